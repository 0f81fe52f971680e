package org.zhengcheng.identity.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.zhengcheng.identity.Actor;

/**
 * Answers so many requests of one account in a minute and no more, so that a program run with somebody's session neither
 * copies everything they may see nor keeps everybody else waiting. Before the sign-in it goes by the address.
 */
public final class RequestLimits extends OncePerRequestFilter {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    /** Of the rest the one that was not heard of longest is forgotten. */
    private static final int REMEMBERED = 20_000;

    private final RequestSettings settings;
    private final LongSupplier ticker;
    private final Map<String, Minute> minutes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
            return size() > REMEMBERED;
        }
    };

    public RequestLimits(RequestSettings settings) {
        this(settings, System::nanoTime);
    }

    /** @param ticker nanoseconds since whenever */
    RequestLimits(RequestSettings settings, LongSupplier ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().matches("/[\\w-]+\\.(css|js|svg)|/actuator/.*|/error");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean answered = isOpenQuestion(request)
                ? count("question " + request.getRemoteAddr(), settings.openQuestions())
                : isAnswered(request);
        if (answered) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Duration.ofMinutes(1).toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private boolean isAnswered(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? count("account " + actor.accountId(), settings.perAccount())
                : count("address " + request.getRemoteAddr(), settings.perAddress());
    }

    /** Whoever asks there has a letter in hand; whoever asks often has none and tries. */
    private static boolean isOpenQuestion(HttpServletRequest request) {
        return request.getServletPath().matches("/letters(/.*)?");
    }

    private boolean count(String who, int most) {
        long now = ticker.getAsLong();
        synchronized (minutes) {
            Minute minute = minutes.get(who);
            if (minute == null || now - minute.began() >= MINUTE) {
                minute = new Minute(now, 0);
            }
            minutes.put(who, new Minute(minute.began(), minute.requests() + 1));
            return minute.requests() < most;
        }
    }

    private record Minute(long began, int requests) {}
}
