package org.zhengcheng.diagram.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.version.CaseVersions;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** Which cases run on which version and where, and what is written down of their moves. */
@Component
class MigrationRecords {

    /** In one act; the rest follows in the next. */
    static final int MOST = 200;

    private static final String RUNNING = "select c.id, c.number, c.definition_id, i.step_id from case_file c"
            + " join lateral (select step_id from inbox_item where case_id = c.id limit 1) i on true"
            + " where c.state = 'OPEN'";

    private final JdbcClient jdbc;
    private final Clock clock;

    MigrationRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The cases that run on other versions, the oldest first: at most one more than are moved in one act.
     *
     * @param number what their numbers begin with; empty for all
     */
    List<Running> elsewhere(String procedureKey, String targetId, String number) {
        return jdbc.sql(RUNNING + " and c.procedure_key = ? and c.definition_id <> ? and starts_with(c.number, ?)"
                        + " order by c.opened_at, c.id limit ?")
                .params(procedureKey, targetId, number, MOST + 1)
                .query(MigrationRecords::running)
                .list();
    }

    /** Of these cases those that run on other versions. */
    List<Running> among(Collection<UUID> cases, String procedureKey, String targetId) {
        return jdbc.sql(RUNNING + " and c.procedure_key = ? and c.definition_id <> ? and c.id = any(?)"
                        + " order by c.opened_at, c.id")
                .params(procedureKey, targetId, cases.toArray(UUID[]::new))
                .query(MigrationRecords::running)
                .list();
    }

    private static Running running(ResultSet row, int n) throws SQLException {
        return new Running(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("definition_id"),
                row.getString("step_id"));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(
            UUID id, String procedureKey, String targetId, Map<String, String> mapping, String reason, Actor actor) {
        jdbc.sql(
                        "insert into diagram_migration (id, procedure_key, target_id, mapping, reason, made_by, made_name, made_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        procedureKey,
                        targetId,
                        mapping.entrySet().stream()
                                .map(one -> one.getKey() + " " + one.getValue())
                                .sorted()
                                .collect(Collectors.joining("\n")),
                        reason,
                        actor.personId(),
                        actor.name(),
                        now())
                .update();
    }

    /** @param hindrance why it stays; empty if it is to be moved */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(UUID id, Running running, String to, Optional<CaseVersions.Hindrance> hindrance) {
        Text step = hindrance.map(CaseVersions.Hindrance::step).orElse(null);
        jdbc.sql(
                        "insert into diagram_migration_case (migration_id, case_id, from_id, from_step, to_step, state, problem,"
                                + " problem_step, problem_step_en) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(running.caseId())
                .param(running.definitionId())
                .param(running.stepId())
                .param(to)
                .param((hindrance.isPresent() ? Migration.State.STAYED : Migration.State.WAITING).name())
                .param(hindrance.map(CaseVersions.Hindrance::code).orElse(null))
                .param(step == null ? null : step.chinese())
                .param(step == null ? null : step.english())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void became(UUID id, UUID caseId, Optional<CaseVersions.Hindrance> hindrance) {
        Text step = hindrance.map(CaseVersions.Hindrance::step).orElse(null);
        jdbc.sql(
                        "update diagram_migration_case set state = ?, problem = ?, problem_step = ?, problem_step_en = ?, done_at = ?"
                                + " where migration_id = ? and case_id = ?")
                .param((hindrance.isPresent() ? Migration.State.STAYED : Migration.State.MOVED).name())
                .param(hindrance.map(CaseVersions.Hindrance::code).orElse(null))
                .param(step == null ? null : step.chinese())
                .param(step == null ? null : step.english())
                .param(now())
                .param(id)
                .param(caseId)
                .update();
    }

    /** Whether a case still waits to be moved, kept for the present transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdWaiting(UUID id, UUID caseId) {
        return jdbc.sql(
                        "select 1 from diagram_migration_case where migration_id = ? and case_id = ? and state = 'WAITING'"
                                + " for update")
                .params(id, caseId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(UUID id) {
        jdbc.sql(
                        "update diagram_migration set finished_at = ? where id = ? and finished_at is null"
                                + " and not exists (select from diagram_migration_case where migration_id = ? and state = 'WAITING')")
                .params(now(), id, id)
                .update();
    }

    /** @throws NoSuchCase if there is none */
    Migration get(UUID id) {
        List<Migration.Moved> cases = jdbc.sql("select m.case_id, c.number, m.from_id, m.from_step, m.to_step, m.state,"
                        + " m.problem, m.problem_step, m.problem_step_en from diagram_migration_case m"
                        + " join case_file c on c.id = m.case_id where m.migration_id = ? order by c.number")
                .param(id)
                .query((row, n) -> new Migration.Moved(
                        row.getObject("case_id", UUID.class),
                        row.getString("number"),
                        row.getString("from_id"),
                        row.getString("from_step"),
                        row.getString("to_step"),
                        Migration.State.valueOf(row.getString("state")),
                        row.getString("problem"),
                        Text.of(row.getString("problem_step"), row.getString("problem_step_en"))))
                .list();
        return jdbc.sql(
                        "select procedure_key, target_id, reason, made_name, made_at, finished_at from diagram_migration"
                                + " where id = ?")
                .param(id)
                .query((row, n) -> {
                    Timestamp finished = row.getTimestamp("finished_at");
                    return new Migration(
                            id,
                            row.getString("procedure_key"),
                            row.getString("target_id"),
                            row.getString("reason"),
                            row.getString("made_name"),
                            row.getTimestamp("made_at").toInstant(),
                            finished == null ? null : finished.toInstant(),
                            cases);
                })
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    /** A case that runs on another version, and where it stands. */
    record Running(UUID caseId, String number, String definitionId, String stepId) {}
}
