package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengcheng.diagram.statute.Loosening.Kind.ARTICLE;
import static org.zhengcheng.diagram.statute.Loosening.Kind.CHECK;
import static org.zhengcheng.diagram.statute.Loosening.Kind.DATE;
import static org.zhengcheng.diagram.statute.Loosening.Kind.EFFECT;
import static org.zhengcheng.diagram.statute.Loosening.Kind.MATERIAL;
import static org.zhengcheng.diagram.statute.Loosening.Kind.NOTICE;
import static org.zhengcheng.diagram.statute.Loosening.Kind.OUTCOME;
import static org.zhengcheng.diagram.statute.Loosening.Kind.PERIOD;
import static org.zhengcheng.diagram.statute.Loosening.Kind.REGULATION;
import static org.zhengcheng.diagram.statute.Loosening.Kind.REVIEW;
import static org.zhengcheng.diagram.statute.Loosening.Kind.ROLE;
import static org.zhengcheng.diagram.statute.Loosening.Kind.SEPARATION;
import static org.zhengcheng.diagram.statute.Loosening.Kind.STEP;
import static org.zhengcheng.diagram.statute.Loosening.Kind.TOLD;
import static org.zhengcheng.diagram.statute.Loosening.Kind.VOTE;
import static org.zhengcheng.diagram.statute.Loosening.Kind.WAY;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.statute.Loosening;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("法规核对：少一步、换顺序、缩短期限、放宽表决、多给人权，每一样都查得出来；更严的不查")
class StatuteTest extends ApplicationTest {

    private static final DiagramDraft DRAFT = new DiagramDraft(
            UUID.randomUUID(),
            "member-development",
            "",
            null,
            DiagramDraft.State.OPEN,
            1,
            null,
            null,
            null,
            null,
            null);

    @Autowired
    private CheckDraft check;

    static Stream<Arguments> mutations() {
        return Stream.of(
                one("a step is dropped", STEP, "parent-talk", true, d -> d.dropStep("parent-talk", "parent-approval")),
                one(
                        "another is",
                        STEP,
                        "application-talk",
                        true,
                        d -> d.dropElement("flow-application-talk-terminate")
                                .dropElement("end-application-ended")
                                .dropStep("application-talk", "nominate-activist")),
                one("two steps change places", WAY, "admission-meeting", true, Drawing::swapped),
                one(
                        "a step is gone around",
                        WAY,
                        "nominate-activist",
                        true,
                        d -> d.lead("flow-nominate-activist-pass", "assign-training-contact")
                                .lead("flow-correct-nomination-pass", "file-activist")),
                one(
                        "who was refused goes on",
                        WAY,
                        "admission-meeting",
                        true,
                        d -> d.lead("flow-admission-meeting-reject", "parent-talk")),
                one(
                        "the first step is another",
                        WAY,
                        "submit-application",
                        true,
                        d -> d.lead("flow-start", "register-application")),
                one("an outcome leads on", OUTCOME, "nominate-activist", true, d -> d.append("""
                        <sequenceFlow id="fast" name="特批" sourceRef="gw-nominate-activist" targetRef="file-activist">
                        <documentation>Fast</documentation>
                        <conditionExpression xsi:type="tFormalExpression">${outcome == 'fast'}</conditionExpression>
                        </sequenceFlow>""")),
                one(
                        "an objection counts no more",
                        OUTCOME,
                        "publicize-target",
                        true,
                        d -> d.dropElement("flow-publicize-target-reject")),
                one(
                        "no reason is asked",
                        OUTCOME,
                        "publicize-target",
                        true,
                        d -> d.drop("flow-publicize-target-reject", "zc:outcome", 0)),
                one(
                        "a waiting time is shortened",
                        PERIOD,
                        "cultivate-activist",
                        true,
                        d -> d.set("cultivate-activist", "zc:period", 1, "length", "P6M")),
                one(
                        "a notice is shortened",
                        PERIOD,
                        "publicize-target",
                        true,
                        d -> d.set("publicize-target", "zc:period", 0, "workingDays", "3")),
                one(
                        "a notice is counted otherwise",
                        PERIOD,
                        "publicize-target",
                        true,
                        d -> d.set("publicize-target", "zc:period", 0, "from", "noticeStart")),
                one(
                        "a waiting time is gone",
                        PERIOD,
                        "determine-target",
                        true,
                        d -> d.drop("determine-target", "zc:period", 0)),
                one(
                        "a term is lengthened",
                        PERIOD,
                        "application-talk",
                        true,
                        d -> d.set("application-talk", "zc:period", 0, "length", "P2M")),
                one(
                        "a term is softened",
                        PERIOD,
                        "application-talk",
                        true,
                        d -> d.set("application-talk", "zc:period", 0, "soft", "true")),
                one(
                        "a term rests",
                        PERIOD,
                        "application-talk",
                        true,
                        d -> d.set("application-talk", "zc:period", 0, "pausedBy", "register-application.refer")),
                one(
                        "a review comes less often",
                        PERIOD,
                        "cultivate-activist",
                        true,
                        d -> d.set("cultivate-activist", "zc:period", 0, "length", "P1Y")),
                one(
                        "an extension is longer",
                        PERIOD,
                        "parent-approval",
                        true,
                        d -> d.set("parent-approval", "zc:period", 0, "extendTo", "P9M")),
                one(
                        "the vote is gone",
                        VOTE,
                        "admission-meeting",
                        false,
                        d -> d.drop("admission-meeting", "zc:vote", 0)),
                one(
                        "the vote is another",
                        VOTE,
                        "admission-meeting",
                        false,
                        d -> d.set("admission-meeting", "zc:vote", 0, "rule", "branch-committee")),
                one(
                        "the lost vote carries",
                        VOTE,
                        "admission-meeting",
                        false,
                        d -> d.set("admission-meeting", "zc:vote", 0, "carries", "reject")),
                one(
                        "others may act",
                        ROLE,
                        "file-activist",
                        true,
                        d -> d.set(
                                "file-activist",
                                "flowable:candidateGroups",
                                "parent-committee,organiser,branch-secretary")),
                one("an article is gone", ARTICLE, "parent-talk", true, d -> d.drop("parent-talk", "zc:basis", 0)),
                one(
                        "the same may do both",
                        SEPARATION,
                        "file-activist",
                        true,
                        d -> d.drop("file-activist", "zc:separation", 0)),
                one(
                        "nobody looks at the age",
                        CHECK,
                        "register-application",
                        true,
                        d -> d.drop("register-application", "zc:check", 0)),
                one(
                        "it is no notice",
                        NOTICE,
                        "publicize-target",
                        true,
                        d -> d.drop("publicize-target", "zc:notice", 0)),
                one(
                        "no minutes",
                        MATERIAL,
                        "nominate-activist",
                        true,
                        d -> d.drop("nominate-activist", "zc:material", 1)),
                one(
                        "nobody is told",
                        TOLD,
                        "nominate-activist",
                        true,
                        d -> d.drop("nominate-activist", "zc:notify", 0)),
                one(
                        "another day counts",
                        DATE,
                        "publicize-target",
                        true,
                        d -> d.set("publicize-target", "zc:step", 0, "date", "noticeStart")),
                one(
                        "an application makes a member",
                        EFFECT,
                        "submit-application",
                        false,
                        d -> d.extend("submit-application", "<zc:effect standing=\"FULL\" date=\"applicationDate\"/>")),
                one(
                        "an approval makes nobody",
                        EFFECT,
                        "parent-approval",
                        false,
                        d -> d.drop("parent-approval", "zc:effect", 0)),
                one(
                        "nobody is appointed",
                        EFFECT,
                        "assign-training-contact",
                        true,
                        d -> d.drop("assign-training-contact", "zc:effect", 0)),
                one(
                        "the team is reviewed less often",
                        REVIEW,
                        "annual-analysis",
                        true,
                        d -> d.set("member-development", "zc:teamReview", 0, "length", "P2Y")),
                one(
                        "it follows other law",
                        REGULATION,
                        "member-development",
                        true,
                        d -> d.set("member-development", "zc:regulation", 0, "version", "2031")));
    }

