package org.zhengcheng.inbox;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people last chose to see, and whether they use single keys. */
@Component
class Choices {

    private final JdbcClient jdbc;

    Choices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a person chose last, on whatever device. */
    Remembered of(UUID personId) {
        return jdbc.sql(
                        "select procedure_key, step_id, branch_id, subject_id, keys from inbox_choice where person_id = ?")
                .param(personId)
                .query((row, n) -> new Remembered(
                        new Choice(
                                row.getString("procedure_key"),
                                row.getString("step_id"),
                                row.getObject("branch_id", UUID.class),
                                row.getObject("subject_id", UUID.class)),
                        row.getBoolean("keys")))
                .optional()
                .orElse(new Remembered(Choice.ALL, true));
    }

    @Transactional
    void remember(UUID personId, Choice choice) {
        jdbc.sql("""
                        insert into inbox_choice (person_id, procedure_key, step_id, branch_id, subject_id)
                        values (?, ?, ?, ?, ?)
                        on conflict (person_id) do update set procedure_key = excluded.procedure_key,
                          step_id = excluded.step_id, branch_id = excluded.branch_id, subject_id = excluded.subject_id
                        """)
                .params(personId, choice.procedureKey(), choice.stepId(), choice.branchId(), choice.subjectId())
                .update();
    }

    @Transactional
    void useKeys(UUID personId, boolean keys) {
        jdbc.sql("insert into inbox_choice (person_id, keys) values (?, ?)"
                        + " on conflict (person_id) do update set keys = excluded.keys")
                .params(personId, keys)
                .update();
    }

    /** @param keys whether single letters are commands */
    record Remembered(Choice choice, boolean keys) {}
}
