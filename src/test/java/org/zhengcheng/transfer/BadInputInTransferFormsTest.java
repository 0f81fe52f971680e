package org.zhengcheng.transfer;

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
import org.zhengcheng.casework.lapse.LapseRound;
import org.zhengcheng.journey.FormTrial;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

/** The same trial as of the forms of member development, for every form of the three procedures of transfer. */
@DisplayName("转接、转入、流动登记的每一张表单填错了：话说在出错的那一栏，填好的都还在，什么也没有写入")
class BadInputInTransferFormsTest extends TransferTest {

    private static final Map<String, String> REASON = Map.of("reason", "照实说明");
    private static final String TRANSFER = "relationship-transfer";
    private static final String IN = "transfer-in";
    private static final String MOBILE = "mobile-registration";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private LapseRound lapses;

    private final Set<String> met = new HashSet<>();

    @TestFactory
    Stream<DynamicNode> whateverIsWrongIsSaidAtItsFieldAndNothingIsWritten() {
        for (String who : List.of("member two", "member three", "member four")) {
            town.person(who, "branch", "FULL", LocalDate.of(1985, 3, 3));
        }
        town.person("newcomer", "far branch", null, LocalDate.of(1990, 5, 5));
        return Stream.concat(
                stops().stream()
                        .map(stop -> dynamicContainer(
                                stop.procedure() + " " + stop.stepId(),
                                Stream.of(stop).flatMap(this::tests))),
                Stream.of(dynamicTest("没有漏掉一张表单", this::noFormWasLeftOut)));
    }

