package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Rung;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("预备期满前三十天提醒本人和书记；只是提醒，不算逾期")
class ProbationEndTest extends ApplicationTest {

    private static final String KEY = "member-development";
    private static final LocalDate ENDS = LocalDate.of(2035, 3, 15);

    @Autowired
    private Sweep sweep;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeEach
    void somebodyIsOnProbation() {
        clock.set(ENDS.minusYears(1));
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms).begin();
    }

    @ParameterizedTest(name = "{0}版")
    @ValueSource(strings = {"2014", "2026"})
    void theApplicantAndTheSecretaryAreRemindedThirtyDaysBefore(String edition) {
        wait("probation-education", edition, ENDS.minusMonths(4));
        assertThat(overDays(-60, 60))
                .containsExactlyInAnyOrder(
                        "2035-02-13 REMINDED applicant",
                        "2035-02-13 REMINDED secretary",
                        "2035-03-15 REMINDED applicant",
                        "2035-03-15 REMINDED secretary");
        assertThat(town.as("applicant").get("/notices").text()).contains("2035年3月15日预备期满，要提出转正申请，请提前准备，及时办理。");
    }

    @Test
    @DisplayName("满了还没有交申请：七天提醒本人和书记，三十天提醒书记和上级党委")
    void whoeverDoesNotApplyIsRemindedUntilSomebodyAboveHearsOfIt() {
        wait("submit-conversion", "2026", ENDS.minusDays(20));
        assertThat(overDays(-60, 60))
                .as("not of the thirtieth day before, when the step had not opened yet")
                .containsExactlyInAnyOrder(
                        "2035-03-15 REMINDED applicant",
                        "2035-03-15 REMINDED secretary",
                        "2035-03-22 REMINDED applicant",
                        "2035-03-22 REMINDED secretary",
                        "2035-04-14 REMINDED secretary",
                        "2035-04-14 REMINDED committee",
                        "2035-04-14 REMINDED second committee");
    }

    @Test
    @DisplayName("期满了要及时讨论：支部大会那一步提前七天、当天提醒")
    void theBranchIsRemindedToDiscussItInTime() {
        wait("conversion-meeting", "2026", ENDS.minusDays(18));
        assertThat(overDays(-18, 10))
                .containsExactlyInAnyOrder(
                        "2035-03-08 REMINDED secretary",
                        "2035-03-08 REMINDED commissioner",
                        "2035-03-15 REMINDED secretary",
                        "2035-03-15 REMINDED commissioner");
    }

    /** Domain file, step cards 2, 6, 17, 22, 24 and section 6: what is reminded of before its day. */
    @ParameterizedTest(name = "{0}：提前{1}天")
    @CsvSource({
        "application-talk, DUE, 7",
        "cultivate-activist, EVERY, 7",
        "parent-approval, DUE, 30",
        "parent-approval, DUE, 7",
        "conversion-approval, DUE, 30",
        "probation-education, REMIND, 30",
        "submit-conversion, REMIND, 30",
    })
    void everyReminderOfTheDomainFileStandsInBothEditions(String stepId, Period.Kind kind, int daysBefore) {
        for (String edition : List.of("2014", "2026")) {
            Step step = diagrams.edition(KEY, edition).step(stepId);
            assertThat(step.periods())
                    .filteredOn(period -> period.kind() == kind)
                    .as("%s in %s", stepId, edition)
                    .isNotEmpty()
                    .allSatisfy(period -> assertThat(step.rungsOf(period))
                            .extracting(Rung::distance)
                            .contains(-daysBefore));
        }
    }

    @Test
    @DisplayName("给单独一个期限的提醒，不顶替流程的阶梯")
    void theOtherPeriodsOfTheStepKeepTheLadderOfTheProcess() {
        Step step = diagrams.edition(KEY, "2026").step("conversion-meeting");
        Period delay = step.periods().stream()
                .filter(period -> period.kind() == Period.Kind.DUE)
                .findFirst()
                .orElseThrow();
        assertThat(step.rungsOf(delay)).extracting(Rung::distance).containsExactly(-7, 0, 1, 7, 30);
    }

    /** The period of a step runs as it would had the case got there. */
    private void wait(String stepId, String edition, LocalDate openedOn) {
        Diagram diagram = diagrams.edition(KEY, edition);
        Step step = diagram.step(stepId);
        Period period = step.periods().stream()
                .filter(one -> one.kind() == Period.Kind.REMIND)
                .findFirst()
                .orElseThrow();
        jdbc.sql("update case_file set definition_id = ? where id = ?")
                .params(diagram.definitionId(), walk.caseId())
                .update();
        clock.set(openedOn);
        jdbc.sql("insert into deadline (id, case_id, task_id, step_id, period, kind, origin_on, due_on, working_days,"
                        + " provisional, opened_at, rung_on) values (?, ?, ?, ?, ?, 'REMIND', ?, ?, false, false,"
                        + " cast(? as timestamptz), ?)")
                .params(
                        UUID.randomUUID(),
                        walk.caseId(),
                        UUID.randomUUID().toString(),
                        stepId,
                        step.periods().indexOf(period),
                        ENDS.minusYears(1),
                        ENDS,
                        clock.instant().toString(),
                        step.rungsOf(period).get(0).day(ENDS, null))
                .update();
    }

    private List<String> overDays(int from, int to) {
        for (int n = from; n <= to; n++) {
            if (!ENDS.plusDays(n).isBefore(clock.today())) {
                clock.set(ENDS.plusDays(n));
                sweep.goOver();
                sweep.goOver();
            }
        }
        return jdbc.sql("select cast(told_at at time zone 'Asia/Shanghai' as date) || ' ' || kind || ' ' ||"
                        + " regexp_replace(p.name, ' \\d+$', '') from notice n join person p on p.id = n.person_id"
                        + " where n.case_id = ? and kind in ('DUE', 'OVERDUE', 'REMINDED')")
                .param(walk.caseId())
                .query(String.class)
                .list();
    }
}
