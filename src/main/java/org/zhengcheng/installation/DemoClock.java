package org.zhengcheng.installation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The demonstration's clock: the machine's time plus an amount that can only grow, the same for everyone and kept over a
 * restart, so that two years of a procedure can be walked in ten minutes. The amount lives in the database; every node
 * looks it up anew after a second, so that all of them have the same day.
 */
public final class DemoClock extends Clock {

    /** The zone of every date of record. */
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final LongSupplier nanos;
    private final AtomicReference<Known> known = new AtomicReference<>();

    DemoClock(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    /** @param nanos tells how much time passes, in nanoseconds from some moment on */
    DemoClock(JdbcClient jdbc, LongSupplier nanos) {
        this.jdbc = jdbc;
        this.nanos = nanos;
    }

    /** Moves on to the beginning of working hours of {@code day}; a day that has begun already changes nothing. */
    public synchronized void moveTo(LocalDate day) {
        Instant morning = day.atTime(9, 0).atZone(SHANGHAI).toInstant();
        if (morning.isAfter(instant())) {
            Duration further = Duration.between(Clock.systemUTC().instant(), morning);
            // Another node may have gone further meanwhile.
            long seconds = jdbc.sql("insert into demo_clock as c (ahead_seconds) values (?) on conflict (one) do update"
                            + " set ahead_seconds = greatest(c.ahead_seconds, excluded.ahead_seconds)"
                            + " returning ahead_seconds")
                    .param(further.toSeconds())
                    .query(Long.class)
                    .single();
            known.set(new Known(Duration.ofSeconds(seconds), nanos.getAsLong()));
        }
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead());
    }

    /** Read on first use, since the table does not exist before the migrations have run, and then after every second. */
    private Duration ahead() {
        Known last = known.get();
        if (last != null && nanos.getAsLong() - last.asOf() < GOOD_FOR.toNanos()) {
            return last.ahead();
        }
        try {
            Duration ahead = jdbc.sql("select ahead_seconds from demo_clock")
                    .query(Long.class)
                    .optional()
                    .map(Duration::ofSeconds)
                    .orElse(Duration.ZERO);
            known.set(new Known(ahead, nanos.getAsLong()));
            return ahead;
        } catch (DataAccessException unreachable) {
            // The time is asked for where a transaction has failed, too.
            if (last == null) {
                throw unreachable;
            }
            return last.ahead();
        }
    }

    @Override
    public ZoneId getZone() {
        return SHANGHAI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead());
    }

    /** How far ahead, and when that was looked up. */
    private record Known(Duration ahead, long asOf) {}
}
