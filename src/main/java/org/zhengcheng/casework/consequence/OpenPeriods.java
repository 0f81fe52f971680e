package org.zhengcheng.casework.consequence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;

/** The rows that an open step ought to have. */
final class OpenPeriods {

    private OpenPeriods() {}

    /** @param dates what the step's periods give, computed while the step is open */
    static List<RunningDeadlines.Row> of(Step step, List<Deadline> dates, History history) {
        Optional<RunningDeadlines.Row> asked = ReturnedItems.waitingAt(step, history)
                .filter(items -> items.replyBy() != null)
                .map(items -> new RunningDeadlines.Row(
                        RunningDeadlines.ASKED,
                        Period.Kind.DUE,
                        items.returned().eventDate(),
                        items.replyBy(),
                        false,
                        false));
        return Stream.concat(dates.stream().map(date -> row(step, date)), asked.stream())
                .toList();
    }

    private static RunningDeadlines.Row row(Step step, Deadline date) {
        return new RunningDeadlines.Row(
                step.periods().indexOf(date.period()),
                date.period().kind(),
                date.origin(),
                date.date(),
                date.length().workingDays() > 0,
                date.provisional());
    }
}
