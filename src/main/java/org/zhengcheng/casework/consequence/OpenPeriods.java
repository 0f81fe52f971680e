package org.zhengcheng.casework.consequence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.deadline.WorkingDays;

/** The rows that an open step ought to have, by the diagram and what has happened. */
@Component
public class OpenPeriods {

    private final Deadlines deadlines;
    private final WorkingDays week;

    OpenPeriods(Deadlines deadlines, WorkingDays week) {
        this.deadlines = deadlines;
        this.week = week;
    }

    /** Those of a step that is open while this has happened. */
    public List<RunningDeadlines.Row> of(Step step, History history) {
        return of(step, deadlines.of(step, history, null), history);
    }

    /** @param dates what the step's periods give, computed while the step is open */
    List<RunningDeadlines.Row> of(Step step, List<Deadline> dates, History history) {
        Optional<RunningDeadlines.Row> asked = ReturnedItems.waitingAt(step, history)
                .filter(items -> items.replyBy() != null)
                .map(items -> new RunningDeadlines.Row(
                        RunningDeadlines.ASKED,
                        Period.Kind.DUE,
                        items.returned().eventDate(),
                        items.replyBy(),
                        false,
                        false,
                        step.rungsOf(null).stream()
                                .findFirst()
                                .map(rung -> rung.day(items.replyBy(), week.in(history.organizationId())))
                                .orElse(null)));
        // What rests falls due on no day; it runs again with the step that ends the pause, which opens anew.
        return Stream.concat(
                        dates.stream().filter(date -> !date.isPaused()).map(date -> row(step, date)), asked.stream())
                .toList();
    }

    private RunningDeadlines.Row row(Step step, Deadline date) {
        return new RunningDeadlines.Row(
                step.periods().indexOf(date.period()),
                date.period().kind(),
                date.origin(),
                date.date(),
                date.length().workingDays() > 0,
                date.provisional(),
                step.rungsOf(date.period()).stream()
                        .findFirst()
                        .map(rung -> rung.day(date.date(), week.in(date.organizationId())))
                        .orElse(null));
    }
}
