package org.zhengcheng.deadline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.zhengcheng.language.Text;

/**
 * A year of working days.
 *
 * @param source where its holidays were published; null while they are not, so that its dates are provisional
 */
public record CalendarYear(int year, String source, List<Month> months) {

    public boolean isPublished() {
        return source != null;
    }

    /** Weeks from Monday to Sunday; a place in a week that belongs to another month is null. */
    public record Month(YearMonth month, List<List<Day>> weeks) {

        /** The days that differ from the plain week, in order. */
        public List<Day> special() {
            return weeks.stream()
                    .flatMap(week -> week.stream().flatMap(Stream::ofNullable))
                    .filter(day -> day.name() != null)
                    .toList();
        }
    }

    /**
     * A day.
     *
     * @param name what makes it differ from the plain week; null for a day like any other
     */
    public record Day(LocalDate date, boolean working, Text name) {

        /** The class of the style sheet. */
        public String css() {
            if (name != null) {
                return working ? "is-worked" : "is-free";
            }
            return working ? "" : "is-weekend";
        }
    }
}
