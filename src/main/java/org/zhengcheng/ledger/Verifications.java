package org.zhengcheng.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** When the ledger was verified and what was found; one verification at a time, whichever node runs it. */
@Component
public class Verifications {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
    private static final long LOCK = 0x7e51f1L;
    /** One that has said nothing for so long died with its node. */
    private static final String RUNS = "finished_at is null and beat_at > clock_timestamp() - interval '2 minutes'";

    private final JdbcClient jdbc;
    private final Verification verification;
    private final Ledger ledger;
    private final Duration every;
    private final TaskExecutor executor;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Verifications(
            JdbcClient jdbc,
            Verification verification,
            Ledger ledger,
            LedgerSettings settings,
            @Qualifier("applicationTaskExecutor") TaskExecutor executor,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.verification = verification;
        this.ledger = ledger;
        this.every = settings.verifyEvery();
        this.executor = executor;
        this.transaction = new TransactionTemplate(transactions);
        // What it has come to is told while the one long look at the ledger lasts.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.events = events;
        this.clock = clock;
    }

    /** Begins one and returns at once; does nothing if one runs already. */
    public void begin(UUID personId, String office) {
        transaction
                .execute(status -> {
                    Optional<UUID> id = enter(personId, Duration.ZERO);
                    id.ifPresent(begun -> ledger.append(new Entry(
                            LedgerChain.ofInstallation(),
                            personId,
                            office,
                            "verify",
                            begun.toString(),
                            "begun",
                            LocalDate.now(clock),
                            null)));
                    return id;
                })
                .ifPresent(id -> executor.execute(() -> run(id)));
    }

    /** Runs one to its end if the last was begun too long ago. */
    public void runIfDue() {
        transaction.execute(status -> enter(null, every)).ifPresent(this::run);
    }

    /** The latest one, finished or not. */
    public Optional<Past> latest() {
        return jdbc.sql("select started_at, entries, checked, finished_at, faults, fault_place, fault, " + RUNS
                        + " as running from ledger_verification order by started_at desc limit 1")
                .query((row, n) -> new Past(
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getLong("entries"),
                        row.getLong("checked"),
                        instant(row.getObject("finished_at", OffsetDateTime.class)),
                        row.getInt("faults"),
                        row.getString("fault_place"),
                        row.getString("fault"),
                        row.getBoolean("running")))
                .optional();
    }

    private Optional<UUID> enter(UUID personId, Duration since) {
        UUID id = UUID.randomUUID();
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> 0)
                .single();
        int entered = jdbc.sql("insert into ledger_verification (id, by_person, entries) select :id, :person,"
                        + " (select coalesce(sum(seq), 0) from ledger_head) where not exists"
                        + " (select from ledger_verification where " + RUNS
                        + " or started_at > clock_timestamp() - make_interval(secs => :since))")
                .param("id", id)
                .param("person", personId)
                .param("since", (double) since.toSeconds())
                .update();
        return entered == 1 ? Optional.of(id) : Optional.empty();
    }

    private void run(UUID id) {
        List<Verification.Fault> faults = verification.run(checked -> transaction.executeWithoutResult(status ->
                jdbc.sql("update ledger_verification set checked = ?, beat_at = clock_timestamp() where id = ?")
                        .params(checked, id)
                        .update()));
        Verification.Fault first = faults.isEmpty() ? null : faults.get(0);
        if (first != null) {
            LOG.error(
                    "总账核验发现{}处不符，第一处：{}（{}）。The ledger was altered: {} faults, the first at {} ({})",
                    faults.size(),
                    first.place(),
                    first.what(),
                    faults.size(),
                    first.place(),
                    first.what());
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update ledger_verification set finished_at = clock_timestamp(), faults = ?, fault_place = ?,"
                            + " fault = ? where id = ?")
                    .params(
                            faults.size(),
                            first == null ? null : first.place(),
                            first == null ? null : first.what(),
                            id)
                    .update();
            if (first != null) {
                events.publishEvent(new LedgerAltered(faults.size()));
            }
        });
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * A verification.
     *
     * @param entries how many entries there were when it began
     * @param finishedAt null if it was not finished
     * @param place where the first fault is, for the reader
     * @param fault the code of what is wrong there; null if all is well
     */
    public record Past(
            Instant startedAt,
            long entries,
            long checked,
            Instant finishedAt,
            int faults,
            String place,
            String fault,
            boolean running) {}
}
