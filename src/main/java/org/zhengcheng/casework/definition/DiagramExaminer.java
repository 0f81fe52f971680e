package org.zhengcheng.casework.definition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.validation.ProcessValidator;
import org.flowable.validation.ProcessValidatorFactory;
import org.flowable.validation.ValidationError;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.language.Text;

/** Looks at the text of a diagram before it is taken into use, and without taking it into use. */
@Component
public class DiagramExaminer {

    /** What of the engine's findings a diagram of ours can come to; the rest is said in its own words. */
    private static final Set<String> SAID = Set.of(
            "flowable-exclusive-gateway-no-outgoing-seq-flow",
            "flowable-exclusive-gateway-condition-not-allowed-on-single-seq-flow",
            "flowable-exclusive-gateway-seq-flow-without-conditions",
            "flowable-start-event-multiple-found",
            "flowable-seq-flow-invalid-src",
            "flowable-seq-flow-invalid-target",
            "flowable-process-definition-not-executable",
            "flowable-message-event-missing-message-ref",
            "flowable-message-event-invalid-message-ref",
            "flowable-event-subprocess-invalid-start-event-definition",
            "flowable-di-invalid-reference");

    private static final String UNREADABLE = "diagram.refused.unreadable";

    private final DiagramCheck check;
    private final ProcessValidator engine = new ProcessValidatorFactory().createDefaultProcessValidator();
    private final MessageSource messages;

    DiagramExaminer(MessageSource messages) throws IOException {
        this.check = new DiagramCheck(messages);
        this.messages = messages;
    }

    /** Why a text is not even kept as a draft: it is no plain XML, or more than a diagram can be; empty if it is. */
    public Optional<Text> unreadable(byte[] text) {
        Refusals refusals = new Refusals(messages);
        DiagramParser.parse(text, refusals);
        return refusals.all().stream().findFirst();
    }

    /** Everything that is drawn, in the order in which it is written; empty if the text is not even kept as a draft. */
    public List<DrawnElement> drawn(byte[] text) {
        Document diagram = DiagramParser.parse(text, new Refusals(messages));
        return diagram == null ? List.of() : DrawnElements.in(diagram);
    }

    /**
     * Everything that is wrong with a diagram: what may not run at all, what the engine finds, what the house requires
     * of every step, and what it refers to that does not exist.
     *
     * @param forms those its steps may have
     */
    public Examination examine(byte[] text, FormSet forms) {
        if (unreadable(text).isPresent()) {
            return new Examination(check.faults(text), null);
        }
        Faults faults = new Faults(messages);
        check.faults(text).forEach(faults::add);
        BpmnModel model = model(text, faults);
        if (model == null || model.getProcesses().isEmpty()) {
            return new Examination(faults.all(), null);
        }
        engine(model, faults);
        DiagramRules.check(model, faults);
        return faults.anyError() ? new Examination(faults.all(), null) : read(model, forms, faults);
    }

    /** Why a diagram cannot be taken into use, each with its place; empty if it can. */
    List<Text> refusals(byte[] text, FormSet forms) {
        List<Text> fenced = check.problems(text);
        return fenced.isEmpty()
                ? examine(text, forms).faults().stream()
                        .filter(Fault::isError)
                        .map(Fault::placed)
                        .toList()
                : fenced;
    }

    private Examination read(BpmnModel model, FormSet forms, Faults faults) {
        Diagram diagram;
        try {
            diagram = DiagramReader.read(model, "", 0, forms);
        } catch (RuntimeException unread) {
            faults.error(null, UNREADABLE, String.valueOf(unread.getMessage()));
            return new Examination(faults.all(), null);
        }
        DiagramLinks.check(diagram, faults);
        return new Examination(faults.all(), diagram);
    }

    /** There is no document type in it any more that a parser could follow. */
    private static BpmnModel model(byte[] text, Faults faults) {
        try {
            return new BpmnXMLConverter().convertToBpmnModel(() -> new ByteArrayInputStream(text), false, true);
        } catch (RuntimeException unread) {
            faults.error(null, UNREADABLE, Refusals.shortened(String.valueOf(unread.getMessage())));
            return null;
        }
    }

    private void engine(BpmnModel model, Faults faults) {
        try {
            engine.validate(model).stream().map(this::fault).forEach(faults::add);
        } catch (RuntimeException unread) {
            // What the engine cannot even look at has been refused by name before.
            faults.error(null, UNREADABLE, Refusals.shortened(String.valueOf(unread.getMessage())));
        }
    }

    private Fault fault(ValidationError found) {
        String rule = "diagram.engine." + found.getProblem();
        boolean said = SAID.contains(found.getProblem());
        String own = found.getDefaultDescription();
        return new Fault(
                found.getActivityId() == null ? found.getProcessDefinitionId() : found.getActivityId(),
                found.isWarning() ? Fault.Severity.WARNING : Fault.Severity.ERROR,
                rule,
                said
                        ? new Text(
                                messages.getMessage(rule, null, Locale.SIMPLIFIED_CHINESE),
                                messages.getMessage(rule, null, Locale.ENGLISH))
                        : Text.same(own));
    }

    /**
     * What was found.
     *
     * @param diagram what it says; null if that cannot be told because of its errors
     */
    public record Examination(List<Fault> faults, Diagram diagram) {

        /** Whether it could be taken into use. */
        public boolean isSound() {
            return diagram != null && faults.stream().noneMatch(Fault::isError);
        }
    }
}
