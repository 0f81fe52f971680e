package org.zhengcheng.casework.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Answers;

/** What has happened in a case that exists on paper only. */
final class Past {

    private final Diagram diagram;
    private final List<StepRecord> records = new ArrayList<>();

    Past(Diagram diagram) {
        this.diagram = diagram;
    }

    /** A step was taken on a day; the day stands in its date field. */
    Past took(String stepId, String outcome, LocalDate day) {
        return took(stepId, outcome, day, Map.of());
    }

    Past took(String stepId, String outcome, LocalDate day, Map<String, ?> answers) {
        Step step = diagram.step(stepId);
        Answers all = new Answers(Map.of(step.dateField(), day.toString()));
        for (Map.Entry<String, ?> answer : answers.entrySet()) {
            all = all.with(answer.getKey(), answer.getValue());
        }
        records.add(StepRecord.assumed(step, step.outcome(outcome).orElseThrow(), records.size() + 1, day, all));
        return this;
    }

    History history() {
        return new History(records);
    }
}
