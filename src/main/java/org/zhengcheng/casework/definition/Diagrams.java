package org.zhengcheng.casework.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.repository.Deployment;
import org.flowable.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.language.Text;

/** Every version of every procedure that is in use, read once from the engine's model. */
@Component
public class Diagrams {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}\\.bpmn20\\.xml");

    private final RepositoryService repository;
    private final DiagramExaminer examiner;
    private final BoundForms forms;
    private final Map<String, Diagram> byDefinition = new ConcurrentHashMap<>();
    private final Map<String, Diagram> newest = new ConcurrentHashMap<>();

    Diagrams(RepositoryService repository, DiagramExaminer examiner, BoundForms forms) {
        this.repository = repository;
        this.examiner = examiner;
        this.forms = forms;
    }

    /** The version a case runs on. */
    public Diagram get(String definitionId) {
        return byDefinition.computeIfAbsent(definitionId, id -> bound(repository.getProcessDefinition(id)));
    }

    /** What was taken into use before launches were bound is launched with the form that came with the application. */
    private Diagram bound(ProcessDefinition definition) {
        FormSet own = forms.of(definition.getId());
        FormSet launched = forms.shipped()
                .find(Diagram.launchKey(definition.getKey()))
                .filter(launch -> own.find(launch.key()).isEmpty())
                .map(own::with)
                .orElse(own);
        return read(definition, launched);
    }

    /** The version new cases of a procedure start on. */
    public Diagram newest(String key) {
        return newest.computeIfAbsent(
                key,
                k -> get(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(k)
                        .latestVersion()
                        .singleResult()
                        .getId()));
    }

    /** The newest version that follows this edition of its regulation, for cases entered under earlier law. */
    public Diagram edition(String key, String regulationVersion) {
        return versions(key).stream()
                .filter(diagram -> diagram.regulation().version().equals(regulationVersion))
                .findFirst()
                .orElseThrow();
    }

    /** Every version of a procedure that is in use, the newest first. */
    public List<Diagram> versions(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(definition -> get(definition.getId()))
                .toList();
    }

    /** The text of a version, as it was taken into use. */
    public String text(String definitionId) {
        ProcessDefinition definition = repository.getProcessDefinition(definitionId);
        try (InputStream text =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether any version of a procedure is in use. */
    boolean has(String key) {
        return repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count()
                > 0;
    }

    /**
     * Takes a diagram into use with the forms that came with the application; cases that run stay on their version.
     *
     * @throws CannotStart if the text may not be read or refers to something that does not exist
     */
    public Diagram deploy(String fileName, byte[] text) {
        return deploy(fileName, text, forms.shipped());
    }

    /**
     * Takes a diagram into use and binds it to its forms for good; cases that run stay on their version.
     *
     * @param from where its forms are taken from
     * @throws CannotStart if the text may not be read or refers to something that does not exist
     */
    public Diagram deploy(String fileName, byte[] text, FormSet from) {
        if (!NAME.matcher(fileName).matches()) {
            refuse(fileName, List.of(Text.same("the file is called nothing like a-diagram.bpmn20.xml")));
        }
        refuse(fileName, examiner.refusals(text, from));
        Deployment deployment = repository
                .createDeployment()
                .name(fileName)
                .addBytes(fileName, text)
                // Its schema would be fetched in parts, which the process does not do; ours has said more already.
                .disableSchemaValidation()
                .deploy();
        Diagram diagram = read(
                repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .singleResult(),
                from);
        forms.bind(diagram);
        afterCommit(() -> newest.remove(diagram.key()));
        return diagram;
    }

    /** Another node has taken a diagram into use. */
    public void forgetNewest() {
        newest.clear();
    }

    /** What a transaction is about to write counts for the others once it has committed, and never if it does not. */
    private static void afterCommit(Runnable then) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            then.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                then.run();
            }
        });
    }

    /** What was in use before diagrams were bound to forms is bound to those that came with the application. */
    void bindAll() {
        Set<String> bound = forms.definitions();
        repository.createProcessDefinitionQuery().list().stream()
                .filter(definition -> !bound.contains(definition.getId()))
                .forEach(definition -> forms.bind(read(definition, forms.shipped())));
    }

    private Diagram read(ProcessDefinition definition, FormSet from) {
        return DiagramReader.read(
                repository.getBpmnModel(definition.getId()), definition.getId(), definition.getVersion(), from);
    }

    private static void refuse(String fileName, List<Text> problems) {
        if (!problems.isEmpty()) {
            throw new CannotStart(
                    "流程图有错：processes/" + fileName + "：" + joined(problems, Text::chinese),
                    "请改正这个文件。Correct the diagram processes/" + fileName + ": " + joined(problems, Text::english));
        }
    }

    private static String joined(List<Text> problems, Function<Text, String> language) {
        return problems.stream().map(language).collect(Collectors.joining("；"));
    }
}
