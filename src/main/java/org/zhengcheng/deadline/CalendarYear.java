package org.zhengcheng.deadline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhengcheng.language.Text;

/**
 * A year of working days.
 *
 * @param publishedOn the day its holidays were published; null where nobody noted it
 * @param source where its holidays were published; null while they are not, so that its dates are provisional
 */
public record CalendarYear(int year, LocalDate publishedOn, String source, List<Month> months) {

    public boolean isPublished() {
        return source != null;
    }

    /** One day of the year. */
    public Day day(LocalDate date) {
        return months.get(date.getMonthValue() - 1)
                .days()
                .filter(day -> day.date().equals(date))
                .findFirst()
                .orElseThrow();
    }

    /** Weeks from Monday to Sunday; a place in a week that belongs to another month is null. */
    public record Month(YearMonth month, List<List<Day>> weeks) {

        /** The days that differ from the plain week, in order; neighbours that differ alike are one stretch. */
        public List<Stretch> special() {
            List<Stretch> special = new ArrayList<>();
            for (Day day : days().filter(day -> day.name() != null).toList()) {
                int last = special.size() - 1;
                if (last >= 0 && special.get(last).goesOnWith(day)) {
                    special.set(last, new Stretch(special.get(last).from(), day));
                } else {
                    special.add(new Stretch(day.date(), day));
                }
            }
            return special;
        }

        private Stream<Day> days() {
            return weeks.stream().flatMap(week -> week.stream().flatMap(Stream::ofNullable));
        }
    }

    /** Days in a row that differ from the plain week in the same way, from the first to the last. */
    public record Stretch(LocalDate from, Day last) {

        private boolean goesOnWith(Day day) {
            return day.date().equals(last.date().plusDays(1))
                    && day.name().equals(last.name())
                    && day.working() == last.working()
                    && day.local() == last.local();
        }
    }

    /**
     * A day.
     *
     * @param name what makes it differ from the plain week; null for a day like any other
     * @param local whether it is so in the organisation looked at, and not in the whole country
     */
    public record Day(LocalDate date, boolean working, Text name, boolean local) {

        /** The class of the style sheet. */
        public String css() {
            if (name != null) {
                return working ? "is-worked" : "is-free";
            }
            return working ? "" : "is-weekend";
        }
    }
}
