package org.zhengcheng.identity.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** What cannot be read, or is more than is read, is the sender's fault and no failure of ours: they are told so. */
public final class Unreadable extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            Optional<Integer> status = status(failure);
            if (status.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            response.sendError(status.get());
        }
    }

    private static Optional<Integer> status(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidParameterException parameter) {
                return Optional.of(parameter.getErrorCode());
            }
            if (cause instanceof MaxUploadSizeExceededException) {
                return Optional.of(HttpStatus.CONTENT_TOO_LARGE.value());
            }
            if (cause instanceof MultipartException) {
                return Optional.of(HttpStatus.BAD_REQUEST.value());
            }
        }
        return Optional.empty();
    }
}
