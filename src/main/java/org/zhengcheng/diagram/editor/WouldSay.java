package org.zhengcheng.diagram.editor;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.DiagramExaminer;
import org.zhengcheng.casework.definition.DrawnElement;
import org.zhengcheng.casework.definition.Fault;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Explained;
import org.zhengcheng.casework.file.Explanations;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.diagram.check.CheckDraft;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.form.Answers;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/**
 * What a period or a condition of a drawing would say: in a case of which somebody supposes what happened, or in a past
 * one they may read. It is reckoned by what runs cases, and knows no word that a diagram does not; nothing is kept.
 */
@Component
class WouldSay {

    private final CheckDraft check;
    private final DiagramExaminer examiner;
    private final Deadlines deadlines;
    private final Explanations explanations;
    private final Cases cases;
    private final Speaker speaker;
    private final JdbcClient jdbc;

    WouldSay(
            CheckDraft check,
            DiagramExaminer examiner,
            Deadlines deadlines,
            Explanations explanations,
            Cases cases,
            Speaker speaker,
            JdbcClient jdbc) {
        this.check = check;
        this.examiner = examiner;
        this.deadlines = deadlines;
        this.explanations = explanations;
        this.cases = cases;
        this.speaker = speaker;
        this.jdbc = jdbc;
    }

    /** @throws NoSuchCase if there is no such past case of the procedure, or none this person may read */
    @Transactional(readOnly = true)
    Said of(DiagramDraft draft, Supposed supposed, Actor actor) {
        CheckDraft.Checked checked = check.of(draft, supposed.xml());
        History past = supposed.number().isEmpty() ? null : past(draft, supposed.number(), actor);
        Diagram diagram = checked.diagram();
        if (diagram == null) {
            return refused(checked.faults(), supposed.element());
        }
        Step step = Optional.ofNullable(diagram.steps().get(supposed.element()))
                .orElse(diagram.acts().get(supposed.element()));
        if (step == null) {
            return flow(diagram, supposed, past);
        }
        if (supposed.period() < 0 || supposed.period() >= step.periods().size()) {
            return no("wouldSay.nothing");
        }
        return period(diagram, step, step.periods().get(supposed.period()), supposed, past);
    }

