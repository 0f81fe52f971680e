package org.zhengcheng.transfer.graduates;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;
import org.zhengcheng.transfer.course.TransferState;

/** The classes whose transfers were begun with a sheet, for whoever brought it, and how far each graduate has come. */
@Component
class Classes {

    private static final int MOST = 50;
    private static final int MOST_ROWS = 2000;

    private final JdbcClient jdbc;

    Classes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(UUID importId, GraduateRow row, UUID caseId) {
        jdbc.sql("insert into graduate (import_id, row_no, case_id, destination_id, outside)"
                        + " values (:import, :row, :case, :destination, :outside)")
                .param("import", importId)
                .param("row", row.number())
                .param("case", caseId)
                .param("destination", row.destinationId(), Types.OTHER)
                .param("outside", row.outside(), Types.VARCHAR)
                .update();
    }

    /** The latest first. */
    List<Brought> of(UUID personId) {
        return jdbc.sql("select i.id, i.file_name, i.uploaded_at, count(*) as rows, count(t.case_id) as applied,"
                        + " count(t.dispatched_on) as dispatched, count(t.accepted_on) as accepted,"
                        + " count(t.ended_on) as ended from sheet_import i join graduate g on g.import_id = i.id"
                        + " left join transfer t on t.case_id = g.case_id where i.person_id = ?"
                        + " group by i.id order by i.uploaded_at desc, i.id limit " + MOST)
                .param(personId)
                .query((row, n) -> new Brought(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        row.getTimestamp("uploaded_at").toInstant(),
                        row.getInt("rows"),
                        row.getInt("applied"),
                        row.getInt("dispatched"),
                        row.getInt("accepted"),
                        row.getInt("ended")))
                .list();
    }

    /** The graduates of a sheet in its order; none if it was brought by somebody else. */
    List<Graduate> rows(UUID importId, UUID personId) {
        return jdbc.sql(
                        "select g.row_no, c.id as case_id, c.number, c.person_name, coalesce(o.name, g.outside) as goes_to,"
                                + " t.state, t.valid_until, t.accepted_on, c.result, c.result_en"
                                + " from graduate g join sheet_import i on i.id = g.import_id and i.person_id = :person"
                                + " join case_file c on c.id = g.case_id left join organization o on o.id = g.destination_id"
                                + " left join transfer t on t.case_id = g.case_id where g.import_id = :import order by g.row_no"
                                + " limit " + MOST_ROWS)
                .param("person", personId)
                .param("import", importId)
                .query((row, n) -> new Graduate(
                        row.getInt("row_no"),
                        row.getObject("case_id", UUID.class),
                        row.getString("number"),
                        row.getString("person_name"),
                        row.getString("goes_to"),
                        state(row.getString("state"), Text.of(row.getString("result"), row.getString("result_en"))),
                        row.getObject("valid_until", LocalDate.class),
                        row.getObject("accepted_on", LocalDate.class)))
                .list();
    }

    private static Text state(String state, Text result) {
        if (result != null) {
            return result;
        }
        return state == null
                ? new Text("待本人确认申请", "to be handed in by the member")
                : TransferState.valueOf(state).title();
    }

    /** A sheet, and how many of its graduates have come how far. */
    record Brought(
            UUID id,
            String fileName,
            Instant uploadedAt,
            int rows,
            int applied,
            int dispatched,
            int accepted,
            int ended) {}

    /** A graduate of a sheet. @param row where it stood in the sheet */
    record Graduate(
            int row,
            UUID caseId,
            String number,
            String name,
            String destination,
            Text state,
            LocalDate validUntil,
            LocalDate acceptedOn) {}
}
