package org.zhengcheng.casework.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengcheng.casework.definition.DiagramTexts.changed;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.Messages;

@DisplayName("流程图就是代码：只收列出的元素和属性，不合的一律拒收并点名")
class DiagramCheckTest {

    private static final String SHIPPED = DiagramTexts.text(DiagramTexts.EDITION_2026);
    private static final String TALK = "<userTask id=\"application-talk\" name=\"党组织派人谈话\"";
    private static final String TALK_STEP = "<zc:step en=\"Talk with the applicant\" number=\"2\" date=\"talkDate\"/>";
    private static final String TALK_DUE =
            "<zc:period kind=\"due\" length=\"P1M\" from=\"register-application.receivedDate\"/>";

    private DiagramCheck check;

    static List<Path> shipped() {
        return DiagramTexts.shipped();
    }

    @BeforeEach
    void readTheVocabulary() throws IOException {
        check = new DiagramCheck(Messages.source());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedDiagramPasses(Path file) {
        assertThat(check.problems(bytes(DiagramTexts.text(file)))).isEmpty();
    }

    @Test
    void aDocumentTypeIsRefusedBeforeAnythingIsRead() {
        String bomb = "<!DOCTYPE definitions [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        refused(changed(SHIPPED, "<!--", bomb + "<!--"), "DOCTYPE");
        for (Charset other : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
            assertThat(check.problems((bomb + "<definitions>&a;</definitions>").getBytes(other)))
                    .as("in another encoding the words would be looked for in vain")
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.english()).contains("UTF-8"));
        }
    }

    @Test
    void whatIsTooLargeOrNoXmlIsRefused() {
        refused(SHIPPED + " ".repeat(512 * 1024), "512 kB");
        refused(SHIPPED.substring(0, SHIPPED.length() - 20), "must be terminated");
        refused("{}", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scriptTask",
                "serviceTask",
                "sendTask",
                "receiveTask",
                "manualTask",
                "businessRuleTask",
                "callActivity",
                "boundaryEvent",
                "intermediateCatchEvent",
                "intermediateThrowEvent",
                "parallelGateway",
                "inclusiveGateway",
                "complexGateway",
                "eventBasedGateway",
                "transaction",
                "dataObject",
                "import",
                "itemDefinition",
                "ioSpecification"
            })
    void anElementThatIsNotListedIsRefusedByName(String element) {
        refused(
                changed(SHIPPED, TALK, "<" + element + " id=\"sneaky\"/>" + TALK),
                "the element " + element + " is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timerEventDefinition",
                "signalEventDefinition",
                "errorEventDefinition",
                "compensateEventDefinition",
                "multiInstanceLoopCharacteristics",
                "standardLoopCharacteristics",
                "humanPerformer",
                "potentialOwner",
                "script"
            })
    void anElementInsideAStepThatIsNotListedIsRefusedByName(String element) {
        String end = "<outgoing>flow-application-talk</outgoing>";
        refused(changed(SHIPPED, end, "<" + element + "/>" + end), "the element " + element + " is not allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "executionListener | event='start' class='java.lang.Runtime'",
                "taskListener | event='create' expression='${task.setName(1)}'",
                "eventListener | events='TASK_CREATED' class='x.Y'",
                "field | name='x' expression='${y}'",
                "formProperty | id='x'",
                "in | source='a' target='b'",
                "failedJobRetryTimeCycle | x='R3/PT1S'"
            })
    void whateverTheEngineWouldRunInTheExtensionsIsRefusedByName(String element, String attributes) {
        refused(
                changed(SHIPPED, TALK_STEP, TALK_STEP + "<flowable:" + element + " " + attributes + "/>"),
                "the element flowable:" + element + " is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class",
                "delegateExpression",
                "expression",
                "type",
                "assignee",
                "owner",
                "candidateUsers",
                "dueDate",
                "businessCalendarName",
                "category",
                "priority",
                "skipExpression",
                "async",
                "exclusive",
                "taskIdVariableName"
            })
    void anAttributeOfTheEngineThatIsNotListedIsRefusedByName(String attribute) {
        refused(
                changed(SHIPPED, TALK, TALK + " flowable:" + attribute + "=\"x\""),
                "userTask application-talk: has the attribute flowable:" + attribute);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id=\"sneaky\" flowable:class=\"x.Y\"/>",
                "<userTask id=\"sneaky\"/>",
                "<sequenceFlow id=\"sneaky\" sourceRef=\"start\" targetRef=\"end-withdrawn\"/>",
                "<bpmndi:scriptTask id=\"sneaky\"/>",
                "<zc:step/>",
                "<serviceTask xmlns=\"\" id=\"sneaky\"/>"
            })
    void aStepCannotHideInTheDrawing(String element) {
        for (String place : List.of("</bpmndi:BPMNDiagram>", "</bpmndi:BPMNPlane>", "</bpmndi:BPMNShape>")) {
            String name = element.replaceFirst("^<([\\w:]+).*", "$1");
            refused(changed(SHIPPED, place, element + place), name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://activiti.org/bpmn", "http://camunda.org/schema/1.0/bpmn", "https://zhengcheng.org/bpmn"})
    void anAttributeOfAnyOtherNamespaceIsRefusedSinceTheEngineReadsSomeOfThem(String namespace) {
        refused(
                changed(SHIPPED, TALK, TALK + " xmlns:other=\"" + namespace + "\" other:async=\"true\""),
                "userTask application-talk: has the attribute other:async");
    }

    @Test
    void anElementOfOursInAStrangePlaceIsRefusedAndNotStumbledOver() {
        refused(changed(SHIPPED, "<collaboration", "<zc:run/><collaboration"), "run");
        refused("<zc:run xmlns:zc=\"https://zhengcheng.org/bpmn\"/>", "run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "#{execution.setVariable('a', 1)}", "谈话 ${x}", "$&#123;x}"})
    void anExpressionInANameIsRefusedWithTheElement(String name) {
        refused(
                changed(SHIPPED, TALK, "<userTask id=\"application-talk\" name=\"" + name + "\""),
                "userTask application-talk: holds an expression");
        refused(
                changed(SHIPPED, "name=\"谈话完成，转入推荐\"", "name=\"" + name + "\""),
                "sequenceFlow flow-application-talk-pass: holds an expression");
        refused(
                changed(
                        SHIPPED,
                        "\"member-development\" name=\"发展党员\"",
                        "\"member-development\" name=\"" + name + "\""),
                "process member-development: holds an expression");
    }

    @Test
    void anExpressionInADocumentationARoleOrAFormIsRefused() {
        refused(
                changed(SHIPPED, "<documentation>The branch sends", "<documentation>${''.getClass()} The branch sends"),
                "documentation",
                "holds an expression");
        refused(
                changed(SHIPPED, "\"branch-secretary,branch-deputy-secretary,org-commissioner\"", "\"${roles}\""),
                "holds an expression");
        refused(
                changed(SHIPPED, "\"member-development/application-talk\"", "\"${form}\""),
                "userTask application-talk: holds an expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${true}",
                "${outcome == 'pass' or true}",
                "${outcome.equals('pass')}",
                "${execution.setVariable('x', 1)}",
                "#{outcome == 'pass'}",
                "${outcome == \"pass\"}",
                "${outcome != 'pass'}",
                "${outcome == 'pass'}${''.getClass()}",
                "${outcome == 'pass' &amp;&amp; ''.getClass() != null}",
                "pass"
            })
    void aConditionThatIsNotAnOutcomeIsRefused(String condition) {
        refused(changed(SHIPPED, "${outcome == 'pass'}", condition), "is a condition, not", "sequenceFlow flow-");
    }

    @Test
    void anAttributeOrElementOfOursThatDoesNotExistIsRefusedWithItsStep() {
        refused(
                changed(SHIPPED, "date=\"talkDate\"/>", "date=\"talkDate\" skip=\"true\"/>"),
                "application-talk",
                "skip");
        refused(changed(SHIPPED, TALK_STEP, TALK_STEP + "<zc:run/>"), "userTask application-talk", "run");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "length, P30D",
        "length, P4W",
        "length, P0M",
        "length, one month",
        "kind, sometimes",
        "workingDays, five",
        "workingDays, 0",
        "workingDays, -1",
        "from, ${x}",
        "from, Register",
        "onBreach, run"
    })
    void aPeriodThatIsNoneIsRefusedWithItsStep(String attribute, String value) {
        String wrong = " " + attribute + "=\"" + value + "\"";
        String without = TALK_DUE.replaceFirst(" " + attribute + "=\"[^\"]*\"", "");
        refused(changed(SHIPPED, TALK_DUE, without.replace("/>", wrong + "/>")), "userTask application-talk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<zc:effect standing=\"GENERAL_SECRETARY\" date=\"talkDate\"/>",
                "<zc:vote rule=\"two-thirds\" carries=\"pass\" fails=\"reject\"/>",
                "<zc:notify who=\"everybody at all\" on=\"created\"/>",
                "<zc:notify who=\"applicant\" on=\"sometimes\"/>",
                "<zc:basis regulation=\"development-rules-2026\" article=\"${x}\"/>",
                "<zc:separation/>",
                "<zc:material field=\"record\"/>"
            })
    void whatTheVocabularyDoesNotKnowIsRefusedWithItsStep(String element) {
        refused(changed(SHIPPED, TALK_STEP, TALK_STEP + element), "userTask application-talk");
    }

    private void refused(String text, String... words) {
        List<Text> problems = check.problems(bytes(text));
        assertThat(problems).isNotEmpty();
        assertThat(problems).allSatisfy(problem -> assertThat(problem.chinese()).matches("(?s).*\\p{IsHan}.*"));
        assertThat(problems.stream().map(Text::english).collect(Collectors.joining("\n")))
                .contains(words);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
