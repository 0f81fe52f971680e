package org.zhengcheng.evaluation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Standing;

/** Reads evaluations, their rosters, and what members said of each other. */
@Component
class Evaluations {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    Evaluations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Evaluation> find(UUID caseId) {
        return jdbc.sql("select * from evaluation where case_id = ?")
                .param(caseId)
                .query(Evaluation.class)
                .optional();
    }

    /** The roster, by the sound of the names. */
    List<Member> members(UUID caseId) {
        return jdbc.sql("select * from evaluation_member where case_id = ? order by pinyin, name, person_id")
                .param(caseId)
                .query((row, n) -> member(row))
                .list();
    }

    Optional<Member> member(UUID caseId, UUID personId) {
        return jdbc.sql("select * from evaluation_member where case_id = ? and person_id = ?")
                .params(caseId, personId)
                .query((row, n) -> member(row))
                .optional();
    }

    /** What was said of somebody, the earliest first. */
    List<Opinion> about(UUID caseId, UUID personId) {
        return opinions("o.about_id = ?", caseId, personId);
    }

    /** What somebody said of others. */
    List<Opinion> by(UUID caseId, UUID personId) {
        return opinions("o.author_id = ?", caseId, personId);
    }

    private List<Opinion> opinions(String which, UUID caseId, UUID personId) {
        return jdbc.sql("select o.author_id, a.name as author, o.about_id, b.name as about, o.words"
                        + " from evaluation_opinion o"
                        + " join evaluation_member a on a.case_id = o.case_id and a.person_id = o.author_id"
                        + " join evaluation_member b on b.case_id = o.case_id and b.person_id = o.about_id"
                        + " where o.case_id = ? and " + which + " order by o.written_at, o.author_id, o.about_id")
                .params(caseId, personId)
                .query(Opinion.class)
                .list();
    }

    /** How many members have said something of others. */
    int authors(UUID caseId) {
        return jdbc.sql("select count(distinct author_id) from evaluation_opinion where case_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    /** The evaluations on whose roster somebody stands, the latest first. */
    List<Own> of(UUID personId) {
        return jdbc.sql(
                        "select e.case_id, e.year, c.person_name as branch_name, e.ended_on, i.step_name, i.step_name_en"
                                + " from evaluation_member m join evaluation e on e.case_id = m.case_id"
                                + " join case_file c on c.id = e.case_id"
                                + " left join lateral (select step_name, step_name_en from inbox_item where case_id = e.case_id"
                                + " limit 1) i on true"
                                + " where m.person_id = ? and m.part <> 'SUSPENDED' and e.roster_fixed_on is not null"
                                + " order by e.year desc, e.roster_on desc limit 30")
                .param(personId)
                .query(Own.class)
                .list();
    }

    /** Erases what was written in an evaluation; who was given which grade, by how many votes, stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(UUID caseId) {
        jdbc.sql("delete from evaluation_opinion where case_id = ?")
                .param(caseId)
                .update();
        jdbc.sql("update evaluation_member set remark = null, self_text = null, self_by = null, excuse = null,"
                        + " grade_reason = null, answer_text = null, answer_by = null where case_id = ?")
                .param(caseId)
                .update();
    }

    private static Member member(ResultSet row) throws SQLException {
        String grade = row.getString("grade");
        String answer = row.getString("answer");
        return new Member(
                row.getObject("case_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                Standing.valueOf(row.getString("standing")),
                Part.valueOf(row.getString("part")),
                row.getString("remark"),
                row.getString("self_text"),
                local(row, "self_at"),
                row.getString("self_by"),
                row.getString("excuse"),
                votes(row),
                grade == null ? null : Grade.valueOf(grade),
                row.getString("grade_reason"),
                row.getObject("situation", Integer.class),
                answer == null ? null : Member.Answer.valueOf(answer),
                row.getString("answer_text"),
                local(row, "answered_at"),
                row.getString("answer_by"));
    }

    private static Member.Votes votes(ResultSet row) throws SQLException {
        if (row.getObject("votes_excellent") == null) {
            return null;
        }
        Array situations = row.getArray("votes_situations");
        return new Member.Votes(
                row.getInt("votes_excellent"),
                row.getInt("votes_qualified"),
                row.getInt("votes_basically"),
                row.getInt("votes_unqualified"),
                situations == null ? List.of() : List.of((Integer[]) situations.getArray()));
    }

    private static LocalDateTime local(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : LocalDateTime.ofInstant(time.toInstant(), SHANGHAI);
    }

    /** What one member said of another. */
    record Opinion(UUID authorId, String author, UUID aboutId, String about, String words) {}

    /** @param stepName where it stands; null once it is closed */
    record Own(UUID caseId, int year, String branchName, LocalDate endedOn, String stepName, String stepNameEn) {

        public Text step() {
            return Text.of(stepName, stepNameEn);
        }
    }
}
