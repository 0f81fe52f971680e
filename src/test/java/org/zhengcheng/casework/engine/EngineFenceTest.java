package org.zhengcheng.casework.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.ScriptTask;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.engine.impl.bpmn.parser.factory.ActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.ListenerFactory;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of the second fence by itself, without the parts in front of it. */
@DisplayName("第二道防线的每一部分单独也守得住：表达式、行为、监听器、脚本、变量、元素")
class EngineFenceTest {

    private static final Set<String> WAIT_DECIDE_END = Set.of(
            "createNoneStartEventActivityBehavior",
            "createUserTaskActivityBehavior",
            "createExclusiveGatewayActivityBehavior",
            "createNoneEndEventActivityBehavior",
            "createEventSubprocessActivityBehavior",
            "createEventSubProcessMessageStartEventActivityBehavior");

    private StandaloneProcessEngineConfiguration configuration;

    @BeforeEach
    void raiseIt() {
        configuration = new StandaloneProcessEngineConfiguration();
        EngineConfiguration.fence(configuration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${x}",
                "#{x}",
                "#{outcome == 'pass'}",
                "a ${x} b",
                "${outcome}",
                "${outcome.class}",
                "${outcome == outcome}",
                "${outcome == \"pass\"}",
                "${outcome == 'pass'.concat('')}",
                "${outcome == 'pass' && true}",
                "${outcome == 'pass'}${x}",
                "${outcome == 'a' + 'b'}",
                "${outcome = 'pass'}",
                "${outcome == 'PASS'}",
                "${outcome == ''}",
                "\\${x}",
                "$${x}",
                "${${x}}"
            })
    void anExpressionHasNoMeaning(String text) {
        assertThatThrownBy(() -> configuration.getExpressionManager().createExpression(text))
                .isInstanceOf(FlowableException.class)
                .hasMessageContaining("may not say");
    }

    @Test
    void wordsAreWordsAndNothingIsEverSet() {
        for (String text : List.of("谈话", "$x", "{x}", "[[x]]", "T(java.lang.Runtime)")) {
            Expression words = configuration.getExpressionManager().createExpression(" " + text + " ");
            assertThat(words.getValue(null)).isEqualTo(text);
            assertThatThrownBy(() -> words.setValue("x", null)).isInstanceOf(FlowableException.class);
        }
        assertThatThrownBy(() -> configuration
                        .getExpressionManager()
                        .createExpression("${outcome == 'pass'}")
                        .setValue("x", null))
                .isInstanceOf(FlowableException.class);
        assertThatThrownBy(() -> configuration.getExpressionManager().getElContext(null))
                .isInstanceOf(FlowableException.class);
        assertThat(configuration.getBeans()).isEmpty();
        assertThat(configuration.getExpressionManager().getBeans()).isEmpty();
    }

    static Stream<Method> everythingElse() {
        return Stream.concat(
                Stream.of(ActivityBehaviorFactory.class.getMethods())
                        .filter(method -> !WAIT_DECIDE_END.contains(method.getName())),
                Stream.of(ListenerFactory.class.getMethods()));
    }

    @ParameterizedTest
    @MethodSource("everythingElse")
    void nothingIsMadeThatActsOrListens(Method method) {
        Object factory = method.getDeclaringClass() == ListenerFactory.class
                ? configuration.getListenerFactory()
                : configuration.getActivityBehaviorFactory();
        assertThatThrownBy(() -> method.invoke(factory, nothing(method)))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(FlowableException.class)
                .hasMessageContaining("A diagram may not");
    }

    private static Object[] nothing(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(type -> type == boolean.class ? false : null)
                .toArray();
    }

    @Test
    void noScriptRuns() {
        assertThatThrownBy(() -> configuration.getScriptEngine().createEvaluationRequest())
                .hasMessageContaining("may not run a script");
    }

    @Test
    void noObjectIsKept() {
        PlainVariables types = new PlainVariables();
        for (Object object :
                List.of(List.of(), Map.of(), new byte[0], UUID.randomUUID(), 'x', new Object(), "x".repeat(4001))) {
            assertThatThrownBy(() -> types.findVariableType(object)).isInstanceOf(FlowableException.class);
        }
        assertThat(types.getVariableType("serializable")).isNull();
        assertThat(types.findVariableType("x".repeat(4000)).getTypeName()).isEqualTo("string");
    }

    @Test
    void anElementOrAPropertyThatIsNotListedIsSeen() {
        assertThat(problems(new UserTask())).isEmpty();
        assertThat(problems(new ScriptTask())).singleElement().asString().contains("ScriptTask t is of a kind");
        UserTask assigned = new UserTask();
        assigned.setAssignee("somebody");
        assertThat(problems(assigned)).singleElement().asString().contains("assignee");
        UserTask named = new UserTask();
        named.setName("#{x}");
        assertThat(problems(named)).singleElement().asString().contains("an expression as its name");
        UserTask later = new UserTask() {
            /** As a future version of the engine may have. */
            public String getRunsThis() {
                return getId() == null ? null : "x";
            }
        };
        assertThat(problems(later)).singleElement().asString().contains("not listed");
    }

    private static List<String> problems(FlowElement element) {
        element.setId("t");
        Process process = new Process();
        process.setId("p");
        process.addFlowElement(element);
        BpmnModel model = new BpmnModel();
        model.addProcess(process);
        return ListedElements.problems(model);
    }
}