    private List<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        Map<String, LocalDate> until = Map.of("validUntil", UNTIL);
        stops.add(tried(TRANSFER, "member", "apply-transfer", () -> open("member"), () -> to("member", "far branch")));
        stops.add(tried(TRANSFER, "secretary", "outgoing-branch-review", "pass", Map.of()));
        stops.add(tried(TRANSFER, "committee", "outgoing-committee-approve", "pass", Map.of()));
        stops.add(tried(TRANSFER, "member", "withdraw-transfer", null, Map.of()));
        stops.add(tried(TRANSFER, "secretary", "terminate-transfer", null, Map.of()));
        stops.add(tried(TRANSFER, "organiser", "issue-transfer-letter", "pass", until));
        stops.add(tried(TRANSFER, "far organiser", "receiving-committee-review", "return", REASON));
        stops.add(tried(TRANSFER, "secretary", "correct-outgoing", "pass", Map.of()));
        stops.add(tried(
                TRANSFER,
                "far secretary",
                "receiving-branch-accept",
                () -> walk.take("far organiser", "receiving-committee-review", "pass"),
                () -> walk.take("far secretary", "receiving-branch-accept", "reject", REASON)));
        stops.add(tried(TRANSFER, "officer", "review-refusal", "again", REASON));
        stops.add(tried(
                TRANSFER,
                "far organiser",
                "send-receipt",
                () -> {
                    walk.take("committee", "outgoing-committee-approve", "pass");
                    issue("pass");
                    walk.take("far organiser", "receiving-committee-review", "pass")
                            .take("far secretary", "receiving-branch-accept", "pass");
                },
                () -> walk.take("far organiser", "send-receipt", "pass")));
        stops.add(tried(TRANSFER, "organiser", "close-outgoing", "pass", Map.of()));
        stops.add(tried(
                TRANSFER,
                "other secretary",
                "receive-within",
                () -> {
                    apply("member two", "other branch");
                    review();
                    walk.take("committee", "outgoing-committee-approve", "within");
                },
                () -> walk.take("other secretary", "receive-within", "pass")));
        stops.add(tried(
                TRANSFER,
                "organiser",
                "issue-transfer-letter",
                () -> {
                    applyOutside("member three", "special");
                    review();
                    walk.take("committee", "outgoing-committee-approve", "pass");
                },
                () -> issue("outside")));
        stops.add(tried(TRANSFER, "organiser", "await-receipt", () -> {}, () -> {
            walk.on(UNTIL.plusDays(1));
            lapses.goOver();
        }));
        stops.add(tried(TRANSFER, "secretary", "explain-expiry", "give-up", REASON));
        stops.add(tried(
                MOBILE,
                "member four",
                "report-leaving",
                this::openRegistration,
                () -> to("member four", "far branch")));
        stops.add(tried(MOBILE, "secretary", "register-leaving", "pass", Map.of()));
        stops.add(tried(MOBILE, "far secretary", "register-arrival", "pass", Map.of()));
        stops.add(tried(MOBILE, "secretary", "keep-contact", "back", Map.of()));
        Map<String, Object> came = said(Map.of(
                "letterUntil",
                UNTIL.plusDays(20),
                "membership",
                "full",
                "joinedDate",
                "2015-07-01",
                "fullDate",
                "2016-07-01"));
        stops.add(new Stop(
                IN,
                "far organiser",
                "register-incoming",
                this::openIncoming,
                () -> walk.take("far organiser", "register-incoming", "pass", came),
                came));
        stops.add(tried(IN, "far secretary", "accept-incoming", "pass", Map.of()));
        stops.add(tried(IN, "far organiser", "return-receipt", "pass", Map.of()));
        return stops;
    }

    private void to(String who, String branch) {
        String outcome = walk.openStep().equals("report-leaving") ? "away" : "pass";
        Form form = walk.fill(who, walk.openStep(), outcome, said(Map.of()));
        form.set("destination", town.organizationId(branch).toString());
        assertThat(form.send().taken()).isPresent();
    }

    private void openRegistration() {
        walk.with(town.as("member four")
                .get("/transfers/new/mobile-registration")
                .form("form[action*=/transfers/new/]")
                .send()
                .caseId());
    }

    private void openIncoming() {
        Form found = town.as("far organiser")
                .get("/transfers/in?q=newcomer")
                .form("form[action$=/transfers/in][method=post]");
        walk.with(found.set("person", town.id("newcomer").toString()).send().caseId());
    }

    private Stream<DynamicTest> tests(Stop stop) {
        stop.before().run();
        Diagram diagram = diagrams.newest(stop.procedure());
        Step act = diagram.acts().get(stop.stepId());
        Step step = act == null ? diagram.step(stop.stepId()) : act;
        Page page = act == null ? walk.page(stop.who()) : walk.actPage(stop.who(), stop.stepId());
        met.add(step.formKey());
        boolean own = stop.who().startsWith("member");
        Stream<DynamicTest> tried = new FormTrial(walk, town, step, step.form(), page, stop.answers())
                .everythingWrong(own ? "organiser" : subject(), clock.today());
        return act == null ? Stream.concat(tried, Stream.of(dynamicTest("照实填写，办成", stop.take()::run))) : tried;
    }

    /** Whom the case is about sees it and takes no step of an office. */
    private String subject() {
        String id = jdbc.sql("select person_id from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
        return Stream.of("member", "member two", "member three", "member four", "newcomer")
                .filter(who -> town.id(who).toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void noFormWasLeftOut() throws IOException {
        Set<String> all = new HashSet<>();
        for (String procedure : List.of(TRANSFER, IN, MOBILE)) {
            all.addAll(Stream.of(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:forms/" + procedure + "/*.json"))
                    .map(Resource::getFilename)
                    .map(file -> procedure + "/" + file.replace(".json", ""))
                    .collect(Collectors.toSet()));
        }
        assertThat(met).containsExactlyInAnyOrderElementsOf(all);
        assertThat(walk.result()).isEqualTo("转入办结");
    }

    private Stop tried(String procedure, String who, String stepId, Runnable before, Runnable take) {
        return new Stop(procedure, who, stepId, before, take, said(Map.of()));
    }

    /** @param outcome null for an act on the whole case, which is tried and not taken */
    private Stop tried(String procedure, String who, String stepId, String outcome, Map<String, ?> answers) {
        return new Stop(procedure, who, stepId, () -> {}, () -> walk.take(who, stepId, outcome, answers), answers);
    }

    /** One step: what comes before it, everything that can be wrong with it, and how it is taken. */
    private record Stop(
            String procedure, String who, String stepId, Runnable before, Runnable take, Map<String, ?> answers) {}
}
