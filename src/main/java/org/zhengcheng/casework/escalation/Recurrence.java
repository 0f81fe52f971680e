package org.zhengcheng.casework.escalation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengcheng.casework.definition.Rung;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.deadline.WorkingDays;

/**
 * The days on which something that recurs, such as a half-yearly review, was due while nobody did it: each of them missed
 * is escalated anew. What does not recur is due once.
 */
final class Recurrence {

    private final DueRows.Due row;
    private final Period period;
    private final WorkingDays week;
    private final Optional<Rung> late;

    /** @param period null for a day that a return asked for */
    Recurrence(DueRows.Due row, Period period, List<Rung> ladder, WorkingDays week) {
        this.row = row;
        this.period = period;
        this.week = week;
        this.late = period == null || period.kind() != Period.Kind.EVERY
                ? Optional.empty()
                : ladder.stream()
                        .filter(rung -> rung.distance() > 0)
                        .min((one, other) -> one.day(row.dueOn(), week).compareTo(other.day(row.dueOn(), week)));
    }

    /** The latest day on which it was due and of whose being missed is to be told by today; or else the first. */
    LocalDate latest(LocalDate today) {
        return toldBy(today).reduce((earlier, later) -> later).orElse(row.dueOn());
    }

    /** The day on which the next time it is missed is to be told of; empty if it does not recur. */
    Optional<LocalDate> next(LocalDate today) {
        return late.flatMap(rung -> days().map(day -> rung.day(day, week))
                .dropWhile(told -> !told.isAfter(today))
                .findFirst());
    }

    private Stream<LocalDate> toldBy(LocalDate today) {
        return late.stream()
                .flatMap(rung -> days().takeWhile(day -> !rung.day(day, week).isAfter(today)));
    }

    private Stream<LocalDate> days() {
        return period.length().again(row.originOn(), row.dueOn(), week);
    }
}
