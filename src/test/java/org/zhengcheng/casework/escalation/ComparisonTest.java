package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("期限行与每日核对：随步骤写下、随步骤结清；少了补上，错了改正，多了撤下，都有记录")
class ComparisonTest extends ApplicationTest {

    private static final Path SHIPPED = Path.of("processes", "member-development-2026.bpmn20.xml");
    private static final LocalDate APPLIED = LocalDate.of(2031, 3, 3);

    @Autowired
    private Comparison comparison;

    @Autowired
    private Forms forms;

    @Autowired
    private Diagrams diagrams;

    private Walk walk;

    @BeforeEach
    void aTalkIsToBeHeldWithinAMonth() {
        clock.set(APPLIED);
        Town town = newTown();
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
        jdbc.sql("delete from deadline_difference").update();
        jdbc.sql("delete from deadline_comparison").update();
    }

    @Test
    @DisplayName("开一步写一行，办了按实际日期结清，撤回记为没有办")
    void rowsBeginAndEndWithTheirStep() {
        assertThat(rows()).containsExactly("application-talk 0 DUE 2031-03-03 2031-04-03 - -");
        clock.set(APPLIED.plusDays(10));
        walk.take("secretary", "application-talk", "pass", Map.of("talkDate", "2031-03-11"))
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")));
        assertThat(rows())
                .containsExactly(
                        "application-talk 0 DUE 2031-03-03 2031-04-03 2031-03-11 -",
                        "cultivate-activist 0 EVERY 2031-03-13 2031-09-13 - -",
                        "cultivate-activist 1 NOT_BEFORE 2031-03-13 2032-03-13 - -");

        walk.fillAct("applicant", "withdraw", Map.of()).send();
        assertThat(rows())
                .containsExactly(
                        "application-talk 0 DUE 2031-03-03 2031-04-03 2031-03-11 -",
                        "cultivate-activist 0 EVERY 2031-03-13 2031-09-13 - gone",
                        "cultivate-activist 1 NOT_BEFORE 2031-03-13 2032-03-13 - gone");
    }

    @Test
    @DisplayName("没有差别就没有记录；一天只核对一次")
    void whatAgreesIsLeftAlone() {
        comparison.compare();
        assertThat(differences()).isEmpty();
        jdbc.sql("update deadline set due_on = due_on + 1 where case_id = ?")
                .param(walk.caseId())
                .update();
        comparison.compare();
        assertThat(differences()).as("done for today").isEmpty();
        assertThat(jdbc.sql("select count(*) from deadline_comparison where day = ? and finished_at is not null"
                                + " and cases > 0")
                        .param(APPLIED)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("少了的补上")
    void aMissingRowIsPutBack() {
        jdbc.sql("delete from deadline where case_id = ?").param(walk.caseId()).update();
        comparison.compare();
        assertThat(rows()).containsExactly("application-talk 0 DUE 2031-03-03 2031-04-03 - -");
        assertThat(differences()).containsExactly("0 - 2031-04-03 true");
        assertThat(rungOn()).as("and will be escalated").isEqualTo(LocalDate.of(2031, 3, 27));
    }

    @Test
    @DisplayName("日子不对的改正，待办里也改正")
    void aWrongRowIsPutRight() {
        jdbc.sql("update deadline set due_on = '2031-12-24', rung_on = null where case_id = ?")
                .param(walk.caseId())
                .update();
        jdbc.sql("update inbox_item set due_on = '2031-12-24' where case_id = ?")
                .param(walk.caseId())
                .update();
        comparison.compare();
        assertThat(rows()).containsExactly("application-talk 0 DUE 2031-03-03 2031-04-03 - -");
        assertThat(differences()).containsExactly("0 2031-12-24 2031-04-03 true");
        assertThat(rungOn()).isEqualTo(LocalDate.of(2031, 3, 27));
        assertThat(jdbc.sql("select distinct due_on from inbox_item where case_id = ?")
                        .param(walk.caseId())
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.of(2031, 4, 3));
    }

    @Test
    @DisplayName("多出来的撤下")
    void aRowThatBelongsToNothingIsTakenAway() {
        jdbc.sql(
                        "insert into deadline (id, case_id, task_id, step_id, period, kind, origin_on, due_on, working_days,"
                                + " provisional, opened_at, rung_on) values (gen_random_uuid(), ?, 'task-that-is-gone',"
                                + " 'parent-approval', 0, 'DUE', '2031-01-01', '2031-04-01', false, false, now(), '2031-03-01')")
                .param(walk.caseId())
                .update();
        comparison.compare();
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "application-talk 0 DUE 2031-03-03 2031-04-03 - -",
                        "parent-approval 0 DUE 2031-01-01 2031-04-01 - gone");
        assertThat(differences()).containsExactly("0 2031-04-01 - true");
    }

    @Test
    @DisplayName("只因工作日历变化的不悄悄改：报告，等人确认")
    void aDateThatOnlyTheCalendarMovesIsReportedAndLeftAlone() throws IOException {
        String shipped = Files.readString(SHIPPED);
        deploy(shipped.replace(
                "<zc:period kind=\"due\" length=\"P1M\" from=\"register-application.receivedDate\"/>",
                "<zc:period kind=\"due\" workingDays=\"20\" from=\"register-application.receivedDate\"/>"));
        try {
            walk = new Walk(newTown(), clock, jdbc, forms).begin();
        } finally {
            deploy(shipped);
        }
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");
        assertThat(rows()).containsExactly("application-talk 0 DUE 2031-03-03 2031-03-31 - -");

        jdbc.sql("update deadline set due_on = '2031-03-28' where case_id = ?")
                .param(walk.caseId())
                .update();
        comparison.compare();
        assertThat(rows()).containsExactly("application-talk 0 DUE 2031-03-03 2031-03-28 - -");
        assertThat(differences()).containsExactly("0 2031-03-28 2031-03-31 false");
        jdbc.sql("update deadline set due_on = '2031-03-31' where case_id = ?")
                .param(walk.caseId())
                .update();
    }

    private void deploy(String diagram) {
        diagrams.deploy(SHIPPED.getFileName().toString(), diagram.getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate rungOn() {
        return jdbc.sql("select rung_on from deadline where case_id = ? and settled_on is null and gone_at is null")
                .param(walk.caseId())
                .query(LocalDate.class)
                .single();
    }

    private List<String> rows() {
        return jdbc.sql("select step_id || ' ' || period || ' ' || kind || ' ' || origin_on || ' ' || due_on || ' ' ||"
                        + " coalesce(cast(settled_on as varchar), '-') || ' ' ||"
                        + " case when gone_at is null then '-' else 'gone' end"
                        + " from deadline where case_id = ? order by opened_at, period")
                .param(walk.caseId())
                .query(String.class)
                .list();
    }

    private List<String> differences() {
        return jdbc.sql("select period || ' ' || coalesce(cast(was_on as varchar), '-') || ' ' ||"
                        + " coalesce(cast(should_be_on as varchar), '-') || ' ' || mended"
                        + " from deadline_difference where case_id = ?")
                .param(walk.caseId())
                .query(String.class)
                .list();
    }
}
