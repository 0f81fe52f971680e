package org.zhengcheng.notice;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.context.LazyContextVariable;
import org.zhengcheng.identity.Actor;

/** Gives every page the number of unread messages, counted only if the page shows its masthead. */
@Configuration(proxyBeanMethods = false)
class Bell implements WebMvcConfigurer, HandlerInterceptor {

    private final NoticeBox notices;

    Bell(NoticeBox notices) {
        this.notices = notices;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** The page that tells of an error asks nothing of a database that may be what failed. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            request.removeAttribute("unread");
        } else if (authentication != null && authentication.getPrincipal() instanceof Actor actor) {
            request.setAttribute("unread", new Unread(notices, actor));
        }
        return true;
    }

    private static final class Unread extends LazyContextVariable<Integer> {

        private final NoticeBox notices;
        private final Actor actor;

        Unread(NoticeBox notices, Actor actor) {
            this.notices = notices;
            this.actor = actor;
        }

        @Override
        protected Integer loadValue() {
            return notices.countUnread(actor.personId());
        }
    }
}
