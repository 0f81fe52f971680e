package org.zhengcheng.deadline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of the working-day calendar of one year, with the days late in the December before that belong to its New
 * Year, as an administrator writes it: a line for each day, with its date, whether it is free or worked, and the holiday
 * it belongs to.
 *
 * @param organizationId for which organisation and those below it; null for the whole country
 * @param whole whether the lines are the whole year, so that every other day becomes a day of the plain week
 * @param publishedOn the day the year was published; null if that is not said
 * @param source where the year was published, or for a single organisation the reason; null if that is not said
 * @param days the days in order; a day of the plain week has no name
 */
public record CalendarChange(
        int year, UUID organizationId, boolean whole, LocalDate publishedOn, String source, List<Day> days) {

    private static final Pattern LINE =
            Pattern.compile("(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?[\\s,，]+([^\\s,，]+)[\\s,，]*(.*)");
    private static final Map<String, Kind> WORDS = Map.of(
            "放假", Kind.FREE,
            "休", Kind.FREE,
            "free", Kind.FREE,
            "上班", Kind.WORKED,
            "班", Kind.WORKED,
            "worked", Kind.WORKED,
            "平常", Kind.PLAIN,
            "plain", Kind.PLAIN);
    private static final int LONGEST_NAME = 60;

    /** From here on a day of December may belong to the New Year, which the next year's notice arranges. */
    private static final MonthDay NEW_YEAR = MonthDay.of(12, 20);

    /** What a day is. */
    public enum Kind {
        FREE,
        WORKED,
        /** As the plain week has it. */
        PLAIN
    }

    /** One day of a change. */
    public record Day(LocalDate date, Kind kind, String name) {}

    /**
     * A line that cannot be read.
     *
     * @param number from 1
     * @param code the key of the message that says why
     */
    public record BadLine(int number, String text, String code) {}

    /** What was written, read as far as it can be; it may be carried out if no line is bad. */
    public record Read(CalendarChange change, List<BadLine> bad) {}

    /** Reads what an administrator wrote; empty lines are passed over. */
    public static Read read(
            int year, UUID organizationId, boolean whole, LocalDate publishedOn, String source, String text) {
        Map<LocalDate, Day> days = new TreeMap<>();
        List<BadLine> bad = new ArrayList<>();
        int number = 0;
        for (String written : text.lines().toList()) {
            number++;
            String line = written.strip();
            if (!line.isEmpty()) {
                Optional<String> wrong = read(line, year, days);
                if (wrong.isPresent()) {
                    bad.add(new BadLine(number, line, wrong.get()));
                }
            }
        }
        String from = source == null || source.isBlank() ? null : source.strip();
        return new Read(
                new CalendarChange(year, organizationId, whole, publishedOn, from, List.copyOf(days.values())), bad);
    }

    /** The code of what is wrong with a line; empty if it is right. */
    private static Optional<String> read(String line, int year, Map<LocalDate, Day> days) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.of("calendar.bad.line");
        }
        Kind kind = WORDS.get(parts.group(4).toLowerCase());
        if (kind == null) {
            return Optional.of("calendar.bad.kind");
        }
        String name = parts.group(5).isBlank() ? null : parts.group(5);
        if (kind == Kind.PLAIN ? name != null : name == null || name.length() > LONGEST_NAME) {
            return Optional.of(kind == Kind.PLAIN ? "calendar.bad.plainName" : "calendar.bad.name");
        }
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            if (date.isBefore(first(year)) || date.getYear() > year) {
                return Optional.of("calendar.bad.year");
            }
            return days.putIfAbsent(date, new Day(date, kind, name)) == null
                    ? Optional.empty()
                    : Optional.of("calendar.bad.twice");
        } catch (DateTimeException none) {
            return Optional.of("calendar.bad.date");
        }
    }

    /** The first day that the arrangement of a year may be about. */
    private static LocalDate first(int year) {
        return NEW_YEAR.atYear(year - 1);
    }

    /** Whether nothing would be changed. */
    public boolean isEmpty() {
        return days.isEmpty() && !whole && !isPublishing();
    }

    /** Whether it says that the year is published; a single organisation publishes none. */
    public boolean isPublishing() {
        return organizationId == null && source != null;
    }

    /** The first day whose counting may change. */
    public LocalDate from() {
        return whole || isPublishing() || days.isEmpty()
                ? first(year)
                : days.get(0).date();
    }

    /** The last day whose counting may change. */
    public LocalDate until() {
        return whole || isPublishing() || days.isEmpty()
                ? LocalDate.of(year, 12, 31)
                : days.get(days.size() - 1).date();
    }
}
