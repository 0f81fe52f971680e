package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/**
 * Walks one case past every form there is. At each step everything that can be wrong is tried on its real page before the
 * step is taken properly; the fields and what they ask are read from the form's file, so a new field is tried without a
 * word here.
 */
@DisplayName("每一张表单填错了：话说在出错的那一栏，填好的都还在，什么也没有写入")
class BadInputInEveryFormTest extends JourneyTest {

    private static final Map<String, String> REASON = Map.of("reason", "照实说明");

    @Autowired
    private Diagrams diagrams;

    private final Set<String> met = new HashSet<>();
    private Town town;
    private Walk walk;

    @TestFactory
    Stream<DynamicNode> whateverIsWrongIsSaidAtItsFieldAndNothingIsWritten() {
        town = newTown();
        town.person("veteran", "branch", "FULL", LocalDate.of(1980, 2, 2));
        walk = begin(town);
        return Stream.concat(
                stops().stream()
                        .map(stop ->
                                dynamicContainer(stop.stepId(), Stream.of(stop).flatMap(this::tests))),
                Stream.of(dynamicTest("没有漏掉一张表单", this::noFormWasLeftOut)));
    }

    private List<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        stops.add(tried(APPLIED, "applicant", "submit-application", "pass", Map.of()));
        stops.add(tried(APPLIED.plusDays(1), "secretary", "register-application", "pass", Map.of()));
        stops.add(tried(APPLIED.plusDays(9), "secretary", "application-talk", "pass", Map.of()));
        stops.add(tried(ACTIVIST, "secretary", "nominate-activist", "return", REASON));
        stops.add(tried(ACTIVIST, "commissioner", "correct-nomination", "pass", Map.of()));
        stops.add(only(ACTIVIST, "secretary", "nominate-activist", "pass", Map.of()));
        stops.add(tried(ACTIVIST, "organiser", "file-activist", "pass", Map.of()));
        stops.add(tried(
                ACTIVIST, "secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact"))));
        stops.add(act("applicant", "withdraw"));
        stops.add(act("secretary", "terminate"));
        stops.add(tried(
                ACTIVIST.plusMonths(5),
                "secretary",
                "cultivate-activist",
                "transfer",
                Map.of("receivingBranch", town.name("other branch"))));
        stops.add(tried(ACTIVIST.plusMonths(6), "other secretary", "accept-cultivation", "return", REASON));
        stops.add(only(ACTIVIST.plusMonths(6), "secretary", "cultivate-activist", "continue", Map.of()));
        stops.add(only(TARGET, "secretary", "cultivate-activist", "pass", Map.of()));
        stops.add(tried(TARGET, "secretary", "determine-target", "pass", Map.of()));
        stops.add(tried(TARGET.plusDays(4), "organiser", "file-target", "pass", Map.of()));
        stops.add(tried(
                TARGET.plusDays(18),
                "commissioner",
                "publicize-target",
                "pass",
                Map.of("noticeStart", TARGET.plusDays(5), "noticeEnd", TARGET.plusDays(18))));
        LocalDate day = TARGET.plusDays(20);
        stops.add(tried(
                day,
                "commissioner",
                "assign-introducers",
                "pass",
                Map.of("introducers", List.of("contact", "member"))));
        stops.add(tried(day.plusDays(10), "secretary", "political-review", "pass", Map.of()));
        stops.add(tried(day.plusDays(12), "organiser", "intensive-training", "pass", Map.of()));
        stops.add(tried(day.plusDays(20), "secretary", "committee-review", "pass", Map.of()));
        stops.add(tried(day.plusDays(25), "organiser", "parent-prereview", "pass", Map.of()));
        stops.add(tried(day.plusDays(26), "applicant", "fill-admission-form", "pass", Map.of()));
        stops.add(tried(day.plusDays(27), "contact", "first-introducer-opinion", "pass", Map.of()));
        stops.add(only(day.plusDays(27), "member", "second-introducer-opinion", "pass", Map.of()));
        stops.add(tried(day.plusDays(28), "secretary", "check-admission-form", "pass", Map.of()));
        stops.add(tried(ADMITTED, "secretary", "admission-meeting", "pass", Map.of()));
        stops.add(tried(APPROVED.minusDays(5), "organiser", "parent-talk", "pass", Map.of()));
        stops.add(tried(APPROVED, "committee", "parent-approval", "pass", Map.of()));
        stops.add(tried(APPROVED.plusDays(3), "officer", "file-admission", "pass", Map.of()));
        stops.add(tried(APPROVED.plusDays(5), "secretary", "assign-branch-group", "pass", Map.of()));
        stops.add(tried(APPROVED.plusDays(20), "secretary", "admission-oath", "pass", Map.of()));
        stops.add(tried(ADMITTED.plusMonths(6), "secretary", "probation-education", "pass", Map.of()));
        stops.add(tried(PROBATION_ENDS.minusDays(20), "applicant", "submit-conversion", "pass", Map.of()));
        stops.add(tried(PROBATION_ENDS.minusDays(10), "secretary", "check-conversion", "pass", Map.of()));
        stops.add(tried(PROBATION_ENDS.plusDays(2), "secretary", "conversion-meeting", "extend", REASON));
        stops.add(tried(PROBATION_ENDS.plusDays(30), "committee", "conversion-approval", "reconvene", REASON));
        stops.add(only(PROBATION_ENDS.plusDays(40), "secretary", "conversion-meeting", "pass", Map.of()));
        stops.add(only(PROBATION_ENDS.plusDays(50), "committee", "conversion-approval", "pass", Map.of()));
        stops.add(tried(PROBATION_ENDS.plusDays(60), "secretary", "archive-materials", "pass", Map.of()));
        stops.add(tried(PROBATION_ENDS.plusDays(70), "organiser", "review-archive", "pass", Map.of()));
        return stops;
    }

    private Stream<DynamicTest> tests(Stop stop) {
        if (stop.day() != null) {
            walk.on(stop.day());
        }
        DynamicTest taken =
                dynamicTest("照实填写，办成", () -> walk.take(stop.who(), stop.stepId(), stop.outcome(), stop.answers()));
        if (!stop.isTried()) {
            return Stream.of(taken);
        }
        Step step =
                stop.isAct() ? diagram().acts().get(stop.stepId()) : diagram().step(stop.stepId());
        Page page = stop.isAct() ? walk.actPage(stop.who(), stop.stepId()) : walk.page(stop.who());
        met.add(step.formKey());
        Stream<DynamicTest> tried = new FormTrial(walk, town, step, step.form(), page, stop.answers())
                .everythingWrong(stop.who().equals("applicant") ? "organiser" : "applicant", clock.today());
        return stop.isAct() ? tried : Stream.concat(tried, Stream.of(taken));
    }

    private Diagram diagram() {
        return diagrams.newest("member-development");
    }

    private void noFormWasLeftOut() throws IOException {
        Set<String> all = Stream.of(new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:forms/member-development/*.json"))
                .map(Resource::getFilename)
                .map(file -> "member-development/" + file.replace(".json", ""))
                .collect(Collectors.toSet());
        assertThat(met).containsExactlyInAnyOrderElementsOf(all);
        assertEnded(walk, "转为正式党员，材料已归档");
    }

    private static Stop tried(LocalDate day, String who, String stepId, String outcome, Map<String, ?> answers) {
        return new Stop(day, who, stepId, outcome, answers, true);
    }

    private static Stop only(LocalDate day, String who, String stepId, String outcome, Map<String, ?> answers) {
        return new Stop(day, who, stepId, outcome, answers, false);
    }

    /** An act on the whole case is tried in every wrong way and not taken, so that the case goes on. */
    private static Stop act(String who, String actId) {
        return new Stop(null, who, actId, null, Map.of(), true);
    }

    /**
     * One step on the way.
     *
     * @param day null for the day of the stop before
     * @param outcome with which it is taken in the end; null for an act that is not taken
     * @param isTried whether everything wrong is tried first
     */
    private record Stop(
            LocalDate day, String who, String stepId, String outcome, Map<String, ?> answers, boolean isTried) {

        boolean isAct() {
            return outcome == null;
        }
    }
}
