package org.zhengcheng.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells every page of a browser that walks a case where the walk goes next. */
@DemoOnly
@Configuration(proxyBeanMethods = false)
class WalkStrip implements WebMvcConfigurer, HandlerInterceptor {

    private final GuidedWalk walk;

    WalkStrip(GuidedWalk walk) {
        this.walk = walk;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/*.css", "/*.js", "/*.svg");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute("demoRoom", true);
        return true;
    }

    /** After the page's own work, so that what it has just done counts; a page that only leads on shows nothing. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        HttpSession session = request.getSession(false);
        boolean shown = page != null
                && page.getViewName() != null
                && !page.getViewName().startsWith("redirect:");
        if (shown && session != null && session.getAttribute(WalkController.WALK) instanceof String username) {
            Stop next = walk.next(username).orElse(null);
            request.setAttribute("walking", true);
            request.setAttribute("walkNext", next);
            request.setAttribute("walkHere", next != null && next.path().equals(request.getRequestURI()));
            if (next == null) {
                request.setAttribute("walked", walk.walked(username).orElse(null));
            }
        }
    }
}
