package org.zhengcheng.casework.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.consequence.Recount;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Offices;

/**
 * What the daily comparison has found, for an administrator: numbers of cases and dates, never whose they are. What only
 * the calendar makes different is mended here, once somebody has seen it.
 */
@Component
class Findings {

    private static final String OFFICE = "系统管理员";
    private static final int DAYS = 30;
    private static final int LATEST = 100;
    /** Cases mended in one go. */
    private static final int AT_ONCE = 200;

    private final CaseFiles files;
    private final Recount recount;
    private final Diagrams diagrams;
    private final Offices offices;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Findings(
            CaseFiles files,
            Recount recount,
            Diagrams diagrams,
            Offices offices,
            Ledger ledger,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.recount = recount;
        this.diagrams = diagrams;
        this.offices = offices;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether somebody may see this and mend it. */
    boolean areFor(Actor actor) {
        return offices.isAdministrator(actor.personId(), LocalDate.now(clock));
    }

    /** The comparisons of the last weeks, the newest first. */
    List<Run> runs() {
        return jdbc.sql("select day, started_at, finished_at, cases, differences from deadline_comparison"
                        + " order by day desc limit ?")
                .param(DAYS)
                .query((row, n) -> new Run(
                        row.getObject("day", LocalDate.class),
                        local(row, "started_at"),
                        local(row, "finished_at"),
                        row.getInt("cases"),
                        row.getInt("differences")))
                .list();
    }

    /** The latest differences, the newest first. */
    List<Found> latest(Pending pending) {
        Set<List<Object>> open = pending.all().stream()
                .map(move -> List.<Object>of(move.caseId(), move.taskId(), move.period()))
                .collect(Collectors.toSet());
        return jdbc.sql("select f.day, f.case_id, c.number, c.definition_id, f.task_id, f.period, f.was_on,"
                        + " f.should_be_on, f.mended, d.step_id, d.kind from deadline_difference f"
                        + " join case_file c on c.id = f.case_id"
                        + " left join deadline d on d.task_id = f.task_id and d.period = f.period"
                        + " order by f.id desc limit ?")
                .param(LATEST)
                .query((row, n) -> found(row, open))
                .list();
    }

    /** What the calendar alone makes different now, in cases in which the comparison found it; nothing is written. */
    Pending pending() {
        return pending(false);
    }

    private Pending pending(boolean lock) {
        List<Move> moves = new ArrayList<>();
        for (UUID id : unmended()) {
            Optional<CaseFile> file = lock ? files.lock(id) : files.findById(id);
            file.ifPresent(one -> ofTheCalendar(one).forEach(difference -> moves.add(move(one, difference))));
        }
        return new Pending(moves);
    }

    /**
     * Makes these dates what they ought to be, if they are still what was seen.
     *
     * @return how many dates were moved; empty if something else would be, and nothing was changed
     */
    Optional<Integer> mend(String seenSha256, Actor actor) {
        return transaction.execute(status -> {
            Pending pending = pending(true);
            if (!pending.sha256().equals(seenSha256)) {
                return Optional.empty();
            }
            Set<UUID> cases = new HashSet<>();
            pending.all().forEach(move -> {
                if (cases.add(move.caseId())) {
                    CaseFile file = files.findById(move.caseId()).orElseThrow();
                    recount.follow(file, ofTheCalendar(file));
                }
            });
            cases.forEach(
                    id -> jdbc.sql("update deadline_difference set mended = true where case_id = ? and not mended")
                            .param(id)
                            .update());
            pending.moved().forEach(move -> record(move, actor));
            return Optional.of(pending.moved().size());
        });
    }

    /** In the order of their keys, so that two who mend at once never wait for each other crosswise. */
    private List<UUID> unmended() {
        return jdbc.sql("select distinct f.case_id from deadline_difference f join case_file c on c.id = f.case_id"
                        + " where not f.mended and c.state = 'OPEN' order by f.case_id limit ?")
                .param(AT_ONCE)
                .query(UUID.class)
                .list();
    }

    private List<Recount.Difference> ofTheCalendar(CaseFile file) {
        return recount.differences(file).stream()
                .filter(Recount.Difference::isOfTheCalendar)
                .toList();
    }

    private Move move(CaseFile file, Recount.Difference difference) {
        return new Move(
                file.id(),
                file.number(),
                difference.taskId(),
                difference.should().period(),
                difference.stepId(),
                diagrams.get(file.definitionId()).step(difference.stepId()).name(),
                difference.should().kind() == Period.Kind.NOT_BEFORE,
                difference.was().dueOn(),
                difference.should().dueOn());
    }

    private Found found(ResultSet row, Set<List<Object>> open) throws SQLException {
        String stepId = row.getString("step_id");
        UUID caseId = row.getObject("case_id", UUID.class);
        boolean waits = open.contains(List.<Object>of(caseId, row.getString("task_id"), row.getInt("period")));
        return new Found(
                row.getObject("day", LocalDate.class),
                row.getString("number"),
                stepId == null
                        ? null
                        : diagrams.get(row.getString("definition_id"))
                                .step(stepId)
                                .name(),
                Objects.equals(row.getString("kind"), Period.Kind.NOT_BEFORE.name()),
                row.getObject("was_on", LocalDate.class),
                row.getObject("should_be_on", LocalDate.class),
                row.getBoolean("mended") ? State.MENDED : waits ? State.WAITS : State.GONE);
    }

    private LocalDateTime local(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null
                ? null
                : LocalDateTime.ofInstant(row.getTimestamp(column).toInstant(), clock.getZone());
    }

    private void record(Move move, Actor actor) {
        ledger.append(new Entry(
                LedgerChain.ofCase(move.caseId()),
                actor.personId(),
                OFFICE,
                "calendar",
                move.stepId(),
                "moved",
                LocalDate.now(clock),
                Sha256.of(move.was() + " " + move.becomes())));
    }

    /** A comparison; {@code finishedAt} is null while it runs, times are local to Asia/Shanghai. */
    record Run(LocalDate day, LocalDateTime startedAt, LocalDateTime finishedAt, int cases, int differences) {}

    /** What became of a difference. */
    enum State {
        /** It was put right at once, or after somebody confirmed it. */
        MENDED,
        /** Somebody has to confirm it. */
        WAITS,
        /** There is none any more: the step was taken, or the date moved otherwise. */
        GONE
    }

    /**
     * A difference.
     *
     * @param step null if nothing is known of it any more
     * @param blocks whether it is the first day on which the step is allowed, and not the last
     * @param was null if there was no row
     * @param should null if there should have been none
     */
    record Found(
            LocalDate day,
            String caseNumber,
            Text step,
            boolean blocks,
            LocalDate was,
            LocalDate should,
            State state) {}

    /** A date that will move, or lose or gain its mark as provisional. */
    record Move(
            UUID caseId,
            String caseNumber,
            String taskId,
            int period,
            String stepId,
            Text step,
            boolean blocks,
            LocalDate was,
            LocalDate becomes) {}

    /** What waits to be confirmed. */
    record Pending(List<Move> all) {

        /** Those whose day becomes another. */
        List<Move> moved() {
            return all.stream()
                    .filter(move -> !move.was().equals(move.becomes()))
                    .toList();
        }

        /** The same moves have the same fingerprint: what is confirmed is what was seen. */
        String sha256() {
            return Sha256.of(all.stream()
                    .map(move -> move.taskId() + " " + move.period() + " " + move.was() + " " + move.becomes())
                    .collect(Collectors.joining("\n")));
        }
    }
}
