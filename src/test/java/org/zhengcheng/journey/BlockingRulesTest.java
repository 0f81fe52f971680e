package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("每一条下限：早一天都不能办，到了那一天就能办（全程走一遍，两版细则）")
class BlockingRulesTest extends JourneyTest {

    private static final Course EARLIER = new Course(LocalDate.of(2018, 6, 1));

    private final Set<String> proven = new TreeSet<>();

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private OpenCase openCase;

    @Test
    @DisplayName("2026年修订：培养一年、公示五个工作日、政审培训以后审查、预备期一年")
    void everyBlockingRuleOf2026HoldsToTheDay() {
        Town town = newTown();
        Walk walk = begin(town);
        upToTheTarget(walk, COURSE);
        LocalDate consented = TARGET.plusDays(4);
        walk.on(consented).take("organiser", "file-target", "pass");
        // 5 July 2027 is a Monday; the year is not published, so the plain week counts.
        LocalDate lastDay = consented.plusDays(7);
        blockedTheDayBefore(
                walk, "commissioner", "publicize-target", "noticeEnd", lastDay, Map.of("noticeStart", consented));
        fromTheTargetToTheEnd(walk, COURSE);
        assertThat(proven).isEqualTo(blocking(diagrams.edition("member-development", "2026")));
    }

    @Test
    @DisplayName("2014年：同样到日子才能办，没有公示")
    void everyBlockingRuleOf2014HoldsToTheDay() {
        Town town = newTown();
        clock.set(EARLIER.applied());
        UUID caseId = openCase.openUnder(
                "2014",
                UUID.randomUUID(),
                "member-development",
                town.organizationId("branch"),
                town.actor("applicant"));
        Walk walk = walk(town).with(caseId);
        upToTheTarget(walk, EARLIER);
        walk.on(EARLIER.target().plusDays(4)).take("organiser", "file-target", "pass");
        fromTheTargetToTheEnd(walk, EARLIER);
        assertThat(proven).isEqualTo(blocking(diagrams.edition("member-development", "2014")));
    }

    private void upToTheTarget(Walk walk, Course course) {
        becomeActivist(walk, course);
        walk.on(course.activist().plusMonths(6)).take("secretary", "cultivate-activist", "continue");
        blockedTheDayBefore(walk, "secretary", "cultivate-activist", "reviewDate", course.target(), Map.of());
        blockedTheDayBefore(walk, "secretary", "determine-target", "meetingDate", course.target(), Map.of());
    }

    private void fromTheTargetToTheEnd(Walk walk, Course course) {
        LocalDate day = course.target().plusDays(20);
        prepareReview(walk, day);
        blockedTheDayBefore(walk, "secretary", "committee-review", "meetingDate", day.plusDays(10), Map.of());
        fillAdmissionForm(walk, day.plusDays(25));
        admit(walk, course);
        serveProbation(walk, course, course.approved().plusDays(20));
        blockedTheDayBefore(walk, "secretary", "conversion-meeting", "meetingDate", course.probationEnds(), Map.of());
    }

    /** On the day itself it is refused for the day before, and passes for the day itself. */
    private void blockedTheDayBefore(
            Walk walk, String who, String stepId, String field, LocalDate first, Map<String, ?> answers) {
        walk.on(first);
        Walk.Written before = walk.written();
        Map<String, Object> early = new HashMap<>(answers);
        early.put(field, first.minusDays(1));
        Page refused = walk.send(who, stepId, "pass", early);
        assertThat(refused.status()).as(stepId).isEqualTo(422);
        assertThat(refused.errors()).as(stepId).anyMatch(error -> error.contains("最早" + chinese(first) + "才能办"));
        assertThat(walk.written()).isEqualTo(before);
        Map<String, Object> inTime = new HashMap<>(answers);
        inTime.put(field, first);
        walk.take(who, stepId, "pass", inTime);
        proven.add(stepId);
    }

    private static Set<String> blocking(Diagram diagram) {
        return diagram.steps().values().stream()
                .filter(step -> step.periods().stream()
                        .anyMatch(period -> period.kind() == Period.Kind.NOT_BEFORE && !period.soft()))
                .map(Step::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("培养时间连续：暂缓过、换过联系人，一年仍从确定积极分子那天算")
    void whatHappensMeanwhileDoesNotMoveTheYear() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(ACTIVIST.plusMonths(5))
                .take("secretary", "cultivate-activist", "suspend", Map.of("reason", "情况待核实"))
                .on(ACTIVIST.plusMonths(10))
                .take("secretary", "cultivate-activist", "replace", Map.of("reason", "联系人调离"))
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("member")));
        blockedTheDayBefore(
                walk, "secretary", "cultivate-activist", "reviewDate", TARGET, Map.of("reason", "暂停期间没有考察"));
    }
}
