package org.zhengcheng.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flowable.engine.ManagementService;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.repository.Deployment;
import org.flowable.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.hostile.EvaluatedPlaces.Smuggled;
import org.zhengcheng.installation.EmbeddedDatabase;
import org.zhengcheng.support.ApplicationTest;

/** Puts diagrams into the engine past the reader, and past all of the engine's own checks that can be switched off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第二道防线：绕过对文件的检查，直接放进引擎的流程图也什么都做不了")
class SmuggledDiagramTest extends ApplicationTest {

    private static final String ESCAPE =
            "${''.getClass().forName('org.zhengcheng.hostile.Canary$Song').getConstructor().newInstance().sing()}";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private EmbeddedDatabase database;

    private final Canary canary = new Canary();
    private final List<Deployment> smuggled = new ArrayList<>();
    private PlainEngine plain;

    @BeforeAll
    void anEngineAsItComes() {
        plain = new PlainEngine(database.jdbcUrl(), EmbeddedDatabase.OWNER, canary);
    }

    @AfterEach
    void takeThemOutAgain() {
        smuggled.forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        smuggled.clear();
        canary.quiet();
    }

    @AfterAll
    void close() throws IOException {
        plain.close();
        canary.close();
    }

    static Stream<Smuggled> everyPlace() {
        return EvaluatedPlaces.all();
    }

    static Stream<Smuggled> everyAct() {
        return Acts.all();
    }

    /** The control of this whole class: what is refused below would have run. */
    @Test
    void anEngineAsItComesRunsMostOfThem() {
        List<Smuggled> tried = Stream.concat(everyPlace(), Acts.all(canary))
                // These would not end before the memory does.
                .filter(diagram -> !diagram.place().matches("call of itself|a million times.*|bomb.*"))
                .toList();
        List<String> silent = tried.stream()
                .filter(diagram -> !plain.sings(diagram.text()))
                .map(Smuggled::place)
                .toList();
        assertThat(silent)
                .as("of %d these did nothing; some, like http, for want of a library we do not ship", tried.size())
                .hasSizeLessThan(tried.size() / 2)
                .doesNotContain(
                        "step name $", "step name #", "condition $", "service expression #", "shell", "script in juel");
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void anExpressionRunsNowhere(Smuggled diagram) {
        refused(diagram.text());
    }

    @ParameterizedTest
    @MethodSource("everyAct")
    void nothingThatActsIsTaken(Smuggled diagram) {
        refused(Acts.with(diagram, canary).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${outcome.length() == 4}",
                "${outcome.bytes != null}",
                "${outcome.class.name == 'java.lang.String'}",
                "${execution.setVariable('outcome', 'pass') == null}",
                "${execution.id != null}",
                "${variableContainer.variables != null}",
                "${authenticatedUserId == null}",
                "${variables:get(outcome) == 'pass'}",
                "${vars:eq(outcome, 'pass')}",
                "${flowable:currentDate() != null}",
                "${task:get('x') == null}",
                "${several[0].sing()}",
                "${several.stream().map(x -> x.sing()).toList() != null}",
                "${(x -> x.sing())(canary)}",
                "${canary.singing}",
                "${outcome = 'reject'}",
                "${outcome == 'pass' || true}",
                "${true}",
                "${empty outcome}",
                "${T(java.lang.Runtime).getRuntime() != null}",
                "${''.getClass().forName('java.lang.Runtime') != null}",
                "${dataSource.connection != null}",
                "${takeStep.take(null, null) != null}",
                "${environment.systemProperties != null}",
                "${processEngineConfiguration.beans != null}",
                "\\${outcome == 'pass'}",
                "${outcome == 'pass'} ${canary.sing()}",
                ESCAPE
            })
    void aConditionIsAComparisonOfTheOutcomeOrNothing(String condition) {
        refused(deciding(condition));
    }

    @Test
    void aComparisonOfTheOutcomeIsMade() {
        smuggle(deciding("${outcome == 'pass'}"));
        assertThat(start("pass").isEnded()).isTrue();
        assertThatThrownBy(() -> start("reject")).hasMessageContaining("No outgoing sequence flow");
    }

    /** What a person typed is compared and never evaluated; an object in the place of a text is not even asked. */
    @Test
    void whatAPersonTypedIsOnlyCompared() {
        smuggle(deciding("${outcome == 'pass'}"));
        for (Object typed : new Object[] {"${canary.sing()}", ESCAPE, canary.song(), List.of(canary.song())}) {
            assertThatThrownBy(() -> start(typed)).hasMessageContaining("No outgoing sequence flow");
        }
        assertThat(canary.sang()).isFalse();
    }

    @Test
    void onlyTextsNumbersTruthsAndDatesAreKept() {
        smuggle(EvaluatedPlaces.process(
                "<startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='e'/><endEvent id='e'/>"));
        for (Object object : new Object[] {
            canary.song(), List.of("a"), Map.of("a", "b"), new byte[] {1}, new String[] {"a"}, "x".repeat(4001)
        }) {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey(EvaluatedPlaces.KEY, Map.of("kept", object)))
                    .hasMessageContaining("couldn't find a variable type");
        }
        for (Object plainValue : new Object[] {"text", 1, 2L, 3.5, true, clock.instant()}) {
            assertThat(runtime.startProcessInstanceByKey(EvaluatedPlaces.KEY, Map.of("kept", plainValue))
                            .isEnded())
                    .isTrue();
        }
    }

    @Test
    void aProcessThatGoesRoundWithoutAStepIsStopped() {
        smuggle(EvaluatedPlaces.process("<startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='g'/>"
                + "<exclusiveGateway id='g'/><sequenceFlow id='b' sourceRef='g' targetRef='h'>"
                + "<conditionExpression>${outcome == 'pass'}</conditionExpression></sequenceFlow>"
                + "<exclusiveGateway id='h'/><sequenceFlow id='c' sourceRef='h' targetRef='g'>"
                + "<conditionExpression>${outcome == 'pass'}</conditionExpression></sequenceFlow>"));
        assertThatThrownBy(() -> start("pass")).hasMessageContaining("may not go round");
    }

    @Test
    void aDiagramThatIsTooLargeOrHoldsTwoIsRefused() {
        String step = "<userTask id='t%d'/>";
        StringBuilder many = new StringBuilder("<startEvent id='s'/>");
        for (int i = 0; i < 201; i++) {
            many.append(step.formatted(i));
        }
        refused(EvaluatedPlaces.process(many.toString()));
        refused(EvaluatedPlaces.process("<startEvent id='s'/>")
                .replace("</definitions>", "<process id='other'><startEvent id='x'/></process></definitions>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.channel",
                "x.event",
                "x.bar",
                "x.zip",
                "x.bpmn",
                "../x.bpmn20.xml",
                "/x.bpmn20.xml",
                "X.bpmn20.xml"
            })
    void aResourceThatIsNoDiagramByItsNameIsRefused(String name) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString(name, EvaluatedPlaces.process("<startEvent id='s'/>"))
                        .deploy())
                .hasMessageContaining("No diagram is called");
    }

    /** As somebody could who has the password of the database. */
    @Test
    void aDiagramChangedInTheDatabaseIsRefusedWhenItIsReadBack() {
        Deployment sound = smuggle(deciding("${outcome == 'pass'}"));
        String hostile = deciding("${canary.sing()}");
        superuser
                .jdbc()
                .sql("update act_ge_bytearray set bytes_ = convert_to(?, 'UTF8') where deployment_id_ = ?")
                .params(hostile, sound.getId())
                .update();
        management.executeCommand(context -> {
            CommandContextUtil.getProcessEngineConfiguration(context)
                    .getDeploymentManager()
                    .getProcessDefinitionCache()
                    .clear();
            return null;
        });
        assertThatThrownBy(() -> start("pass")).hasMessageContaining("not taken");
        assertThat(canary.sang()).isFalse();
    }

    private void refused(String diagram) {
        canary.quiet();
        assertThatThrownBy(() -> {
                    smuggle(diagram);
                    ProcessInstance instance = start("pass");
                    tasks.createTaskQuery()
                            .processInstanceId(instance.getId())
                            .list()
                            .forEach(task -> tasks.complete(task.getId()));
                })
                .isNotNull();
        assertThat(smuggled).as("not even deployed").isEmpty();
        assertThat(canary.sang()).isFalse();
    }

    private Deployment smuggle(String diagram) {
        Deployment deployment = repository
                .createDeployment()
                .addString(EvaluatedPlaces.KEY + ".bpmn20.xml", diagram)
                .disableSchemaValidation()
                .disableBpmnValidation()
                .deploy();
        smuggled.add(deployment);
        return deployment;
    }

    private static String deciding(String condition) {
        return EvaluatedPlaces.process("<startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='g'/>"
                + "<exclusiveGateway id='g'/><sequenceFlow id='b' sourceRef='g' targetRef='e'>"
                + "<conditionExpression><![CDATA[" + condition + "]]></conditionExpression></sequenceFlow>"
                + "<sequenceFlow id='c' sourceRef='g' targetRef='e'>"
                + "<conditionExpression>${outcome == 'never'}</conditionExpression></sequenceFlow><endEvent id='e'/>");
    }

    private ProcessInstance start(Object outcome) {
        return runtime.createProcessInstanceBuilder()
                .processDefinitionKey(EvaluatedPlaces.KEY)
                .transientVariable("outcome", outcome)
                .transientVariable("canary", canary.song())
                .transientVariable("several", List.of(canary.song()))
                .start();
    }
}
