package org.zhengcheng.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The letters that wait to be sent. Every method is one short transaction of its own, none lasts while a server is spoken
 * to; several nodes may call them at once.
 */
@Component
class Outbox {

    /** What stands as the problem of a letter while no server is configured. */
    static final String NO_SERVER = "no mail server";

    /** Longer than any conversation with a server can last: see the time limits in the settings. */
    private static final Duration TO_THE_SERVER = Duration.ofMinutes(5);

    private static final int MOST_ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int TIMES_LONGER = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int LONGEST_PROBLEM = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes one letter for everybody whose summary is due, with everything that waits for it. */
    void collectSummaries() {
        jdbc.sql("""
                        with due as (
                          select id, person_id from notice where daily_at <= :now and mail_id is null
                          for update skip locked
                        ), letters as (
                          insert into mail_outbox (id, person_id, daily, state, due_at, written_at)
                          select gen_random_uuid(), person_id, true, 'WAITING', :now, :now
                          from (select distinct person_id from due) people
                          returning id, person_id
                        )
                        update notice set mail_id = letters.id from due join letters on letters.person_id = due.person_id
                        where notice.id = due.id
                        """).param("now", now()).update();
    }

    /**
     * Takes out the next letter to be sent. Until it is sent or has failed nobody else gets it; if that is never heard
     * of, because the node died, somebody else gets it later and sends it with the same Message-ID.
     */
    Optional<Letter> next() {
        return jdbc.sql("""
                        update mail_outbox m set due_at = :later, attempts = attempts + 1
                        where id = (select id from mail_outbox where state = 'WAITING' and due_at <= :now
                                    order by due_at, id limit 1 for update skip locked)
                        returning id, person_id, daily, attempts,
                          (select address from mail_address a where a.person_id = m.person_id) as address,
                          (select name from person p where p.id = m.person_id) as name
                        """)
                .param("now", now())
                .param("later", now().plus(TO_THE_SERVER))
                .query(Letter.class)
                .optional();
    }

    void sent(Letter letter) {
        close(letter, "SENT");
    }

    /** The person no longer wants what it says by mail. */
    void dropped(Letter letter) {
        close(letter, "DROPPED");
    }

    private void close(Letter letter, String state) {
        jdbc.sql("update mail_outbox set state = ?, sent_at = ?, problem = null where id = ?")
                .params(state, now(), letter.id())
                .update();
    }

    /**
     * It could not be sent: it is tried again after a pause that grows with every attempt, and given up at last.
     *
     * @return whether it was given up
     */
    boolean failed(Letter letter, String problem) {
        boolean over = letter.attempts() >= MOST_ATTEMPTS;
        jdbc.sql("update mail_outbox set state = ?, due_at = ?, problem = ? where id = ? and state = 'WAITING'")
                .params(
                        over ? "GIVEN_UP" : "WAITING",
                        now().plus(pauseAfter(letter.attempts())),
                        problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)),
                        letter.id())
                .update();
        return over;
    }

    /** Says of every letter that is due why it stays. */
    void keepForWantOfAServer() {
        jdbc.sql("update mail_outbox set problem = ? where state = 'WAITING' and due_at <= ? and problem is null")
                .params(NO_SERVER, now())
                .update();
    }

    /** A person's latest letters that did not go, or not yet. */
    List<Problem> problemsOf(UUID personId) {
        return jdbc.sql("select state = 'GIVEN_UP' as given_up, attempts, problem, written_at from mail_outbox"
                        + " where person_id = ? and problem is not null order by written_at desc limit 5")
                .param(personId)
                .query((row, n) -> new Problem(
                        row.getBoolean("given_up"),
                        row.getInt("attempts"),
                        row.getString("problem"),
                        LocalDateTime.ofInstant(row.getTimestamp("written_at").toInstant(), clock.getZone())))
                .list();
    }

    /** One minute, four, sixteen, and so on up to a day. */
    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE;
        for (int n = 1; n < attempts && pause.compareTo(LONGEST_PAUSE) < 0; n++) {
            pause = pause.multipliedBy(TIMES_LONGER);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * A letter on its way.
     *
     * @param attempts how often it has been taken to the server, this time included
     * @param address where it goes now; null if the person has taken the address back
     */
    record Letter(UUID id, UUID personId, boolean daily, int attempts, String address, String name) {}

    /** A letter that did not go, and why; the time is local to Asia/Shanghai. */
    record Problem(boolean givenUp, int attempts, String problem, LocalDateTime writtenAt) {

        public boolean isForWantOfAServer() {
            return NO_SERVER.equals(problem);
        }
    }
}
