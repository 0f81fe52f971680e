package org.zhengcheng.casework.consequence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.RunningDeadlines;

/**
 * Computes the dates of a case's open steps anew, from diagram and history, and makes the rows say the same: after an act
 * that changed what they depend on, when a changed calendar was confirmed, and once a day to find what nobody expected.
 */
@Component
public class Recount {

    private final Cases cases;
    private final OpenPeriods periods;
    private final RunningDeadlines running;
    private final Reckoning reckoning;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Recount(
            Cases cases,
            OpenPeriods periods,
            RunningDeadlines running,
            Reckoning reckoning,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.cases = cases;
        this.periods = periods;
        this.running = running;
        this.reckoning = reckoning;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What differs, and nothing is changed. */
    public List<Difference> differences(CaseFile file) {
        History history = cases.history(file);
        Map<Key, RunningDeadlines.Row> kept = new HashMap<>();
        running.of(file.id())
                .forEach(run -> kept.put(new Key(run.taskId(), run.row().period()), run.row()));
        List<Difference> differences = new ArrayList<>();
        for (Place place : cases.open(file)) {
            for (RunningDeadlines.Row row : periods.of(place.step(), history)) {
                RunningDeadlines.Row had = kept.remove(new Key(place.taskId(), row.period()));
                if (had == null || !had.saysTheSameAs(row)) {
                    differences.add(new Difference(place.taskId(), place.step().id(), had, row));
                }
            }
        }
        kept.forEach((key, row) -> differences.add(new Difference(key.taskId(), null, row, null)));
        return differences;
    }

    /** Makes the rows of a case say what they ought to; the caller holds the case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(CaseFile file) {
        follow(file, differences(file));
    }

    /** @param differences those of {@link #differences} that are to be mended */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(CaseFile file, List<Difference> differences) {
        Set<String> tasks = new HashSet<>();
        for (Difference difference : differences) {
            tasks.add(difference.taskId());
            if (difference.should() == null) {
                running.drop(difference.taskId(), difference.was().period(), clock.instant());
            } else if (difference.was() == null) {
                running.begin(
                        file.id(),
                        difference.taskId(),
                        difference.stepId(),
                        List.of(difference.should()),
                        clock.instant());
            } else {
                running.move(difference.taskId(), difference.should());
            }
        }
        if (!tasks.isEmpty()) {
            tell(file, tasks);
        }
    }

    private void tell(CaseFile file, Set<String> tasks) {
        History history = cases.history(file);
        cases.open(file).stream()
                .filter(place -> tasks.contains(place.taskId()))
                .forEach(place -> {
                    Reckoning.Dates dates = reckoning.of(cases.diagram(file), place.step(), history);
                    publisher.publishEvent(
                            new StepDatesChanged(place.taskId(), dates.notBefore(), dates.due(), dates.reckoned()));
                });
    }

    /**
     * A row that is not as it ought to be.
     *
     * @param stepId null if the task is gone
     * @param was null if the row is missing
     * @param should null if there should be none
     */
    public record Difference(String taskId, String stepId, RunningDeadlines.Row was, RunningDeadlines.Row should) {

        /** Whether the calendar of working days alone makes the difference: such a date is moved once confirmed. */
        public boolean isOfTheCalendar() {
            return was != null
                    && should != null
                    && was.workingDays()
                    && should.workingDays()
                    && was.originOn().equals(should.originOn());
        }

        /** Whether the day itself differs, and not only what is said about it. */
        public boolean isAnotherDay() {
            return !was.dueOn().equals(should.dueOn());
        }
    }

    private record Key(String taskId, int period) {}
}
