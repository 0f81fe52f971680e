package org.zhengcheng.casework.file;

import java.time.LocalDate;
import java.util.List;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.language.Text;

/**
 * A date of a step and how it came about.
 *
 * @param sentence one sentence that can be repeated on the telephone: from this day, plus so long, gives that day, by
 *     which article
 * @param notes what else has to be said: days skipped, extensions, pauses, what follows if it is missed
 */
public record Explained(Deadline deadline, Text sentence, List<Text> notes) {

    /** The day itself. */
    public LocalDate date() {
        return deadline.date();
    }

    public Period.Kind kind() {
        return deadline.period().kind();
    }
}
