package org.zhengcheng.identity.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhengcheng.identity.Actor;

@DisplayName("一个账号一分钟只答这么多次，没登录的按地址算；别人不受影响，过一分钟又答")
class RequestLimitsTest {

    private final AtomicLong now = new AtomicLong();
    private final RequestLimits limits = new RequestLimits(new RequestSettings(3, 5, 2), now::get);

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anAccountIsAnsweredSoOftenInAMinuteAndThenAgain() throws Exception {
        Actor one = new Actor(UUID.randomUUID(), UUID.randomUUID(), "one", "One");
        Actor other = new Actor(UUID.randomUUID(), UUID.randomUUID(), "other", "Other");
        assertThat(asks(one, "/cases", 5)).containsExactly(200, 200, 200, 429, 429);
        assertThat(asks(other, "/cases", 1)).containsExactly(200);
        assertThat(asks(one, "/look.css", 2)).as("what a page is drawn with").containsExactly(200, 200);
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(asks(one, "/cases", 1)).containsExactly(429);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(asks(one, "/cases", 4)).containsExactly(200, 200, 200, 429);
    }

    @Test
    void strangersCountByTheirAddress() throws Exception {
        assertThat(asks(null, "/sign-in", 6)).containsExactly(200, 200, 200, 200, 200, 429);
    }

    @Test
    void whoIsNotAnsweredIsToldWhenToComeAgain() throws Exception {
        asks(null, "/sign-in", 5);
        MockHttpServletResponse response = ask("/sign-in");
        assertThat(response.getHeader("Retry-After")).isEqualTo("60");
    }

    @Test
    @DisplayName("核验介绍信的页：同一个地址问多了就不答，登录不登录都算；换着核验码试、换着写法试都算在一起")
    void whoTriesCodesIsRefusedSoon() throws Exception {
        assertThat(asks(null, "/letters/00000000000000000000000001", 1)).containsExactly(200);
        assertThat(asks(null, "/letters", 1)).containsExactly(200);
        assertThat(asks(null, "/letters/00000000000000000000000002", 2)).containsExactly(429, 429);
        assertThat(ask("/letters/00000000000000000000000003").getHeader("Retry-After"))
                .isEqualTo("60");
        Actor one = new Actor(UUID.randomUUID(), UUID.randomUUID(), "one", "One");
        assertThat(asks(one, "/letters/00000000000000000000000004", 1))
                .as("an account does not help")
                .containsExactly(429);
        assertThat(asks(one, "/cases", 1)).as("the rest goes on").containsExactly(200);
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(asks(null, "/letters/00000000000000000000000005", 3)).containsExactly(200, 200, 429);
    }

    @Test
    @DisplayName("照现在的设置，从一个地址试一万年，一亿封信里碰上任何一封的机会也不到万亿分之一")
    void codesCannotBeEnumerated() {
        RequestSettings shipped = new Binder(List.of()).bindOrCreate("zhengcheng.requests", RequestSettings.class);
        double tries = shipped.openQuestions() * 60d * 24 * 366 * 10_000;
        double letters = 100_000_000d;
        assertThat(tries * letters / Math.pow(2, 130)).isLessThan(1e-12);
    }

    private List<Integer> asks(Actor actor, String path, int times) throws Exception {
        if (actor != null) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
        }
        Integer[] answers = new Integer[times];
        for (int i = 0; i < times; i++) {
            answers[i] = ask(path).getStatus();
        }
        return List.of(answers);
    }

    private MockHttpServletResponse ask(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        limits.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
