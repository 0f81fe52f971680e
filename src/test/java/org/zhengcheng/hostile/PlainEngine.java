package org.zhengcheng.hostile;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.engine.repository.Deployment;
import org.flowable.job.api.Job;
import org.flowable.task.api.Task;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An engine as it comes, in a database of its own: what none of our fences guards. Shows that an attack is one. */
final class PlainEngine implements AutoCloseable {

    private final ProcessEngine engine;
    private final Canary canary;

    PlainEngine(String jdbcUrl, String user, Canary canary) {
        this.canary = canary;
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(jdbcUrl);
        server.setUser(user);
        String database = "plain_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(server).sql("create database " + database).update();
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setUrl(jdbcUrl);
        own.setUser(user);
        own.setDatabaseName(database);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setEngineName(database);
        configuration.setDataSource(own);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setMailServerPort(1);
        configuration.setBeans(new HashMap<>(Map.of("canary", canary.song())));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString(
                        EvaluatedPlaces.CALLED + ".bpmn20.xml",
                        EvaluatedPlaces.process(
                                EvaluatedPlaces.CALLED,
                                "<startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='e'/><endEvent id='e'/>"))
                .disableSchemaValidation()
                .deploy();
    }

    /** Does with a diagram whatever can be done with it; whether the canary sang. */
    boolean sings(String diagram) {
        canary.quiet();
        Deployment deployment = null;
        try {
            deployment = engine.getRepositoryService()
                    .createDeployment()
                    .addString(EvaluatedPlaces.KEY + ".bpmn20.xml", diagram)
                    .disableSchemaValidation()
                    .disableBpmnValidation()
                    .deploy();
            String id = engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            EvaluatedPlaces.KEY,
                            Map.of("outcome", "pass", "_FLOWABLE_SKIP_EXPRESSION_ENABLED", true, "textVar", "x"))
                    .getId();
            for (Task task : engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(id)
                    .list()) {
                engine.getFormService().getTaskFormData(task.getId());
                engine.getTaskService().complete(task.getId());
            }
            for (Job job : engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(id)
                    .list()) {
                engine.getManagementService().executeJob(job.getId());
            }
        } catch (RuntimeException | LinkageError stopped) {
            // It may well end badly; what counts is how far it came.
        } finally {
            takeOut(deployment);
        }
        return canary.sang();
    }

    private void takeOut(Deployment deployment) {
        try {
            if (deployment != null) {
                engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
            }
        } catch (RuntimeException stuck) {
            // What listens to its end keeps it; the next one is of a higher version.
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
