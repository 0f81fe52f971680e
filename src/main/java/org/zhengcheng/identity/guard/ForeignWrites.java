package org.zhengcheng.identity.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send here, even with the right token. Browsers say where a request comes from;
 * who is no browser says nothing and needs the token all the same.
 */
public final class ForeignWrites extends OncePerRequestFilter {

    private static final String COMES_FROM = "Sec-Fetch-Site";
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");
    private static final Set<String> ONLY_ASK = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String from = request.getHeader(COMES_FROM);
        if (ONLY_ASK.contains(request.getMethod()) || from == null || OUR_OWN.contains(from)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
