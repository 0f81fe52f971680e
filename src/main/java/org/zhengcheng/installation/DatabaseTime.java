package org.zhengcheng.installation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time of the database, which all nodes share, for work that several of them do at once. The application's clock may
 * run ahead on purpose (the demonstration, tests); by as much this time runs ahead of the database. What is not on
 * purpose, a machine whose own clock is off, shows in the comparison of that clock with the database's.
 */
@Component
public class DatabaseTime {

    /** A node whose clock is off by more does no work that depends on a date. */
    static final Duration LARGEST_SKEW = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Clock machine;
    private final AtomicReference<Reading> last = new AtomicReference<>();

    @Autowired
    DatabaseTime(JdbcClient jdbc, Clock clock) {
        this(jdbc, clock, Clock.systemUTC());
    }

    /** @param machine the clock of the machine this node runs on */
    public DatabaseTime(JdbcClient jdbc, Clock clock, Clock machine) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.machine = machine;
    }

    /** Asks the database what time it is; says so in the log when this node's clock goes wrong or right again. */
    public Reading read() {
        Instant asked = machine.instant();
        Instant database = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant answered = machine.instant();
        Duration ahead = Duration.between(answered, clock.instant());
        Reading reading = new Reading(
                database.plus(ahead),
                LocalDate.ofInstant(database.plus(ahead), clock.getZone()),
                outside(asked, database, answered));
        Reading before = last.getAndSet(reading);
        if (reading.isOff() && (before == null || !before.isOff())) {
            LOG.error(
                    "本机时钟与数据库相差{}，停止处理期限、发信和清理。This machine's clock is off by {} against the database:"
                            + " here no deadlines are worked on and no mail is sent until it is right.",
                    reading.skew(),
                    reading.skew());
        } else if (!reading.isOff() && before != null && before.isOff()) {
            LOG.info("本机时钟已校准，继续处理期限。This machine's clock is right again: deadlines are worked on.");
        }
        return reading;
    }

    /** By how much the database's time lies outside the time in which it was asked: how long that took is no skew. */
    private static Duration outside(Instant asked, Instant database, Instant answered) {
        if (database.isBefore(asked)) {
            return Duration.between(database, asked);
        }
        return database.isAfter(answered) ? Duration.between(answered, database) : Duration.ZERO;
    }

    /**
     * What time it is.
     *
     * @param now the database's time, ahead by as much as the application's clock is
     * @param today that day in Asia/Shanghai
     * @param skew by how much at least this machine's clock is off, never negative
     */
    public record Reading(Instant now, LocalDate today, Duration skew) {

        /** Whether this node must leave work that depends on a date to others. */
        public boolean isOff() {
            return skew.compareTo(LARGEST_SKEW) > 0;
        }
    }
}
