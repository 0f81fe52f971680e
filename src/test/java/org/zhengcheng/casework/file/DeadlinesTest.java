package org.zhengcheng.casework.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.Answers;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("期限的日期：不论起算日是哪一天，越晚起算越晚到期，延长、暂停只会推后")
class DeadlinesTest extends ApplicationTest {

    private static final int ROUNDS = 500;
    private static final String SHIPPED = "member-development-2026.bpmn20.xml";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private WorkingDays week;

    private final Random random = new Random(7);
    private Diagram diagram;

    @BeforeEach
    void theRulesOf2026() {
        diagram = diagrams.edition("member-development", "2026");
    }

    @Test
    void aLaterOriginNeverGivesAnEarlierDate() {
        for (int i = 0; i < ROUNDS; i++) {
            LocalDate day = anyDay();
            LocalDate later = day.plusDays(random.nextInt(40));
            for (String[] step : new String[][] {
                {"register-application", "application-talk"},
                {"nominate-activist", "determine-target"},
                {"parent-prereview", "admission-meeting"},
                {"admission-meeting", "parent-approval"},
                {"conversion-meeting", "conversion-approval"}
            }) {
                assertThat(only(step[1], new Past(diagram).took(step[0], "pass", later))
                                .date())
                        .as("%s from %s and %s", step[1], day, later)
                        .isAfterOrEqualTo(only(step[1], new Past(diagram).took(step[0], "pass", day))
                                .date());
            }
        }
    }

    @Test
    void anExtensionIsCountedFromTheSameDayAndOnlyOnce() {
        for (int i = 0; i < ROUNDS; i++) {
            LocalDate met = anyDay();
            Past past = new Past(diagram).took("admission-meeting", "pass", met);
            assertThat(only("parent-approval", past).date()).isEqualTo(met.plusMonths(3));
            past.took("parent-approval", "extend-time", met.plusDays(random.nextInt(90)));
            Deadline extended = only("parent-approval", past);
            assertThat(extended.date()).isEqualTo(met.plusMonths(6));
            assertThat(extended.isExtended()).isTrue();
            past.took("parent-approval", "extend-time", met.plusDays(100));
            assertThat(only("parent-approval", past).date()).isEqualTo(met.plusMonths(6));
            LocalDate again = met.plusDays(120);
            past.took("admission-meeting", "pass", again);
            assertThat(only("parent-approval", past).date())
                    .as("another meeting begins another period, not extended")
                    .isEqualTo(again.plusMonths(3));
        }
    }

    @Test
    void probationIsExtendedInOnePieceFromItsBeginning() {
        for (int i = 0; i < ROUNDS; i++) {
            LocalDate met = anyDay();
            int months = 6 + random.nextInt(7);
            Past past = new Past(diagram)
                    .took("admission-meeting", "pass", met)
                    .took("conversion-approval", "extend", met.plusYears(1), Map.of("extensionMonths", months));
            Deadline extended = only("conversion-meeting", past);
            assertThat(extended.date()).isEqualTo(met.plusMonths(12L + months));
            assertThat(extended.monthsAdded()).isEqualTo(months);
        }
    }

    @Test
    void aReviewIsCountedFromTheLastOneUnlessThePeriodBeganAnew() {
        for (int i = 0; i < ROUNDS; i++) {
            LocalDate activist = anyDay();
            LocalDate reviewed = activist.plusDays(random.nextInt(400));
            Past past = new Past(diagram)
                    .took("nominate-activist", "pass", activist)
                    .took("cultivate-activist", "continue", reviewed);
            assertThat(every(past).date()).isEqualTo(reviewed.plusMonths(6));
            LocalDate anew = reviewed.plusDays(1 + random.nextInt(400));
            past.took("nominate-activist", "pass", anew);
            assertThat(every(past).date()).isEqualTo(anew.plusMonths(6));
        }
    }

    @Test
    void ofSeveralDaysTheLatestCounts() {
        for (int i = 0; i < ROUNDS; i++) {
            LocalDate reviewed = anyDay();
            LocalDate trained = reviewed.plusDays(random.nextInt(60) - 30);
            Past past = new Past(diagram)
                    .took("political-review", "pass", reviewed)
                    .took("intensive-training", "pass", trained);
            assertThat(only("committee-review", past).date()).isEqualTo(reviewed.isAfter(trained) ? reviewed : trained);
        }
    }

    @Test
    void whatHasNotHappenedGivesNoDate() {
        diagram.steps()
                .values()
                .forEach(step -> assertThat(deadlines.of(step, new Past(diagram).history(), null))
                        .as(step.id())
                        .isEmpty());
    }

