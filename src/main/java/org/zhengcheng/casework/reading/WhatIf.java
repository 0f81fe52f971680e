package org.zhengcheng.casework.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepChecks;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Explained;
import org.zhengcheng.casework.file.Explanations;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.OpenOutcomes;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;

/** Which dates would follow if a step were taken on a certain day. Reads only. */
@Component
class WhatIf {

    private final Cases cases;
    private final OpenOutcomes outcomes;
    private final Explanations explanations;
    private final StepChecks checks;

    WhatIf(Cases cases, OpenOutcomes outcomes, Explanations explanations, StepChecks checks) {
        this.cases = cases;
        this.outcomes = outcomes;
        this.explanations = explanations;
        this.checks = checks;
    }

    /**
     * @param stepId the step that would be taken; null or unknown for the open one
     * @param day the day it would be taken on; null while none has been chosen
     */
    @Transactional(readOnly = true)
    View of(UUID caseId, String stepId, LocalDate day, Actor actor) {
        CaseFile file = cases.find(caseId, actor).file();
        History history = cases.history(file);
        Diagram diagram = outcomes.course(file, history);
        List<Step> ahead = ahead(diagram, history, cases.open(file));
        Step chosen = ahead.stream()
                .filter(step -> step.id().equals(stepId))
                .findFirst()
                .orElse(ahead.isEmpty() ? null : ahead.get(0));
        if (chosen == null || day == null) {
            return new View(file, diagram, ahead, chosen, day, List.of(), List.of());
        }
        Answers answers = answers(diagram, chosen, day);
        List<FieldError> against = checks.dates(chosen, diagram.onward(chosen), day, answers, history).stream()
                .sorted(Comparator.comparing(Finding::severity))
                .map(Finding::error)
                .toList();
        return new View(file, diagram, ahead, chosen, day, against, follow(diagram, ahead, chosen, day, history));
    }

    /** The open step and those after it on the way to the end. */
    private static List<Step> ahead(Diagram diagram, History history, List<Place> open) {
        Step here = Timeline.brief(diagram, history, open).here();
        return here == null
                ? List.of()
                : diagram.mainPath()
                        .subList(
                                diagram.mainPath().indexOf(here),
                                diagram.mainPath().size());
    }

    /**
     * What each later step would have to keep. A step that may not be taken before such a date is then taken to happen on
     * that very day, so that the dates that hang on it can be told as well.
     */
    private List<Following> follow(Diagram diagram, List<Step> ahead, Step chosen, LocalDate day, History history) {
        History assumed = history.with(assumed(diagram, chosen, day, history));
        Set<String> moved = new HashSet<>(Set.of(chosen.id()));
        List<Following> following = new ArrayList<>();
        for (Step step : ahead.subList(ahead.indexOf(chosen) + 1, ahead.size())) {
            List<Explained> dates = explanations.of(diagram, step, assumed, null).all().stream()
                    .filter(why -> why.deadline().from() != null
                            && moved.contains(
                                    Reference.of(why.deadline().from()).stepId()))
                    .toList();
            if (dates.isEmpty()) {
                continue;
            }
            LocalDate earliest = dates.stream()
                    .filter(why -> why.kind() == Period.Kind.NOT_BEFORE)
                    .map(Explained::date)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            following.add(new Following(step, dates, earliest));
            if (earliest != null) {
                assumed = assumed.with(assumed(diagram, step, earliest, assumed));
                moved.add(step.id());
            }
        }
        return following;
    }

    private static StepRecord assumed(Diagram diagram, Step step, LocalDate day, History history) {
        return StepRecord.assumed(
                step, diagram.onward(step), history.records().size() + 1, day, answers(diagram, step, day));
    }

    /** The day stands for every date of the step from which another step counts. */
    private static Answers answers(Diagram diagram, Step step, LocalDate day) {
        Map<String, Object> answers = new HashMap<>();
        if (step.dateField() != null) {
            answers.put(step.dateField(), day.toString());
        }
        diagram.steps().values().stream()
                .flatMap(other -> other.periods().stream())
                .flatMap(period -> period.from().stream())
                .map(Reference::of)
                .filter(from -> step.id().equals(from.stepId()))
                .forEach(from -> answers.put(from.field(), day.toString()));
        return new Answers(answers);
    }

    /**
     * @param ahead what can be chosen
     * @param chosen null if nothing is open any more
     * @param day null while none has been chosen
     * @param against what speaks against that day
     * @param following the later steps whose dates hang on it, in order
     */
    record View(
            CaseFile file,
            Diagram diagram,
            List<Step> ahead,
            Step chosen,
            LocalDate day,
            List<FieldError> against,
            List<Following> following) {}

    /**
     * A later step and its dates.
     *
     * @param assumed the day on which it is taken to happen for what comes after it; null if it is not
     */
    record Following(Step step, List<Explained> dates, LocalDate assumed) {}
}
