package org.zhengcheng.casework.consequence;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Explanations;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepDates;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** The dates of a step that waits, as lists show them, and how they came about. */
@Component
class Reckoning {

    private final Deadlines deadlines;
    private final Explanations explanations;
    private final Speaker speaker;

    Reckoning(Deadlines deadlines, Explanations explanations, Speaker speaker) {
        this.deadlines = deadlines;
        this.explanations = explanations;
        this.speaker = speaker;
    }

    Dates of(Diagram diagram, Step step, History history) {
        List<Deadline> known = deadlines.of(step, history, null);
        LocalDate due = ReturnedItems.due(step, known, history).orElse(null);
        return new Dates(
                known,
                Deadlines.notBefore(known).orElse(null),
                due,
                reckoned(due, explanations.of(diagram, step, known)));
    }

    private StepOpened.Reckoned reckoned(LocalDate due, StepDates dates) {
        List<Text> asked = due == null || due.equals(dates.due()) ? List.of() : List.of(speaker.both("why.asked", due));
        List<Text> why = Stream.concat(
                        asked.stream(),
                        Stream.of(dates.whyDue(), dates.whyNotBefore())
                                .filter(Objects::nonNull)
                                .flatMap(date -> Stream.concat(Stream.of(date.sentence()), date.notes().stream())))
                .toList();
        return new StepOpened.Reckoned(
                due == null ? null : Light.soonOn(due, dates.soonDays()),
                dates.pause() == null ? null : dates.pause().from(),
                why.isEmpty() ? null : Text.lines(why));
    }

    /**
     * The dates of a step.
     *
     * @param known what its periods give
     * @param notBefore the first day it is allowed; null if nothing has to be waited for
     * @param due the day it is due; null if no period runs
     */
    record Dates(List<Deadline> known, LocalDate notBefore, LocalDate due, StepOpened.Reckoned reckoned) {}
}
