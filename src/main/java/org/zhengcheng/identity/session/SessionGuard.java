package org.zhengcheng.identity.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhengcheng.identity.Actor;

/**
 * Asks at each request whether the sign-in still lasts: it may have been idle or long, ended from elsewhere, or its account
 * locked. What comes after it then finds nobody signed in, and leads back to where they were. Whoever has a password made
 * by somebody else is led to change it, whatever they ask for.
 */
public final class SessionGuard extends OncePerRequestFilter {

    private static final String CHANGE = "/me/password";
    private static final Set<String> BEFORE_THE_CHANGE = Set.of(CHANGE, "/sign-out", "/preferences", "/error");

    private final SignIns signIns;

    public SessionGuard(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().matches("/[\\w-]+\\.(css|js|svg)|/actuator/.*");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Actor)) {
            chain.doFilter(request, response);
            return;
        }
        UUID id = SignIns.current(request);
        Optional<SignIns.State> state = id == null ? Optional.empty() : signIns.state(id);
        if (state.isEmpty()) {
            request.getSession().invalidate();
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        } else if (state.get().unseen()) {
            signIns.seen(id);
        }
        if (state.isPresent() && state.get().mustChange() && !BEFORE_THE_CHANGE.contains(request.getServletPath())) {
            response.sendRedirect(request.getContextPath() + CHANGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}
