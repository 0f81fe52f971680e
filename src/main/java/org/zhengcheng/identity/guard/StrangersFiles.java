package org.zhengcheng.identity.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhengcheng.identity.Actor;

/** Reads and keeps no files of people who have not signed in; to look for a token all of them would have to be read. */
public final class StrangersFiles extends OncePerRequestFilter {

    private final AccessDeniedHandler lost;

    /** @param lost what becomes of a form that is sent after the session has ended */
    public StrangersFiles(AccessDeniedHandler lost) {
        this.lost = lost;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean files = HttpMethod.POST.matches(request.getMethod())
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (files && (authentication == null || !(authentication.getPrincipal() instanceof Actor))) {
            lost.handle(request, response, new MissingCsrfTokenException(MediaType.MULTIPART_FORM_DATA_VALUE));
        } else {
            chain.doFilter(request, response);
        }
    }
}
