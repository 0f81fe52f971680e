package org.zhengcheng.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes seals to the places outside, in their order, and tries again what did not get there: after a minute, two, four and
 * so on up to a day, without end. Nothing is in a transaction while a place is spoken to.
 */
@Component
public class SealCourier {

    private static final Logger LOG = LoggerFactory.getLogger(SealCourier.class);
    private static final int MOST_PER_ROUND = 200;
    private static final int LONGEST_PROBLEM = 500;

    private final JdbcClient jdbc;
    private final Map<String, SealPlace> places;

    SealCourier(JdbcClient jdbc, List<SealPlace> places) {
        this.jdbc = jdbc;
        this.places = places.stream()
                .filter(SealPlace::isSet)
                .collect(Collectors.toMap(SealPlace::name, Function.identity()));
    }

    /** Takes whatever is due. */
    public void goRound() {
        for (int n = 0; n < MOST_PER_ROUND; n++) {
            Due due = next();
            if (due == null) {
                return;
            }
            String problem = take(due);
            if (problem == null) {
                jdbc.sql("update ledger_delivery set delivered_at = clock_timestamp(), problem = null"
                                + " where seal = ? and place = ?")
                        .params(due.number(), due.place())
                        .update();
            } else {
                LOG.warn(
                        "封印{}未能送到{}：{} Seal {} did not get to the {}",
                        due.number(),
                        due.place(),
                        problem,
                        due.number(),
                        due.place());
                jdbc.sql("update ledger_delivery set problem = ? where seal = ? and place = ?")
                        .params(
                                problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)),
                                due.number(),
                                due.place())
                        .update();
            }
        }
    }

    /** The names of the places this installation has. */
    public List<String> places() {
        return places.keySet().stream().sorted().toList();
    }

    /** What did not get where it should, the oldest first. */
    public List<Problem> problems() {
        return jdbc.sql("select seal, place, attempts, problem, due_at from ledger_delivery"
                        + " where delivered_at is null and attempts > 0 order by seal, place limit 20")
                .query((row, n) -> new Problem(
                        row.getInt("seal"),
                        row.getString("place"),
                        row.getInt("attempts"),
                        row.getString("problem"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Puts off the next attempt before this one is made, so that no other node makes it too. */
    private Due next() {
        return jdbc.sql("""
                        with taken as (
                          update ledger_delivery d set attempts = attempts + 1,
                            due_at = clock_timestamp() + interval '1 minute' * least(power(2, attempts), 1440)
                          where (seal, place) = (select seal, place from ledger_delivery
                            where delivered_at is null and due_at <= clock_timestamp() and place = any (:places)
                            order by seal, place limit 1 for update skip locked)
                          returning d.seal, d.place
                        )
                        select s.number, s.sealed_at, s.head, s.hash, s.signature, t.place
                        from taken t join ledger_seal s on s.number = t.seal
                        """)
                .param("places", places.keySet().toArray(String[]::new))
                .query((row, n) -> new Due(
                        row.getInt("number"),
                        row.getString("place"),
                        new Seal(
                                row.getInt("number"),
                                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                                row.getBytes("head"),
                                row.getBytes("hash"),
                                row.getBytes("signature"))))
                .optional()
                .orElse(null);
    }

    /** Why it did not get there; null if it did. */
    private String take(Due due) {
        try {
            places.get(due.place()).take(due.seal());
            return null;
        } catch (Exception failure) {
            // Whatever is wrong with one place must not keep the others waiting.
            return failure.getClass().getSimpleName() + ": " + failure.getMessage();
        }
    }

    private record Due(int number, String place, Seal seal) {}

    /**
     * A seal that is not where it should be.
     *
     * @param dueAt when it is tried again
     */
    public record Problem(int seal, String place, int attempts, String problem, Instant dueAt) {}
}
