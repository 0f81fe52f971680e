package org.zhengcheng.casework.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.scripting.FlowableScriptEvaluationRequest;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.interceptor.CreateUserTaskAfterContext;
import org.flowable.engine.interceptor.CreateUserTaskBeforeContext;
import org.flowable.engine.interceptor.CreateUserTaskInterceptor;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.spring.boot.EngineConfigurationConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine: what is live and nothing else. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Flyway goes first, since it refuses a database that already holds tables. */
    @Bean
    @DependsOnDatabaseInitialization
    EngineConfigurationConfigurer<SpringProcessEngineConfiguration> engine(Clock clock, TaskEvents events) {
        return configuration -> {
            configuration.setClock(new EngineClock(clock));
            configuration.setEnableSafeBpmnXml(true);
            configuration.setCreateDiagramOnDeploy(false);
            fence(configuration);
            configuration.setCreateUserTaskInterceptor(new NoIdentityLinks());
            configuration.setActivityInstanceEntityManager(new NoActivityInstances(configuration));
            configuration.setEventListeners(List.of(events));
        };
    }

    /**
     * Holds whatever is deployed, and by whom: a diagram that nobody has looked at before can do no more than any
     * other.
     */
    static void fence(ProcessEngineConfigurationImpl configuration) {
        // Nothing of the application is reachable from an expression.
        configuration.setBeans(Map.of());
        ListedExpressions expressions = new ListedExpressions();
        configuration.setExpressionManager(expressions);
        configuration.setFlowableFunctionDelegates(new ArrayList<>());
        configuration.setActivityBehaviorFactory(ListedBehaviors.of(expressions));
        configuration.setListenerFactory(ListedBehaviors.noListeners());
        configuration.setPreBpmnParseHandlers(List.of(new ListedElements()));
        configuration.setCustomPreDeployers(List.of(new OnlyDiagrams()));
        configuration.setScriptEngine(EngineConfiguration::noScript);
        configuration.setVariableTypes(new PlainVariables());
        configuration.setAgendaFactory(new ShortCommands());
    }

    private static FlowableScriptEvaluationRequest noScript() {
        throw new FlowableException("A diagram may not run a script");
    }

    /** Who may act is asked of the diagram on the day; the engine need not keep a copy of the roles. */
    private static final class NoIdentityLinks implements CreateUserTaskInterceptor {

        @Override
        public void beforeCreateUserTask(CreateUserTaskBeforeContext context) {
            context.setCandidateGroups(List.of());
        }

        @Override
        public void afterCreateUserTask(CreateUserTaskAfterContext context) {
            // Nothing to add: the inbox is written from the engine's task events.
        }
    }
}
