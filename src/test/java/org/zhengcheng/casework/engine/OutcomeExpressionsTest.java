package org.zhengcheng.casework.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flowable.common.engine.impl.javax.el.ELException;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.repository.Deployment;
import org.flowable.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Walk;

@DisplayName("第二道防线：即使绕过对文件的检查，流程图里的表达式也只能比较变量")
class OutcomeExpressionsTest extends ApplicationTest {

    private static final String KEY = "smuggled";
    private static final String DECIDES = """
            <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="g"/>
            <exclusiveGateway id="g"/>
            <sequenceFlow id="b" sourceRef="g" targetRef="e">
              <conditionExpression><![CDATA[%s]]></conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="c" sourceRef="g" targetRef="e">
              <conditionExpression>${outcome == 'never'}</conditionExpression>
            </sequenceFlow>
            <endEvent id="e"/>""";
    private static final String TASK = """
            <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
            <userTask id="t" %s/>
            <sequenceFlow id="b" sourceRef="t" targetRef="e"/><endEvent id="e"/>""";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Forms forms;

    /** Counts how often something in a diagram reached an object; no rollback sets it back. */
    private final AtomicInteger canary = new AtomicInteger();

    private Deployment smuggled;

    @AfterEach
    void takeItOutAgain() {
        repository.deleteDeployment(smuggled.getId(), true);
    }

    @Test
    void aVariableMayBeCompared() {
        smuggle(DECIDES.formatted("${outcome == 'pass'}"));
        assertThat(start("pass").isEnded()).isTrue();
        assertThatThrownBy(() -> start("reject")).hasMessageContaining("No outgoing sequence flow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${canary.incrementAndGet() > 0}",
                "#{canary.incrementAndGet() > 0}",
                "${canary.plain == 0}",
                "${outcome.length() == 4}",
                "${outcome.bytes != null}",
                "${outcome.getClass().getName() == 'java.lang.String'}",
                "${outcome.class.name == 'java.lang.String'}",
                "${''.getClass().forName('java.lang.Runtime') != null}",
                "${execution.setVariable('outcome', 'pass') == null}",
                "${execution.id != null}",
                "${execution.processDefinitionId != null}",
                "${several[0].incrementAndGet() > 0}",
                "${several.size() > 0}",
                "${(canary.incrementAndGet() > 0) || true}",
                "${outcome == 'pass' && canary.incrementAndGet() > 0}"
            })
    void aConditionThatTouchesAnythingIsRefused(String condition) {
        smuggle(DECIDES.formatted(condition));
        assertThatThrownBy(() -> start("pass"))
                .hasRootCauseInstanceOf(ELException.class)
                .rootCause()
                .hasMessageContaining("A diagram may not touch");
        assertThat(canary).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${dataSource.connection != null}",
                "${takeStep.take(null, null) != null}",
                "${diagrams.newest('member-development') != null}",
                "${environment.systemProperties != null}",
                "${processEngineConfiguration.beans != null}"
            })
    void nothingOfTheApplicationHasAName(String condition) {
        smuggle(DECIDES.formatted(condition));
        assertThatThrownBy(() -> start("pass")).hasStackTraceContaining("Unknown property used in expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name='${canary.incrementAndGet()}'",
                "name='#{canary.incrementAndGet()}'",
                "name='谈话${several[0].incrementAndGet()}'",
                "flowable:assignee='${canary.incrementAndGet()}'",
                "flowable:owner='${canary.incrementAndGet()}'",
                "flowable:category='${canary.incrementAndGet()}'",
                "flowable:priority='${canary.incrementAndGet()}'",
                "flowable:dueDate='${canary.incrementAndGet()}'",
                "flowable:formKey='${canary.incrementAndGet()}'"
            })
    void nothingRunsInTheWordsOfAStep(String attribute) {
        smuggle(TASK.formatted(attribute));
        // No case stands behind this run, so that it ends in a refusal either way; what counts is the canary.
        assertThatThrownBy(() -> start("pass")).isNotNull();
        assertThat(canary).hasValue(0);
    }

    /** With a case behind it, so that the step opens and the engine does all it ever does with a name. */
    @Test
    void whatAPersonTypedIsNotRunAsTheNameOfAStep() {
        UUID caseId = new Walk(newTown(), clock, jdbc, forms).begin().caseId();
        runtime.deleteProcessInstance(caseId.toString(), "its place is taken");
        smuggle("""
                <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
                <userTask id="t" name="${outcome}" flowable:candidateGroups="applicant">
                  <extensionElements><zc:step xmlns:zc="https://zhengcheng.org/bpmn"/></extensionElements>
                </userTask>
                <sequenceFlow id="b" sourceRef="t" targetRef="e"/><endEvent id="e"/>""");
        String typed = "${canary.incrementAndGet()}";
        runtime.createProcessInstanceBuilder()
                .processDefinitionKey(KEY)
                .predefineProcessInstanceId(caseId.toString())
                .transientVariable("outcome", typed)
                .transientVariable("canary", canary)
                .start();
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(caseId.toString())
                        .singleResult()
                        .getName())
                .isEqualTo(typed);
        assertThat(canary).hasValue(0);
    }

    @Test
    void nothingRunsInAListenerOrAServiceTask() {
        smuggle("""
                <startEvent id="s"><extensionElements>
                  <flowable:executionListener event="start" expression="${canary.incrementAndGet()}"/>
                </extensionElements></startEvent>
                <sequenceFlow id="a" sourceRef="s" targetRef="t"/>
                <serviceTask id="t" flowable:expression="${canary.incrementAndGet()}"/>
                <sequenceFlow id="b" sourceRef="t" targetRef="e"/><endEvent id="e"/>""");
        assertThatThrownBy(() -> start("pass")).rootCause().hasMessageContaining("A diagram may not touch");
        assertThat(canary).hasValue(0);
    }

    private void smuggle(String content) {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:flowable="http://flowable.org/bpmn" targetNamespace="smuggled">
                  <process id="%s" name="%s" isExecutable="true">%s</process>
                </definitions>""".formatted(KEY, "${canary.incrementAndGet()}", content);
        smuggled = repository
                .createDeployment()
                .addString(KEY + ".bpmn20.xml", text)
                .deploy();
    }

    private ProcessInstance start(String outcome) {
        return runtime.createProcessInstanceBuilder()
                .processDefinitionKey(KEY)
                .transientVariable("outcome", outcome)
                .transientVariable("canary", canary)
                .transientVariable("several", List.of(canary))
                .start();
    }
}
