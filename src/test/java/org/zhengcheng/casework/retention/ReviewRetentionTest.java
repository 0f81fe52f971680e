package org.zhengcheng.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.round.RoundWork;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("民主评议、述职评议的保管期限：有自己的规定，没有入党的案件的规定不管它们")
class ReviewRetentionTest extends ApplicationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final String WORDS = "金丝雀自评";

    @Autowired
    private Forms forms;

    @Autowired
    private RetentionRound round;

    @Autowired
    private RoundWork work;

    @Autowired
    private FileStore store;

    @Autowired
    private Ledger ledger;

    private Town town;

    @BeforeEach
    void anAdministrator() {
        clock.set(DAY);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
    }

    @AfterEach
    void noRule() {
        jdbc.sql("delete from retention_rule").update();
    }

    @Test
    void whatWasWrittenInAnEvaluationGoesAndGradesAndVotesStay() {
        Walk walk = ended("democratic-evaluation", "terminate-evaluation", Map.of());
        jdbc.sql(
                        "update evaluation_member set self_text = :words, excuse = :words, grade = 'QUALIFIED', grade_reason = :words,"
                                + " votes_excellent = 3, answer_text = :words where case_id = :case")
                .param("words", WORDS)
                .param("case", walk.caseId())
                .update();
        jdbc.sql("insert into evaluation_opinion (case_id, author_id, about_id, words, written_at)"
                        + " values (?, ?, ?, ?, now())")
                .params(walk.caseId(), town.id("member"), town.id("contact"), WORDS)
                .update();

        rule("ENDED");
        clock.set(DAY.plusMonths(7));
        round.goRound();
        assertThat(member(walk))
                .as("the rule for cases without admission is not theirs")
                .contains(WORDS);

        rule("REVIEWS");
        clock.set(DAY.plusMonths(14));
        round.goRound();
        assertThat(member(walk)).doesNotContain(WORDS).contains("QUALIFIED", "3");
        assertThat(jdbc.sql("select count(*) from evaluation_opinion where case_id = ?")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        assertThat(town.as("secretary").get("/evaluations/" + walk.caseId()).status())
                .as("what is left is still to be seen")
                .isEqualTo(200);
        assertThat(town.as("secretary").get("/cases/" + walk.caseId()).text()).contains("个月");
    }

    @Test
    void theProblemsOfADutyReportGoWithTheirFiles() {
        Walk walk = ended(
                "secretary-report",
                "terminate-report",
                Map.of("weightUsual", "25", "weightPrecheck", "25", "weightReview", "25", "weightBallot", "25"));
        UUID file = store.take(
                        "照片.pdf",
                        new ByteArrayInputStream(
                                (new String(Form.PDF, StandardCharsets.ISO_8859_1) + "%" + UUID.randomUUID())
                                        .getBytes(StandardCharsets.ISO_8859_1)),
                        town.id("secretary"),
                        "test")
                .id();
        UUID problem = jdbc.sql("insert into secretary_problem (id, case_id, place, source, problem, measure, state)"
                        + " values (gen_random_uuid(), ?, 1, 'OWN', ?, ?, 'OPEN') returning id")
                .params(walk.caseId(), WORDS, WORDS)
                .query(UUID.class)
                .single();
        jdbc.sql("insert into secretary_problem_file (problem_id, file_id, case_id) values (?, ?, ?)")
                .params(problem, file, walk.caseId())
                .update();
        rule("REVIEWS");
        round.goRound();
        assertThat(store.find(file)).as("not due").isPresent();
        clock.set(DAY.plusMonths(7));
        round.goRound();
        assertThat(store.find(file)).isEmpty();
        assertThat(jdbc.sql("select problem || coalesce(measure, '') from secretary_problem where id = ?")
                        .param(problem)
                        .query(String.class)
                        .single())
                .isEmpty();
        assertThat(town.as("organiser")
                        .get("/secretary-reports/" + walk.caseId())
                        .status())
                .isEqualTo(200);
    }

    private void rule(String kind) {
        assertThat(town.as("admin")
                        .get("/retention")
                        .form("form:has(input[name=kind][value=" + kind + "])")
                        .set("months", "6")
                        .set("basis", "市档案局规定")
                        .send()
                        .text())
                .contains("保留6个月");
    }

    /** A case that the committee launched and ended. */
    private Walk ended(String procedure, String act, Map<String, String> settings) {
        Form form = town.as("committee")
                .get("/rounds/new/" + procedure)
                .form("form[action*=/rounds/new/]")
                .set("dueOn", clock.today().plusMonths(2).toString());
        settings.forEach(form::set);
        form.send();
        work.goOver();
        Walk walk = new Walk(town, clock, jdbc, forms)
                .with(jdbc.sql("select id from case_file where organization_id = ? and procedure_key = ?")
                        .params(town.organizationId("branch"), procedure)
                        .query(UUID.class)
                        .single());
        assertThat(walk.fillAct("committee", act, Map.of("reason", "支部撤销"))
                        .send()
                        .status())
                .isEqualTo(200);
        return walk;
    }

    private String member(Walk walk) {
        List<String> rows = jdbc.sql("select m::text from evaluation_member m where case_id = ?")
                .param(walk.caseId())
                .query(String.class)
                .list();
        return String.join("\n", rows);
    }
}
