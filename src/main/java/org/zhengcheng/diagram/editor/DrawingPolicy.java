package org.zhengcheng.diagram.editor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the pages with a canvas may do beyond other pages, and no page besides: the library that draws sets styles of single
 * elements, has a font of signs, makes a picture of a drawing, and makes markup of texts of its own, which a policy of the
 * page's script takes everything active out of. Scripts still come from here alone, and none stands in the page.
 */
@Configuration(proxyBeanMethods = false)
class DrawingPolicy implements WebMvcConfigurer {

    private static final String POLICY = "Content-Security-Policy";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Widened(DrawingPolicy::drawing)).addPathPatterns("/diagrams/drafts/{id}");
        registry.addInterceptor(new Widened(DrawingPolicy::writing))
                .addPathPatterns("/diagrams/drafts/{id}/forms/{process}/{step}");
    }

    /** What was built of the libraries is large: it is asked each time whether it has changed, and sent only then. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/vendor/**")
                .addResourceLocations("classpath:/static/vendor/")
                .setCacheControl(CacheControl.noCache().cachePrivate());
    }

    /** Lets an answer be looked at within a page of ours; from there it sends nothing anywhere. */
    static void framed(HttpServletResponse response) {
        String policy = response.getHeader(POLICY);
        if (policy != null) {
            response.setHeader(
                    POLICY,
                    policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
                            .replace("connect-src 'self'", "connect-src 'none'")
                            .replaceFirst("form-action .*$", "form-action 'none'"));
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
        }
    }

    private static String drawing(String policy) {
        return withMarkup(policy)
                .replace("style-src 'self';", "style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self';")
                .replace("img-src 'self';", "img-src 'self' blob: data:;");
    }

    /** The sheet of a form needs less: an empty picture of its own while something is dragged, and a frame for the preview. */
    private static String writing(String policy) {
        return withMarkup(policy).replace("img-src 'self';", "img-src 'self' data:; frame-src 'self';");
    }

    private static String withMarkup(String policy) {
        return policy.replace("trusted-types pages;", "trusted-types pages diagrams default;");
    }

    private record Widened(UnaryOperator<String> widening) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String policy = response.getHeader(POLICY);
            if (policy != null) {
                response.setHeader(POLICY, widening.apply(policy));
            }
            return true;
        }
    }
}