    private History past(DiagramDraft draft, String number, Actor actor) {
        UUID id = jdbc.sql("select id from case_file where number = ? and procedure_key = ?")
                .params(number, draft.procedureKey())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NoSuchCase(number));
        CaseFile file = cases.find(id, actor).file();
        return cases.history(file);
    }

    private Said period(Diagram diagram, Step step, Period period, Supposed supposed, History past) {
        History history = past == null ? supposed(diagram, step, period, supposed) : past;
        Answers own = past == null ? own(supposed) : null;
        Optional<StepRecord> taken = past == null ? Optional.empty() : past.last(step.id());
        if (taken.isPresent()) {
            // As it stood when the step was taken.
            history = past.before(taken.get());
            own = taken.get().answers();
        }
        Optional<Explained> explained = explanations
                .of(
                        diagram,
                        step,
                        deadlines.of(step, history, own).stream()
                                .filter(one -> one.period() == period)
                                .toList())
                .all()
                .stream()
                .findFirst();
        if (explained.isEmpty()) {
            return no("wouldSay.noDate");
        }
        List<String> lines = new ArrayList<>();
        lines.add(explained.get().sentence().toString());
        explained.get().notes().forEach(note -> lines.add(note.toString()));
        if (past == null && !period.pausedBy().isEmpty()) {
            lines.add(speaker.both("wouldSay.unpaused").toString());
        }
        return new Said(explained.get().date(), lines);
    }

    /** A case in which nothing happened but what is supposed, so that no form need be filled in. */
    private static History supposed(Diagram diagram, Step step, Period period, Supposed supposed) {
        Set<String> steps = new LinkedHashSet<>();
        Stream.of(supposed.days().keySet(), supposed.numbers().keySet(), supposed.happened())
                .flatMap(Set::stream)
                .map(Reference::of)
                .filter(reference -> !reference.isOwn())
                .map(Reference::stepId)
                .filter(id -> !id.equals(step.id()))
                .forEach(steps::add);
        // What this step has done before came after what the period is counted from.
        steps.add(step.id());
        List<StepRecord> records = new ArrayList<>();
        for (String id : steps) {
            Step one = Optional.ofNullable(diagram.steps().get(id))
                    .orElse(diagram.acts().get(id));
            if (one != null) {
                record(one, step, records.size() + 1, supposed).ifPresent(records::add);
            }
        }
        return new History(
                null,
                records,
                reference -> reference.equals(Reference.LAUNCH_DUE)
                        ? Optional.ofNullable(supposed.days().get("launch.dueOn"))
                        : Optional.empty());
    }

    private static Optional<StepRecord> record(Step one, Step asking, int seq, Supposed supposed) {
        Optional<Outcome> came = one.outcomes().stream()
                .filter(outcome -> supposed.happened().contains(one.id() + "." + outcome.value()))
                .findFirst();
        LocalDate taken = supposed.days().get(one.id());
        if (one == asking && came.isEmpty() && taken == null) {
            return Optional.empty();
        }
        Map<String, Object> answers = new TreeMap<>();
        supposed.days()
                .forEach((reference, day) -> field(one, reference).ifPresent(key -> answers.put(key, day.toString())));
        supposed.numbers()
                .forEach((reference, number) -> field(one, reference).ifPresent(key -> answers.put(key, number)));
        return came.or(() -> one.outcomes().stream().findFirst())
                .map(outcome -> StepRecord.assumed(one, outcome, seq, taken, new Answers(answers)));
    }

    /** The field a reference names, if it is one of this step. */
    private static Optional<String> field(Step one, String reference) {
        return Optional.of(Reference.of(reference))
                .filter(named -> one.id().equals(named.stepId()))
                .map(Reference::field);
    }

    private static Answers own(Supposed supposed) {
        Map<String, Object> answers = new TreeMap<>();
        supposed.days().forEach((reference, day) -> {
            if (Reference.of(reference).isOwn()) {
                answers.put(reference, day.toString());
            }
        });
        return answers.isEmpty() ? null : new Answers(answers);
    }

    /** A condition compares the outcome of the step before it, and nothing else. */
    private Said flow(Diagram diagram, Supposed supposed, History past) {
        List<DrawnElement> drawn = examiner.drawn(supposed.xml().getBytes(StandardCharsets.UTF_8));
        Optional<DrawnElement> flow =
                find(drawn, supposed.element()).filter(one -> one.kind() == DrawnElement.Kind.FLOW);
        Step step = flow.map(one -> diagram.steps().get(one.from()))
                .or(() -> flow.flatMap(one -> drawn.stream()
                                .filter(before -> before.to().equals(one.from()))
                                .findFirst())
                        .map(before -> diagram.steps().get(before.from())))
                .orElse(null);
        if (step == null) {
            return no("wouldSay.nothing");
        }
        if (past != null) {
            return past.last(step.id())
                    .map(taken -> new Said(
                            null,
                            List.of(step.outcome(taken.outcome())
                                    .map(outcome -> leads(diagram, step, outcome, flow.get()))
                                    .orElseGet(() -> speaker.both("wouldSay.gone", step.name(), taken.outcomeName())
                                            .toString()))))
                    .orElseGet(() -> no("wouldSay.notTaken"));
        }
        return new Said(
                null,
                step.outcomes().stream()
                        .map(outcome -> leads(diagram, step, outcome, flow.get()))
                        .toList());
    }

    private static Optional<DrawnElement> find(List<DrawnElement> drawn, String id) {
        return drawn.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private String leads(Diagram diagram, Step step, Outcome outcome, DrawnElement flow) {
        Text to = outcome.endsCase()
                ? outcome.endName()
                : diagram.step(outcome.target()).name();
        boolean here = outcome.target().equals(flow.to())
                && (flow.name() == null || flow.name().equals(outcome.name()));
        return speaker.both(here ? "wouldSay.here" : "wouldSay.elsewhere", step.name(), outcome.name(), to)
                .toString();
    }

    /** What is wrong with the element itself is said before what keeps the whole from being read. */
    private Said refused(List<Fault> faults, String element) {
        return faults.stream()
                .filter(Fault::isError)
                .filter(fault -> element.equals(fault.element()))
                .findFirst()
                .map(fault -> new Said(null, List.of(fault.words().toString())))
                .or(() -> faults.stream()
                        .filter(Fault::isError)
                        .findFirst()
                        .map(fault -> new Said(
                                null,
                                List.of(speaker.both("wouldSay.unsound", fault.placed())
                                        .toString()))))
                .orElseGet(() -> no("wouldSay.nothing"));
    }

    private Said no(String code) {
        return new Said(null, List.of(speaker.both(code).toString()));
    }

    /**
     * What it would say, in the reader's language.
     *
     * @param day the day it gives; null if it gives none
     * @param lines how that comes about, or why there is nothing to say
     */
    record Said(LocalDate day, List<String> lines) {}
}