    private static Arguments one(
            String name, Loosening.Kind kind, String element, boolean open, UnaryOperator<Drawing> change) {
        return Arguments.of(name, kind, element, open, change);
    }

    static Stream<Arguments> stricter() {
        return Stream.of(
                Arguments.of("nothing", (UnaryOperator<Drawing>) d -> d),
                Arguments.of("a notice more", (UnaryOperator<Drawing>) d -> Drawing.withNotice()),
                Arguments.of("a longer waiting time", (UnaryOperator<Drawing>)
                        d -> d.set("cultivate-activist", "zc:period", 1, "length", "P18M")),
                Arguments.of("a shorter term", (UnaryOperator<Drawing>)
                        d -> d.set("parent-approval", "zc:period", 0, "length", "P2M")),
                Arguments.of("fewer may act", (UnaryOperator<Drawing>)
                        d -> d.set("application-talk", "flowable:candidateGroups", "branch-secretary")),
                Arguments.of("another article", (UnaryOperator<Drawing>) d ->
                        d.extend("parent-talk", "<zc:basis regulation=\"development-rules-2026\" article=\"22\"/>")),
                Arguments.of("other words", (UnaryOperator<Drawing>) d -> d.set("parent-talk", "name", "上级党委派专人谈话")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void whatIsLoosenedIsFoundAtItsStep(
            String name, Loosening.Kind kind, String element, boolean open, UnaryOperator<Drawing> change) {
        CheckDraft.Checked checked =
                check.of(DRAFT, change.apply(Drawing.shipped()).text());
        assertThat(checked.faults().stream().filter(fault -> fault.isError()).toList())
                .as("it could run, were it not for the regulation")
                .isEmpty();
        assertThat(checked.loosened()).as(name).anySatisfy(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.element()).isEqualTo(element);
            assertThat(found.open()).isEqualTo(open);
        });
        assertThat(checked.isReleasable()).isFalse();
        assertThat(checked.loosened().stream().map(Loosening::fingerprint)).doesNotHaveDuplicates();
        assertThat(checked.loosened())
                .allSatisfy(found -> assertThat(found.what().english())
                        .isNotEqualTo(found.what().chinese()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stricter")
    void whatIsStricterOrMoreIsNoneOfItsBusiness(String name, UnaryOperator<Drawing> change) {
        CheckDraft.Checked checked =
                check.of(DRAFT, change.apply(Drawing.shipped()).text());
        assertThat(checked.faults().stream().filter(fault -> fault.isError()).toList())
                .isEmpty();
        assertThat(checked.loosened()).as(name).isEmpty();
        assertThat(checked.isReleasable()).isTrue();
    }

    @Test
    void aPeriodThatWasMadeLongerSaysBothLengths() {
        List<Loosening> found = check.of(
                        DRAFT,
                        Drawing.shipped()
                                .set("application-talk", "zc:period", 0, "length", "P2M")
                                .text())
                .loosened();
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.what().chinese()).isEqualTo("期限放宽了：原来1个月以内办完，现在2个月以内办完"));
    }
}
