package org.zhengcheng.casework.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengcheng.casework.definition.DiagramTexts.changed;

import java.nio.charset.StandardCharsets;
import org.flowable.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("流程图引用的表单、字段、步骤和结果都要存在，否则拒收，不留痕迹")
class DiagramLinksTest extends ApplicationTest {

    private static final String SHIPPED = DiagramTexts.text(DiagramTexts.EDITION_2026);
    private static final String KEY = "member-development";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private RepositoryService repository;

    private String newest;

    @BeforeEach
    void rememberTheVersionInUse() {
        newest = diagrams.newest(KEY).definitionId();
    }

    @AfterEach
    void theVersionInUseIsStillTheSame() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(KEY)
                        .latestVersion()
                        .singleResult()
                        .getId())
                .as("what is refused is not in the engine either")
                .isEqualTo(newest);
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(newest);
    }

    @Test
    void aFormThatDoesNotExistIsRefused() {
        refused(
                changed(SHIPPED, "\"member-development/application-talk\"", "\"member-development/no-such-form\""),
                "application-talk: there is no form member-development/no-such-form");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pausedBy='no-such-step.suspend' | there is no outcome no-such-step.suspend to pause a period",
                "pausedBy='cultivate-activist.rest' | there is no outcome cultivate-activist.rest to pause a period",
                "article='8' | it does not rest on article 8"
            })
    void aPeriodThatRestsOnNothingIsRefused(String attribute, String problem) {
        String period = "length=\"P1M\" from=\"register-application.receivedDate\"";
        refused(changed(SHIPPED, period, period + " " + attribute.replace('\'', '"')), "application-talk: " + problem);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "number='2' date='talkDate' | number='2' date='noSuchField' | noSuchField in the form of application-talk",
                "from='register-application.receivedDate' | from='register-application.noSuchField' | noSuchField in the"
                        + " form of register-application",
                "from='register-application.receivedDate' | from='no-such-step.receivedDate' | step no-such-step",
                "id='application-talk-record' field='record' | id='application-talk-record' field='noSuchField' |"
                        + " noSuchField in the form of application-talk",
                "standing='ACTIVIST' date='meetingDate' | standing='ACTIVIST' date='noSuchField' | noSuchField in the form"
                        + " of nominate-activist",
                "separation from='nominate-activist' | separation from='no-such-step' | step no-such-step"
            })
    void aReferenceToNothingIsRefused(String passage, String replacement, String problem) {
        refused(
                changed(SHIPPED, passage.replace('\'', '"'), replacement.replace('\'', '"')),
                "there is no " + (problem.startsWith("step") ? problem : "field " + problem));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "carries='pass' fails='reject' | carries='approve' fails='reject' | nominate-activist: it has no outcome"
                        + " approve",
                "date='talkDate' outcome='terminate' | date='talkDate' outcome='give-up' | application-talk: it has no"
                        + " outcome give-up",
                "from='nominate-activist.meetingDate' outcome='pass' | from='nominate-activist.meetingDate'"
                        + " outcome='advance' | cultivate-activist: it has no outcome advance"
            })
    void anOutcomeTheStepDoesNotHaveIsRefused(String passage, String replacement, String problem) {
        refused(changed(SHIPPED, passage.replace('\'', '"'), replacement.replace('\'', '"')), problem);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("督办阶梯不成样子的拒收")
    @CsvSource(
            delimiter = '|',
            value = {
                "days='-7' workingDays='-5' to='holder' | a rung has either days or workingDays",
                "to='holder' | a rung has either days or workingDays",
                "days='-7' to='holder holder' | names somebody twice",
                "days='7' to='holder' | must count alike and stand in the order of their days",
                "days='0' to='holder' | must count alike and stand in the order of their days",
                "workingDays='-5' to='holder' | must count alike and stand in the order of their days",
                "days='-7' to='everybody' | everybody",
                "days='-7' to='' | escalate",
                "days='-400' to='holder' | -400",
                "days='soon' to='holder' | soon"
            })
    void aLadderNobodyCanClimbIsRefused(String rung, String problem) {
        refused(
                changed(
                        SHIPPED,
                        "<zc:escalate days=\"-7\" to=\"holder secretary\"/>",
                        "<zc:escalate " + rung.replace('\'', '"') + "/>"),
                problem);
    }

    @Test
    @DisplayName("步骤自己的阶梯代替流程的；没有的用流程的")
    void aStepHasItsOwnLadderOrThatOfTheProcess() {
        Diagram diagram = diagrams.newest(KEY);
        assertThat(diagram.step("application-talk").ladder())
                .extracting(Rung::distance)
                .containsExactly(-7, 0, 1, 7, 30);
        assertThat(diagram.step("parent-approval").ladder())
                .extracting(Rung::distance)
                .containsExactly(-30, -7, 1, 7);
    }

    @Test
    void aRegulationTheProcessDoesNotNameIsRefused() {
        refused(
                changed(
                        SHIPPED,
                        "<zc:basis regulation=\"development-rules-2026\" article=\"7\"/>",
                        "<zc:basis regulation=\"rules-of-a-club\" article=\"7\"/>"),
                "application-talk: it cites a regulation that the process does not name");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kind='every' length='P6M' | kind='every' length='P0D' | cultivate-activist: what recurs needs a length",
                "of='ACTIVIST' length='P1Y' | of='ACTIVIST' length='P0D' | annual-analysis: what recurs needs a length",
                "by='parent-committee,organiser,county-org-dept' | by='applicant' | annual-analysis: applicant is no office",
                "lead='P1M' | lead='soon' | soon"
            })
    void aReviewThatCannotRecurIsRefused(String passage, String replacement, String problem) {
        refused(changed(SHIPPED, passage.replace('\'', '"'), replacement.replace('\'', '"')), problem);
    }

    @Test
    void whatTheCheckOfTheTextRefusesNeverReachesTheEngine() {
        long deployments = repository.createDeploymentQuery().count();
        refused(
                changed(SHIPPED, "<startEvent id=\"start\"", "<scriptTask id=\"x\"/><startEvent id=\"start\""),
                "scriptTask x：不收元素scriptTask");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    private void refused(String text, String problem) {
        assertThatThrownBy(() -> diagrams.deploy("edited.bpmn20.xml", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(CannotStart.class, refused -> {
                    assertThat(refused).hasMessageContaining("processes/edited.bpmn20.xml");
                    assertThat(refused.getMessage() + refused.remedy()).contains(problem);
                });
    }
}
