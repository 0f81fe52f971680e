package org.zhengcheng.casework.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.deadline.Pause;
import org.zhengcheng.deadline.Period;

/**
 * How a step stands to its periods on a day.
 *
 * @param all every date of the step with its explanation, in the order of the diagram
 * @param due the last day; null if nothing is due
 * @param notBefore the first day the step is allowed; null if nothing has to be waited for
 */
public record StepDates(List<Explained> all, LocalDate due, LocalDate notBefore, int soonDays, LocalDate today) {

    static StepDates of(List<Explained> all, int soonDays, LocalDate today) {
        List<Deadline> deadlines = all.stream().map(Explained::deadline).toList();
        return new StepDates(
                all,
                Deadlines.due(deadlines).orElse(null),
                Deadlines.notBefore(deadlines).orElse(null),
                soonDays,
                today);
    }

    public Light light() {
        Light light = Light.of(due, soonDays, notBefore, today);
        return light != Light.OVERDUE && pause() != null ? Light.PAUSED : light;
    }

    /** Days until the last one, or since; zero if nothing is due. */
    public long days() {
        return due == null ? 0 : Math.abs(due.toEpochDay() - today.toEpochDay());
    }

    /** What does not let its periods run at present; null if they run. */
    public Pause pause() {
        return all.stream()
                .flatMap(why -> why.deadline().pauses().stream())
                .filter(Pause::lasts)
                .findFirst()
                .orElse(null);
    }

    /** How the last day came about; null if nothing is due. */
    public Explained whyDue() {
        return find(due, false).orElse(null);
    }

    /** How the first day came about; null if nothing has to be waited for, or it is past. */
    public Explained whyNotBefore() {
        return notBefore == null || !today.isBefore(notBefore)
                ? null
                : find(notBefore, true).orElse(null);
    }

    /** The dates that tell of today: those still ahead and those missed, not a waiting time that is over. */
    public List<Explained> telling() {
        return all.stream()
                .filter(why -> why.kind() != Period.Kind.NOT_BEFORE || today.isBefore(why.date()))
                .toList();
    }

    private Optional<Explained> find(LocalDate date, boolean first) {
        return all.stream()
                .filter(why -> why.date().equals(date)
                        && (first
                                ? why.kind() == Period.Kind.NOT_BEFORE
                                : why.kind().isLastDay()))
                .findFirst();
    }
}
