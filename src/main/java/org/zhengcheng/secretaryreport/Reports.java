package org.zhengcheng.secretaryreport;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tables of duty reports. */
@Component
class Reports {

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Report> find(UUID caseId) {
        return jdbc.sql("select * from secretary_report where case_id = ?")
                .param(caseId)
                .query(Report.class)
                .optional();
    }

    Scores scores(UUID caseId) {
        return new Scores(jdbc.sql("select class as of, item, good, fair, ordinary, poor from secretary_score"
                        + " where case_id = ? order by class, item")
                .param(caseId)
                .query(Scores.Score.class)
                .list());
    }

    List<Problem> problems(UUID caseId) {
        return jdbc.sql("select * from secretary_problem where case_id = ? order by place")
                .param(caseId)
                .query(Problem.class)
                .list();
    }

    Optional<Problem> problem(UUID caseId, UUID id) {
        return jdbc.sql("select * from secretary_problem where case_id = ? and id = ?")
                .params(caseId, id)
                .query(Problem.class)
                .optional();
    }

    String branchName(UUID branchId) {
        return jdbc.sql("select name from organization where id = ?")
                .param(branchId)
                .query(String.class)
                .single();
    }

    /** Puts problems on the list of a case, behind those that stand there. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(UUID caseId, Problem.Source source, List<String> problems) {
        for (String problem : problems) {
            jdbc.sql("insert into secretary_problem (id, case_id, place, source, problem, state)"
                            + " select gen_random_uuid(), :case, coalesce(max(place), 0) + 1, :source, :problem, 'OPEN'"
                            + " from secretary_problem where case_id = :case")
                    .param("case", caseId)
                    .param("source", source.name())
                    .param("problem", problem)
                    .update();
        }
    }

    /** What a branch did not finish in the year before goes on; in whatever hands it is now. */
    @Transactional(propagation = Propagation.MANDATORY)
    void carryOver(UUID caseId, UUID branchId, int year) {
        jdbc.sql("insert into secretary_problem (id, case_id, place, source, problem, measure, state, carried_from)"
                        + " select gen_random_uuid(), :case, row_number() over (order by p.place), 'LAST_YEAR', p.problem,"
                        + " p.measure, 'OPEN', p.id from secretary_problem p"
                        + " join secretary_report r on r.case_id = p.case_id"
                        + " where r.branch_id = :branch and r.year = (select max(year) from secretary_report"
                        + " where branch_id = :branch and year < :year)"
                        + " and p.state <> 'ACCEPTED'")
                .param("case", caseId)
                .param("branch", branchId)
                .param("year", year)
                .update();
    }

    /**
     * Erases the words and the files of the problems of a case, and what each of two counted.
     *
     * @return the files
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<UUID> forget(UUID caseId) {
        jdbc.sql("delete from secretary_count where case_id = ?").param(caseId).update();
        jdbc.sql(
                        "update secretary_problem set problem = '', measure = null, owner_id = null, owner_name = null,"
                                + " evidence = null, reviewer_id = null, reviewer_name = null, review_note = null where case_id = ?")
                .param(caseId)
                .update();
        return jdbc.sql("delete from secretary_problem_file where case_id = ? returning file_id")
                .param(caseId)
                .query(UUID.class)
                .list();
    }
}
