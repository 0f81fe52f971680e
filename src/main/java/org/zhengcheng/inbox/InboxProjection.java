package org.zhengcheng.inbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.consequence.StepClosed;
import org.zhengcheng.casework.consequence.StepDatesChanged;
import org.zhengcheng.casework.consequence.StepOpened;
import org.zhengcheng.casework.consequence.StepSeatsChanged;
import org.zhengcheng.language.SpelledName;
import org.zhengcheng.language.Text;

/** Keeps one row per open step and office, in the transaction that opened or closed the step. */
@Component
class InboxProjection {

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final NamedParameterJdbcTemplate jdbc;

    InboxProjection(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void opened(StepOpened step) {
        SpelledName spelled = SpelledName.of(step.subjectName());
        List<MapSqlParameterSource> rows =
                step.seats().stream().map(seat -> row(step, seat, spelled)).toList();
        jdbc.batchUpdate("""
                insert into inbox_item (task_id, role, office_id, case_id, procedure_key, case_number,
                  step_id, step_name, step_name_en, step_number, subject_id, subject_name, subject_pinyin,
                  subject_initials, search, branch_id, branch_name, basis, basis_en, not_before, due_on, soon_on,
                  paused_on, why, why_en, due_sort, opened_at)
                values (:task, :role, :office, :case, :procedure, :number, :step, :stepName,
                  :stepNameInEnglish, :stepNumber, :subject, :subjectName, :pinyin, :initials, :search, :branch,
                  :branchName, :basis, :basisInEnglish, :notBefore, :due, :soonOn,
                  :pausedOn, :why, :whyInEnglish, :dueSort, :openedAt)
                """, rows.toArray(SqlParameterSource[]::new));
    }

    @EventListener
    void closed(StepClosed step) {
        jdbc.update("delete from inbox_item where task_id = :task", new MapSqlParameterSource("task", step.taskId()));
    }

    @EventListener
    void moved(StepDatesChanged step) {
        jdbc.update(
                "update inbox_item set not_before = :notBefore, due_on = :due, due_sort = :dueSort, soon_on = :soonOn,"
                        + " paused_on = :pausedOn, why = :why, why_en = :whyInEnglish where task_id = :task",
                dates(step.notBefore(), step.dueOn(), step.reckoned()).addValue("task", step.taskId()));
    }

    /** Of each role that is held in an organisation a step has one row. */
    @EventListener
    void reseated(StepSeatsChanged step) {
        MapSqlParameterSource branch = new MapSqlParameterSource("task", step.taskId())
                .addValue("branch", step.branchId())
                .addValue("branchName", step.branchName());
        jdbc.update(
                "update inbox_item set branch_id = :branch, branch_name = :branchName where task_id = :task", branch);
        jdbc.batchUpdate(
                "update inbox_item set office_id = :office where task_id = :task and role = :role",
                step.seats().stream()
                        .map(seat -> new MapSqlParameterSource("task", step.taskId())
                                .addValue("role", seat.role().id())
                                .addValue("office", seat.organizationId()))
                        .toArray(SqlParameterSource[]::new));
    }

    private static MapSqlParameterSource dates(LocalDate notBefore, LocalDate due, StepOpened.Reckoned reckoned) {
        Text why = reckoned.why();
        return new MapSqlParameterSource()
                .addValue("notBefore", notBefore)
                .addValue("due", due)
                .addValue("dueSort", due == null ? NEVER : due)
                .addValue("soonOn", reckoned.soonOn())
                .addValue("pausedOn", reckoned.pausedOn())
                .addValue("why", why == null ? null : why.chinese())
                .addValue("whyInEnglish", why == null ? null : why.english());
    }

    private static MapSqlParameterSource row(StepOpened step, StepOpened.Seat seat, SpelledName spelled) {
        return dates(step.notBefore(), step.dueOn(), step.reckoned())
                .addValue("task", step.taskId())
                .addValue("role", seat.role().id())
                .addValue("office", seat.organizationId() == null ? seat.personId() : seat.organizationId())
                .addValue("case", step.caseId())
                .addValue("procedure", step.procedureKey())
                .addValue("number", step.caseNumber())
                .addValue("step", step.stepId())
                .addValue("stepName", step.stepName().chinese())
                .addValue("stepNameInEnglish", step.stepName().english())
                .addValue("stepNumber", step.stepNumber())
                .addValue("subject", step.subjectId())
                .addValue("subjectName", step.subjectName())
                .addValue("pinyin", spelled.pinyin())
                .addValue("initials", spelled.initials())
                .addValue("search", SearchWords.hit(step.subjectName(), spelled, step.caseNumber()))
                .addValue("branch", step.branchId())
                .addValue("branchName", step.branchName())
                .addValue("basis", step.basis() == null ? null : step.basis().chinese())
                .addValue(
                        "basisInEnglish",
                        step.basis() == null ? null : step.basis().english())
                .addValue("openedAt", OffsetDateTime.ofInstant(step.openedAt(), ZoneOffset.UTC));
    }
}
