package org.zhengcheng.casework.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.Answers;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("期限参数和日期链：两版细则的流程图和参数表一致，不多也不少")
class DateChainTest extends ApplicationTest {

    private static final String KEY = "member-development";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Deadlines deadlines;

    @ParameterizedTest(name = "{0}（{1}）：{2}，第{3}条")
    @CsvSource({
        "talkMax, 2014, application-talk, 7, DUE, P1M, register-application.receivedDate",
        "talkMax, 2026, application-talk, 7, DUE, P1M, register-application.receivedDate",
        "activistReviewEvery, 2014, cultivate-activist, 11, EVERY, P6M, nominate-activist.meetingDate",
        "activistReviewEvery, 2026, cultivate-activist, 11, EVERY, P6M, nominate-activist.meetingDate",
        "cultivationMin, 2014, determine-target, 13, NOT_BEFORE, P1Y, nominate-activist.meetingDate",
        "cultivationMin, 2026, determine-target, 13, NOT_BEFORE, P1Y, nominate-activist.meetingDate",
        "cultivationMin, 2014, cultivate-activist, 13, NOT_BEFORE, P1Y, nominate-activist.meetingDate",
        "cultivationMin, 2026, cultivate-activist, 13, NOT_BEFORE, P1Y, nominate-activist.meetingDate",
        "targetNoticeMin, 2026, publicize-target, 13, NOT_BEFORE, 5, noticeStart file-target.consentDate",
        "trained and reviewed, 2014, committee-review, 19, NOT_BEFORE, P0D, political-review.concludedDate intensive-training.endDate",
        "trained and reviewed, 2026, committee-review, 18, NOT_BEFORE, P0D, political-review.concludedDate intensive-training.endDate",
        "meetingAfterPrereviewMax, 2026, admission-meeting, 19, DUE, P1M, parent-prereview.prereviewDate",
        "admissionApprovalMax, 2014, parent-approval, 26, DUE, P3M, admission-meeting.meetingDate",
        "admissionApprovalMax, 2026, parent-approval, 25, DUE, P3M, admission-meeting.meetingDate",
        "oathMax, 2026, admission-oath, 29, DUE, P1M, parent-approval.approvedDate",
        "half-yearly (local), 2014, probation-education, , EVERY, P6M, admission-meeting.meetingDate",
        "half-yearly (local), 2026, probation-education, , EVERY, P6M, admission-meeting.meetingDate",
        "probation, 2014, conversion-meeting, 32, NOT_BEFORE, P1Y, admission-meeting.meetingDate",
        "probation, 2026, conversion-meeting, 31, NOT_BEFORE, P1Y, admission-meeting.meetingDate",
        "reminder of the end of probation, 2014, probation-education, 32, REMIND, P1Y, admission-meeting.meetingDate",
        "reminder of the end of probation, 2026, probation-education, 31, REMIND, P1Y, admission-meeting.meetingDate",
        "apply before probation ends, 2014, submit-conversion, 32, REMIND, P1Y, admission-meeting.meetingDate",
        "apply before probation ends, 2026, submit-conversion, 31, REMIND, P1Y, admission-meeting.meetingDate",
        "discuss when probation ends, 2014, conversion-meeting, 32, REMIND, P1Y, admission-meeting.meetingDate",
        "discuss when probation ends, 2026, conversion-meeting, 31, REMIND, P1Y, admission-meeting.meetingDate",
        "transferDelayMax, 2014, check-conversion, 36, DUE, P1Y6M, admission-meeting.meetingDate",
        "transferDelayMax, 2026, check-conversion, 35, DUE, P1Y6M, admission-meeting.meetingDate",
        "transferDelayMax, 2014, conversion-meeting, 36, DUE, P1Y6M, admission-meeting.meetingDate",
        "transferDelayMax, 2026, conversion-meeting, 35, DUE, P1Y6M, admission-meeting.meetingDate",
        "conversionApprovalMax, 2014, conversion-approval, 34, DUE, P3M, conversion-meeting.meetingDate",
        "conversionApprovalMax, 2026, conversion-approval, 33, DUE, P3M, conversion-meeting.meetingDate"
    })
    void everyParameterStandsInTheDiagram(
            String name, String edition, String stepId, String article, Period.Kind kind, String length, String from) {
        Step step = diagrams.edition(KEY, edition).step(stepId);
        Length expected = length.startsWith("P") ? Length.of(length) : Length.ofWorkingDays(Integer.parseInt(length));
        List<Period> found = step.periods().stream()
                .filter(period -> period.kind() == kind && period.length().equals(expected))
                .filter(period -> period.from().equals(List.of(from.split(" "))))
                .toList();
        assertThat(found).as("%s: %s", name, step.periods()).hasSize(1);
        if (article != null) {
            assertThat(step.basisOf(found.get(0)).english()).endsWith("article " + article);
        }
        assertThat(found.get(0).pausedBy())
                .as("no regulation lets a period rest")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2014, 14", "2026, 17"})
    void theDiagramHasNoPeriodThatTheTableDoesNotKnow(String edition, int count) {
        Diagram diagram = diagrams.edition(KEY, edition);
        assertThat(diagram.steps().values().stream().flatMap(step -> step.periods().stream()))
                .hasSize(count);
    }

    @Test
    void onlyTheApprovalOfAdmissionIsExtendedAndOnlyTheOathAndTheLocalReviewAreSoft() {
        for (String edition : List.of("2014", "2026")) {
            Diagram diagram = diagrams.edition(KEY, edition);
            assertThat(stepsWith(diagram, period -> period.extendTo() != null)).containsExactly("parent-approval");
            assertThat(stepsWith(diagram, Period::soft))
                    .containsExactlyElementsOf(
                            edition.equals("2026")
                                    ? List.of("admission-oath", "probation-education")
                                    : List.of("probation-education"));
            assertThat(stepsWith(diagram, period -> period.plusMonths() != null))
                    .as("whatever counts from the end of probation")
                    .containsExactly(
                            "check-conversion", "conversion-meeting", "probation-education", "submit-conversion");
            assertThat(stepsWith(diagram, period -> period.onlyAfter() != null))
                    .containsExactly("check-conversion", "conversion-meeting");
        }
    }

    private static Stream<String> stepsWith(Diagram diagram, Predicate<Period> quality) {
        return diagram.steps().values().stream()
                .filter(step -> step.periods().stream().anyMatch(quality))
                .map(Step::id)
                .sorted();
    }

    @Test
    void whatTheTableAsksThatIsNoPeriodIsARuleOfTheStep() {
        for (String edition : List.of("2014", "2026")) {
            Diagram diagram = diagrams.edition(KEY, edition);
            assertThat(diagram.step("intensive-training").checks())
                    .extracting(Step.Check::rule)
                    .contains("training-minimum");
            assertThat(diagram.step("parent-prereview").checks())
                    .extracting(Step.Check::rule)
                    .contains("leaving-soon");
        }
    }

    @ParameterizedTest(name = "{0}：{1}在{2}，{3}是{4}")
    @CsvSource({
        "2014, register-application, 2019-01-31, application-talk, 2019-02-28",
        "2026, register-application, 2026-03-03, application-talk, 2026-04-03",
        "2026, register-application, 2028-01-30, application-talk, 2028-02-29",
        "2014, nominate-activist, 2016-02-29, determine-target, 2017-02-28",
        "2026, nominate-activist, 2028-02-29, determine-target, 2029-02-28",
        "2026, nominate-activist, 2027-08-31, cultivate-activist, 2028-02-29",
        "2026, parent-prereview, 2026-08-31, admission-meeting, 2026-09-30",
        "2014, admission-meeting, 2019-11-30, parent-approval, 2020-02-29",
        "2026, admission-meeting, 2026-11-30, parent-approval, 2027-02-28",
        "2026, parent-approval, 2026-12-31, admission-oath, 2027-01-31",
        "2026, admission-meeting, 2026-03-15, conversion-meeting, 2027-03-15",
        "2014, admission-meeting, 2020-02-29, conversion-meeting, 2021-02-28",
        "2026, conversion-meeting, 2027-11-30, conversion-approval, 2028-02-29",
        "2014, conversion-meeting, 2020-03-31, conversion-approval, 2020-06-30"
    })
    void theChainGivesTheseDates(String edition, String taken, LocalDate on, String stepId, LocalDate expected) {
        Diagram diagram = diagrams.edition(KEY, edition);
        History history = new Past(diagram).took(taken, "pass", on).history();
        assertThat(deadlines.of(diagram.step(stepId), history, null))
                .filteredOn(deadline -> !stepId.equals("cultivate-activist")
                        || deadline.period().kind() == Period.Kind.EVERY)
                .filteredOn(deadline -> deadline.period().kind() != Period.Kind.REMIND)
                .extracting(Deadline::date)
                .containsExactly(expected);
    }

    @ParameterizedTest(name = "{0}版，{1}通过：预备期{2}满，推迟讨论最迟{3}")
    @DisplayName("转入的预备党员：决定推迟讨论以后才有六个月的上限，从预备期满算起；没有推迟的没有")
    @CsvSource({
        "2026, 2026-03-15, 2027-03-15, 2027-09-15",
        "2014, 2020-02-29, 2021-02-28, 2021-08-29",
        "2026, 2026-08-31, 2027-08-31, 2028-02-29"
    })
    void aDiscussionIsPostponedBySixMonthsAtMost(String edition, LocalDate met, LocalDate end, LocalDate latest) {
        Diagram diagram = diagrams.edition(KEY, edition);
        Past admitted = new Past(diagram).took("admission-meeting", "pass", met);
        Step meeting = diagram.step("conversion-meeting");
        assertThat(Deadlines.due(deadlines.of(meeting, admitted.history(), null)))
                .as("in general there is no last day")
                .isEmpty();
        History postponed =
                admitted.took("check-conversion", "postpone", end.minusDays(3)).history();
        assertThat(Deadlines.due(deadlines.of(meeting, postponed, null))).contains(latest);
        assertThat(Deadlines.due(deadlines.of(diagram.step("check-conversion"), postponed, null)))
                .contains(latest);
        assertThat(Deadlines.notBefore(deadlines.of(meeting, postponed, null)))
                .as("and still not before probation is over")
                .contains(end);
    }

    @Test
    @DisplayName("2014年第二十条、第三十条：支部大会和宣誓没有时限")
    void underTheEarlierRulesMeetingAndOathHaveNoPeriod() {
        Diagram diagram = diagrams.edition(KEY, "2014");
        assertThat(diagram.step("admission-meeting").periods()).isEmpty();
        assertThat(diagram.step("admission-oath").periods()).isEmpty();
        assertThat(diagram.steps()).doesNotContainKey("publicize-target");
    }

    @Test
    @DisplayName("公示从上级同意以后算起：先贴出来的日子不算")
    void theNoticeDoesNotCountBeforeTheConsent() {
        Diagram diagram = diagrams.edition(KEY, "2026");
        History history = new Past(diagram)
                .took("file-target", "pass", LocalDate.of(2026, 7, 8))
                .history();
        Answers posted = new Answers(Map.of("noticeStart", "2026-07-01"));
        assertThat(deadlines.of(diagram.step("publicize-target"), history, posted))
                .extracting(Deadline::date)
                .containsExactly(LocalDate.of(2026, 7, 15));
        Answers later = new Answers(Map.of("noticeStart", "2026-07-10"));
        assertThat(deadlines.of(diagram.step("publicize-target"), history, later))
                .extracting(Deadline::date)
                .containsExactly(LocalDate.of(2026, 7, 17));
    }
}
