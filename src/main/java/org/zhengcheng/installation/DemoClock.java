package org.zhengcheng.installation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The demonstration's clock: the machine's time plus an amount that can only grow, the same for everyone and kept over a
 * restart, so that two years of a procedure can be walked in ten minutes.
 */
public final class DemoClock extends Clock {

    /** The zone of every date of record. */
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final AtomicReference<Duration> ahead = new AtomicReference<>();

    DemoClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves on to the beginning of working hours of {@code day}; a day that has begun already changes nothing. */
    public synchronized void moveTo(LocalDate day) {
        Instant morning = day.atTime(9, 0).atZone(SHANGHAI).toInstant();
        if (morning.isAfter(instant())) {
            Duration further = Duration.between(Clock.systemUTC().instant(), morning);
            jdbc.sql("insert into demo_clock (ahead_seconds) values (?) "
                            + "on conflict (one) do update set ahead_seconds = excluded.ahead_seconds")
                    .param(further.toSeconds())
                    .update();
            ahead.set(further);
        }
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead());
    }

    /** Read on first use: the table does not exist before the migrations have run. */
    private Duration ahead() {
        Duration known = ahead.get();
        if (known == null) {
            known = jdbc.sql("select ahead_seconds from demo_clock")
                    .query(Long.class)
                    .optional()
                    .map(Duration::ofSeconds)
                    .orElse(Duration.ZERO);
            ahead.set(known);
        }
        return known;
    }

    @Override
    public ZoneId getZone() {
        return SHANGHAI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead());
    }
}
