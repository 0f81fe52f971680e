package org.zhengcheng.diagram.act;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** Lets in at the pages of the process editor only whom they {@linkplain Requires say} they are for. */
@Configuration(proxyBeanMethods = false)
class DiagramDoor implements WebMvcConfigurer, HandlerInterceptor {

    private final SystemRights rights;

    DiagramDoor(SystemRights rights) {
        this.rights = rights;
    }

    /** The last of all: whoever is refused is shown a page, for which the others lay things ready. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    /** @throws NotEntitled if the reader may not */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Requires requires = requires(method);
            if (requires != null) {
                require(requires.value());
            } else if (isOurs(request)) {
                throw new IllegalStateException("Nobody may open what does not say for whom it is: " + method);
            }
        }
        return true;
    }

    private void require(Verb verb) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Actor actor)) {
            throw new NotEntitled(verb);
        }
        rights.require(actor.personId(), verb);
    }

    /** That of the one address before that of its controller; null if there is neither. */
    private static Requires requires(HandlerMethod method) {
        Requires own = method.getMethodAnnotation(Requires.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Requires.class);
    }

    private static boolean isOurs(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .startsWith("/diagrams");
    }
}
