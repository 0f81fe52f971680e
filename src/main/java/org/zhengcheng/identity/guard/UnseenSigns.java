package org.zhengcheng.identity.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses texts with signs that nobody types and nobody sees: those that end a text or move a cursor, which a database does
 * not keep, and those that turn the direction of reading, with which a name looks like another.
 */
public final class UnseenSigns extends OncePerRequestFilter {

    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}&&[^\t\r\n]]|[\\u202a-\\u202e\\u2066-\\u2069]|\\p{Cs}|[\\ufffe\\uffff]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean unseen = request.getParameterMap().entrySet().stream().anyMatch(UnseenSigns::isIn);
        if (unseen) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isIn(Map.Entry<String, String[]> parameter) {
        return Stream.concat(Stream.of(parameter.getKey()), Stream.of(parameter.getValue()))
                .anyMatch(text -> UNSEEN.matcher(text).find());
    }
}
