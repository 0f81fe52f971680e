package org.zhengcheng.diagram.trial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.NoSuchCase;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where trials are kept. */
@Component
class TrialRecords {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Move>> MOVES = new TypeReference<>() {};
    private static final TypeReference<List<Standing>> STANDINGS = new TypeReference<>() {};
    private static final int MOST = 50;
    private static final String TRIAL = "select id, draft_id, procedure_key, name,"
            + " coalesce(born, (first_day - interval '30 years')::date) as born, launch_due, first_day, today, moves, expected,"
            + " made_name, made_at from diagram_trial ";

    private final JdbcClient jdbc;

    TrialRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All the ways kept of a procedure, in the order of their names. */
    List<Trial> kept(String procedureKey) {
        return jdbc.sql(TRIAL + "where procedure_key = ? and name is not null order by name, made_at")
                .param(procedureKey)
                .query(TrialRecords::trial)
                .list();
    }

    /** Whether there are as many as are run anew before a release, and none of this name among them. */
    boolean isFull(String procedureKey, String name) {
        return jdbc.sql("select count(*) >= ? and not coalesce(bool_or(name = ?), false) from diagram_trial"
                        + " where procedure_key = ? and name is not null")
                .params(MOST, name, procedureKey)
                .query(Boolean.class)
                .single();
    }

    /** @throws NoSuchCase if there is none */
    Trial get(UUID id) {
        return jdbc.sql(TRIAL + "where id = ?")
                .param(id)
                .query(TrialRecords::trial)
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    /** The same, kept for the present transaction. */
    Trial hold(UUID id) {
        return jdbc.sql(TRIAL + "where id = ? for update")
                .param(id)
                .query(TrialRecords::trial)
                .optional()
                .orElseThrow(() -> new NoSuchCase(id));
    }

    void begin(Trial trial, UUID madeBy) {
        jdbc.sql(
                        "insert into diagram_trial (id, draft_id, procedure_key, born, launch_due, first_day, today, moves, made_by,"
                                + " made_name, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        trial.id(),
                        trial.draftId(),
                        trial.procedureKey(),
                        trial.beginning().born(),
                        trial.beginning().launchDue(),
                        trial.firstDay(),
                        trial.today(),
                        JSON.writeValueAsString(trial.moves()),
                        madeBy,
                        trial.madeName(),
                        trial.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void go(UUID id, LocalDate today, List<Move> moves) {
        jdbc.sql("update diagram_trial set today = ?, moves = ? where id = ?")
                .params(today, JSON.writeValueAsString(moves), id)
                .update();
    }

    /** Keeps it under a name; one of that name that was kept before gives way. */
    void keep(Trial trial, String name, List<Standing> expected) {
        jdbc.sql(
                        "update diagram_trial set name = null, expected = null where procedure_key = ? and name = ? and id <> ?")
                .params(trial.procedureKey(), name, trial.id())
                .update();
        jdbc.sql("update diagram_trial set name = ?, expected = ? where id = ?")
                .params(name, JSON.writeValueAsString(expected), trial.id())
                .update();
    }

    /** No longer a way that is run anew. */
    void forget(UUID id) {
        jdbc.sql("update diagram_trial set name = null, expected = null where id = ?")
                .param(id)
                .update();
    }

    private static Trial trial(ResultSet row, int n) throws SQLException {
        String expected = row.getString("expected");
        return new Trial(
                row.getObject("id", UUID.class),
                row.getObject("draft_id", UUID.class),
                row.getString("procedure_key"),
                row.getString("name"),
                new Beginning(row.getObject("born", LocalDate.class), row.getObject("launch_due", LocalDate.class)),
                row.getObject("first_day", LocalDate.class),
                row.getObject("today", LocalDate.class),
                JSON.readValue(row.getString("moves"), MOVES),
                expected == null ? null : JSON.readValue(expected, STANDINGS),
                row.getString("made_name"),
                row.getTimestamp("made_at").toInstant());
    }
}
