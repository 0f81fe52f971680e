package org.zhengcheng.inbox;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.member.PersonRights;

/** Tells every page whether its reader holds a post, and so has cases to look through; asked only by pages that show it. */
@Configuration(proxyBeanMethods = false)
class Navigation implements WebMvcConfigurer, HandlerInterceptor {

    /** The request's attribute, under which templates find it too. */
    static final String READER = "reader";

    private final Offices offices;
    private final Clock clock;

    Navigation(Offices offices, Clock clock) {
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** The page that tells of a failure asks nothing of a database that may be what failed. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (isOurFailure(request)) {
            request.removeAttribute(READER);
        } else if (authentication != null && authentication.getPrincipal() instanceof Actor actor) {
            request.setAttribute(READER, new Reader(actor));
        }
        return true;
    }

    private static boolean isOurFailure(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                && status >= HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    /** Whoever reads a page. */
    public final class Reader {

        private final Actor actor;
        private List<Office> held;
        private Optional<Administrator> administrator;

        private Reader(Actor actor) {
            this.actor = actor;
        }

        /** Whether they hold a post today. */
        public boolean isInOffice() {
            return !held().isEmpty();
        }

        /** Whether they keep the records of people; nobody does so in another’s place. */
        public boolean isKeepingRecords() {
            return PersonRights.keepsRecords(
                    held().stream().filter(Office::isOwn).toList());
        }

        /** Which of the administrators they are today; null for everybody else, above all for who decides cases. */
        public Administrator getAdministrator() {
            if (administrator == null) {
                administrator = held().stream().anyMatch(Office::isOwn)
                        ? Optional.empty()
                        : offices.administrations(actor.personId(), LocalDate.now(clock)).stream()
                                .findFirst();
            }
            return administrator.orElse(null);
        }

        /** The posts in which they act today, looked up once for a page. */
        List<Office> held() {
            if (held == null) {
                held = offices.actingOn(actor.personId(), LocalDate.now(clock));
            }
            return held;
        }
    }
}
