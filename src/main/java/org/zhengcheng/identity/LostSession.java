package org.zhengcheng.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * What becomes of a form that is sent after the session has ended: the person signs in and is led back to the page on which
 * the form stood, where what was saved is waiting. A script is told to ask for that.
 */
final class LostSession implements AccessDeniedHandler {

    private static final String SIGN_IN = "/sign-in";
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (!(denied instanceof CsrfException)) {
            otherwise.handle(request, response, denied);
        } else if (request.getHeader("X-Requested-With") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            Optional<String> page = pageOfTheForm(request);
            boolean signedIn = SecurityContextHolder.getContext().getAuthentication() != null;
            if (signedIn && page.isPresent()) {
                response.sendRedirect(page.get() + "?again");
            } else {
                page.ifPresent(
                        address -> request.getSession().setAttribute(SAVED_REQUEST, new SimpleSavedRequest(address)));
                response.sendRedirect(SIGN_IN + "?expired");
            }
        }
    }

    /** Only ever a page of this site. */
    private static Optional<String> pageOfTheForm(HttpServletRequest request) {
        try {
            URI site = URI.create(request.getRequestURL().toString()).resolve("/");
            return Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
                    .map(URI::create)
                    .filter(page -> site.equals(page.resolve("/")))
                    .map(URI::getRawPath)
                    .filter(path -> !path.startsWith(SIGN_IN));
        } catch (IllegalArgumentException madeUp) {
            return Optional.empty();
        }
    }
}
