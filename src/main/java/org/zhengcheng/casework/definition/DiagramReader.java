package org.zhengcheng.casework.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.Lane;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.UserTask;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Standing;

/** Reads a diagram from the engine's model of it; the file has been found sound by {@link DiagramCheck} before. */
class DiagramReader {

    /** The only expression a diagram may hold. */
    static final Pattern CONDITION = Pattern.compile("\\$\\{\\s*outcome\\s*==\\s*'([a-z][a-z0-9-]{0,63})'\\s*}");

    /** The button of a step whose only flow has no name. */
    private static final Text DONE = new Text("完成", "Done");

    private final Process process;
    private final Map<String, Step.Regulation> regulations = new LinkedHashMap<>();
    private final StepReader stepReader;
    private final FormSet forms;

    private DiagramReader(BpmnModel model, FormSet forms) {
        this.forms = forms;
        this.process = model.getMainProcess();
        for (Zc regulation : Zc.all(process, "regulation")) {
            regulations.put(
                    regulation.get("id"),
                    new Step.Regulation(
                            regulation.get("id"),
                            new Text(regulation.get("name"), regulation.get("nameEn")),
                            new Text(regulation.get("short"), regulation.get("shortEn")),
                            regulation.get("version")));
        }
        this.stepReader = new StepReader(regulations, StepReader.rungs(process), forms);
    }

    /** @param forms what its steps are bound to; a step whose form is not among them has none */
    static Diagram read(BpmnModel model, String definitionId, int version, FormSet forms) {
        return new DiagramReader(model, forms).diagram(definitionId, version);
    }

    private Diagram diagram(String definitionId, int version) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (UserTask task : process.findFlowElementsOfType(UserTask.class)) {
            steps.put(
                    task.getId(),
                    stepReader.read(
                            task,
                            task.getFormKey(),
                            StepReader.roles(task.getCandidateGroups()),
                            stageOf(task),
                            outcomes(task)));
        }
        Map<String, Step> acts = new LinkedHashMap<>();
        for (EventSubProcess whole : process.findFlowElementsOfType(EventSubProcess.class)) {
            for (StartEvent start : whole.findAllSubFlowElementInFlowMapOfType(StartEvent.class)) {
                acts.put(start.getId(), act(start));
            }
        }
        return new Diagram(
                definitionId,
                process.getId(),
                version,
                new Text(
                        process.getName(),
                        Zc.first(process, "title").map(title -> title.get("en")).orElse(null)),
                List.copyOf(regulations.values()),
                process.getLanes().stream().map(this::stage).toList(),
                Zc.all(process, "teamReview").stream().map(this::teamReview).toList(),
                mainPath(steps),
                steps,
                acts,
                forms.find(Diagram.launchKey(process.getId())).orElse(null));
    }

    private Text stage(Lane lane) {
        String english = Zc.all(process, "stage").stream()
                .filter(stage -> lane.getId().equals(stage.get("lane")))
                .map(stage -> stage.get("en"))
                .findFirst()
                .orElse(null);
        return new Text(lane.getName(), english);
    }

    private TeamReview teamReview(Zc zc) {
        List<Rung> own = StepReader.rungs(zc.inner("escalate"));
        return new TeamReview(
                zc.get("id"),
                new Text(zc.get("name"), zc.get("en")),
                StepReader.roles(zc.words("by")),
                Standing.valueOf(zc.get("of")),
                Length.of(zc.get("length")),
                Length.of(zc.get("lead")),
                new Step.Basis(regulations.get(zc.get("regulation")), zc.get("article")),
                own.isEmpty() ? StepReader.rungs(process) : own);
    }

    private Step act(StartEvent start) {
        List<String> by = Zc.first(start, "step").orElseThrow().words("by");
        SequenceFlow flow = start.getOutgoingFlows().get(0);
        Outcome end = outcome(flow, Outcome.PASS, new Text(start.getName(), flow.getDocumentation()));
        return stepReader.read(start, start.getFormKey(), StepReader.roles(by), -1, List.of(end));
    }

    private int stageOf(UserTask task) {
        List<Lane> lanes = process.getLanes();
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).getFlowReferences().contains(task.getId())) {
                return i;
            }
        }
        return 0;
    }

    /** The flows of the gateway behind a task are its outcomes; without a gateway there is only one. */
    private List<Outcome> outcomes(UserTask task) {
        SequenceFlow only = task.getOutgoingFlows().get(0);
        if (only.getTargetFlowElement() instanceof ExclusiveGateway gateway) {
            return gateway.getOutgoingFlows().stream()
                    .map(flow -> outcome(flow, valueOf(flow), named(flow)))
                    .toList();
        }
        return List.of(outcome(only, Outcome.PASS, only.getName() == null ? DONE : named(only)));
    }

    private static String valueOf(SequenceFlow flow) {
        Matcher condition = CONDITION.matcher(flow.getConditionExpression());
        if (!condition.matches()) {
            throw new IllegalArgumentException("Not an outcome: " + flow.getId());
        }
        return condition.group(1);
    }

    private static Text named(FlowElement drawn) {
        return new Text(Optional.ofNullable(drawn.getName()).orElse(drawn.getId()), drawn.getDocumentation());
    }

    private Outcome outcome(SequenceFlow flow, String value, Text name) {
        Optional<Zc> more = Zc.first(flow, "outcome");
        FlowElement target = flow.getTargetFlowElement();
        return new Outcome(
                value,
                name,
                more.map(zc -> "required".equals(zc.get("reason"))).orElse(false),
                more.map(zc -> zc.is("grave")).orElse(false),
                more.map(zc -> zc.reference("once")).orElse(null),
                more.map(zc -> zc.reference("only")).orElse(null),
                more.map(zc -> zc.is("lapses")).orElse(false),
                more.map(zc -> zc.is("together")).orElse(false),
                more.map(zc -> Text.of(zc.get("consequence"), zc.get("consequenceEn")))
                        .orElse(null),
                more.map(zc -> zc.get("returns")).orElse(null),
                target.getId(),
                target instanceof EndEvent ? named(target) : null);
    }

    private List<Step> mainPath(Map<String, Step> steps) {
        StartEvent start = process.getFlowElements().stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .findFirst()
                .orElseThrow();
        return Diagram.course(steps, start.getOutgoingFlows().get(0).getTargetRef(), (step, outcome) -> false);
    }
}
