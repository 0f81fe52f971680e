package org.zhengcheng.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the tests: it stands still until a test moves it. */
public final class TestClock extends Clock {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final AtomicReference<Instant> now = new AtomicReference<>(morning(LocalDate.of(2026, 6, 1)));

    /** It is nine in the morning of that day in Shanghai. */
    public void set(LocalDate day) {
        now.set(morning(day));
    }

    /** So much time passes. */
    public void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return SHANGHAI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now.get(), zone);
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(9, 0).atZone(SHANGHAI).toInstant();
    }
}
