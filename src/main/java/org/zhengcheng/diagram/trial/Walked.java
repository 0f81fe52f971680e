package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.List;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.language.Text;

/**
 * How far an invented case came.
 *
 * @param open the step that waits; null at the end
 * @param end the name of the end; null before it
 * @param figure whom the case is about, as they are now
 * @param dates those of the step that waits
 * @param standings where it stood before each step, and where it stands
 * @param stopped why it went no further; null if every step was taken
 */
record Walked(
        List<Taken> taken,
        Step open,
        Text end,
        History history,
        Figure figure,
        List<Deadline> dates,
        List<Reminder> reminders,
        List<Standing> standings,
        Stopped stopped) {

    /**
     * A step that was taken.
     *
     * @param entered the invented day on which it was entered
     * @param day the day it is said to have happened
     * @param due the day it was due; null if no period ran
     * @param by who took it; null if its time ran out
     * @param reason why; null if nothing was written
     * @param told who would hear of it
     */
    record Taken(
            Step step,
            Outcome outcome,
            LocalDate entered,
            LocalDate day,
            LocalDate due,
            Text by,
            String reason,
            List<Text> told) {

        public boolean isLate() {
            return due != null && day.isAfter(due);
        }
    }

    /**
     * Where a way ended before its time.
     *
     * @param wrong what was wrong with what was entered; empty if the case does not stand at that step or has no such outcome
     */
    record Stopped(Move move, List<FieldError> wrong) {}

    /** On which day who would be reminded. */
    record Reminder(LocalDate day, List<Text> to) {}
}