    @Test
    @DisplayName("暂停的每一天都往后顺延，恢复以后接着算")
    void everyDayOfAPauseIsAdded() throws Exception {
        Diagram paused = edited(
                "from=\"nominate-activist.meetingDate\" outcome=\"pass\"\n                   article=\"13\"",
                "from=\"nominate-activist.meetingDate\" outcome=\"pass\" pausedBy=\"cultivate-activist.suspend\"");
        for (int i = 0; i < ROUNDS; i++) {
            LocalDate activist = anyDay();
            LocalDate suspended = activist.plusDays(1 + random.nextInt(360));
            LocalDate resumed = suspended.plusDays(random.nextInt(200));
            Past past = new Past(paused)
                    .took("nominate-activist", "pass", activist)
                    .took("cultivate-activist", "suspend", suspended)
                    .took("cultivate-activist", "continue", resumed);
            Deadline year = notBefore(paused, past, null);
            assertThat(year.date())
                    .isEqualTo(activist.plusYears(1).plusDays(ChronoUnit.DAYS.between(suspended, resumed)));
            assertThat(year.isPaused()).isFalse();
            LocalDate twice = resumed.plusDays(random.nextInt(5));
            past.took("cultivate-activist", "suspend", twice).took("cultivate-activist", "continue", twice.plusDays(9));
            assertThat(notBefore(paused, past, null).date())
                    .isEqualTo(year.date().plusDays(9));
        }
    }

    @Test
    @DisplayName("还在暂停的，到今天为止的天数不算；已经期满以后才暂停的，不再推后")
    void aPauseThatLastsIsCountedUpToToday() throws Exception {
        Diagram paused = edited(
                "from=\"nominate-activist.meetingDate\" outcome=\"pass\"\n                   article=\"13\"",
                "from=\"nominate-activist.meetingDate\" outcome=\"pass\" pausedBy=\"cultivate-activist.suspend\"");
        LocalDate activist = LocalDate.of(2026, 7, 1);
        clock.set(LocalDate.of(2027, 3, 1));
        Past past = new Past(paused)
                .took("nominate-activist", "pass", activist)
                .took("cultivate-activist", "suspend", LocalDate.of(2027, 2, 1));
        Deadline lasting = notBefore(paused, past, null);
        assertThat(lasting.isPaused()).isTrue();
        assertThat(lasting.date()).isEqualTo(LocalDate.of(2027, 7, 29));
        assertThat(lasting.forbids(LocalDate.of(2027, 7, 28))).isTrue();
        Answers resumed = new Answers(Map.of("reviewDate", "2027-02-15"));
        assertThat(notBefore(paused, past, resumed).date())
                .as("held against the day it is resumed on, not against the day that is recorded")
                .isEqualTo(LocalDate.of(2027, 7, 15));
        Past over = new Past(paused)
                .took("nominate-activist", "pass", activist)
                .took("cultivate-activist", "suspend", LocalDate.of(2027, 8, 1));
        assertThat(notBefore(paused, over, null).date()).isEqualTo(activist.plusYears(1));
    }

    @Test
    @DisplayName("按工作日算的，暂停期间的工作日顺延")
    void inWorkingDaysThoseOfThePauseAreAdded() throws Exception {
        Diagram paused = edited(
                "kind=\"notBefore\" workingDays=\"5\" from=\"noticeStart file-target.consentDate\" outcome=\"pass\"",
                "kind=\"notBefore\" workingDays=\"5\" from=\"file-target.consentDate\" outcome=\"pass\""
                        + " pausedBy=\"publicize-target.suspend\"");
        for (int i = 0; i < ROUNDS / 10; i++) {
            LocalDate consented = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(600));
            LocalDate suspended = consented.plusDays(random.nextInt(3));
            LocalDate resumed = suspended.plusDays(random.nextInt(30));
            Past past = new Past(paused)
                    .took("file-target", "pass", consented)
                    .took("publicize-target", "suspend", suspended)
                    .took("publicize-target", "suspend", resumed);
            Answers own = new Answers(Map.of("noticeEnd", resumed.toString()));
            LocalDate date = deadlines
                    .of(paused.step("publicize-target"), past.history(), own)
                    .get(0)
                    .date();
            assertThat(week.between(consented, date) - week.between(suspended, resumed))
                    .as("%s, %s to %s", consented, suspended, resumed)
                    .isEqualTo(5);
        }
    }

    private LocalDate anyDay() {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000));
    }

    private Deadline only(String stepId, Past past) {
        return deadlines.of(diagram.step(stepId), past.history(), null).get(0);
    }

    private Deadline every(Past past) {
        return deadlines.of(diagram.step("cultivate-activist"), past.history(), null).stream()
                .filter(deadline -> deadline.period().kind() == Period.Kind.EVERY)
                .findFirst()
                .orElseThrow();
    }

    private Deadline notBefore(Diagram in, Past past, Answers own) {
        return deadlines.of(in.step("cultivate-activist"), past.history(), own).stream()
                .filter(deadline -> deadline.period().kind() == Period.Kind.NOT_BEFORE)
                .findFirst()
                .orElseThrow();
    }

    /** An administrator's version of the diagram; the shipped one is the newest again afterwards. */
    private Diagram edited(String passage, String replacement) throws Exception {
        String shipped = Files.readString(Path.of("processes", SHIPPED));
        assertThat(shipped).contains(passage);
        try {
            return diagrams.deploy(
                    "edited.bpmn20.xml", shipped.replace(passage, replacement).getBytes(StandardCharsets.UTF_8));
        } finally {
            diagrams.deploy(SHIPPED, shipped.getBytes(StandardCharsets.UTF_8));
        }
    }
}
