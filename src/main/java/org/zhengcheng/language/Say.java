package org.zhengcheng.language;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/**
 * Says dates, times and lists the way a reader's language does; in pages it is {@code #say}. Instants are said in the time
 * of Asia/Shanghai.
 */
public final class Say {

    private static final int KILO = 1024;

    private final Locale locale;
    private final boolean english;
    private final ZoneId zone;
    private final MessageSource messages;

    Say(Locale locale, ZoneId zone, MessageSource messages) {
        this.locale = locale;
        this.english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        this.zone = zone;
        this.messages = messages;
    }

    /** 2026年3月15日, 15 March 2026. */
    public String day(TemporalAccessor day) {
        return format(day, "yyyy年M月d日", "d MMMM yyyy");
    }

    /** Without the year: 3月15日, 15 March. */
    public String shortDay(TemporalAccessor day) {
        return format(day, "M月d日", "d MMMM");
    }

    /** Days in a row within one month: 10月1日–8日, 1–8 October. */
    public String shortDays(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return shortDay(from);
        }
        return english ? from.getDayOfMonth() + "–" + shortDay(to) : shortDay(from) + "–" + to.getDayOfMonth() + "日";
    }

    /** With the day of the week: 2026年3月15日 星期日, Sunday, 15 March 2026. */
    public String weekday(TemporalAccessor day) {
        return format(day, "yyyy年M月d日 EEEE", "EEEE, d MMMM yyyy");
    }

    /** A day of the week by its name: 星期一, Monday. */
    public String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    /** A day of the week at the head of a column: 一, Mon. */
    public String mark(DayOfWeek day) {
        return day.getDisplayName(english ? TextStyle.SHORT : TextStyle.NARROW, locale);
    }

    /** Day and time: 2026年3月15日 10:42. */
    public String time(TemporalAccessor time) {
        return format(time, "yyyy年M月d日 HH:mm", "d MMMM yyyy, HH:mm");
    }

    /** The time of day alone: 10:42. */
    public String clock(TemporalAccessor time) {
        return format(time, "HH:mm", "HH:mm");
    }

    /** 2026年3月, March 2026. */
    public String month(TemporalAccessor month) {
        return format(month, "yyyy年M月", "MMMM yyyy");
    }

    /** The form that machines read, for the datetime attribute of a time element. */
    public String machine(TemporalAccessor time) {
        return time == null ? null : String.valueOf(local(time));
    }

    /** Several names in a row. */
    public String names(Collection<?> names) {
        return names.stream().map(String::valueOf).collect(Collectors.joining(english ? ", " : "、"));
    }

    /** An answer as it is kept: a day, a month, a tick or a text. */
    public String value(Object value) {
        if (value instanceof LocalDate day) {
            return day(day);
        }
        if (value instanceof YearMonth month) {
            return month(month);
        }
        if (value instanceof Boolean ticked) {
            return ticked ? "✓" : "–";
        }
        return value instanceof Text text ? text.in(locale) : String.valueOf(value);
    }

    /** Several answers in a row. */
    public String values(Collection<?> values) {
        return values.stream().map(this::value).collect(Collectors.joining(english ? ", " : "，"));
    }

    /** The size of a file. */
    public String size(long bytes) {
        return bytes < KILO * KILO
                ? Math.max(1, (bytes + KILO - 1) / KILO) + " kB"
                : "%.1f MB".formatted((double) bytes / KILO / KILO);
    }

    /** A message of the bundles, filled with arguments; dates and texts among them are said in the reader's language. */
    public String message(String code, List<?> arguments) {
        return messages.getMessage(code, arguments.stream().map(this::said).toArray(), locale);
    }

    private Object said(Object argument) {
        if (argument instanceof LocalDate day) {
            return day(day);
        }
        if (argument instanceof Text text) {
            return text.in(locale);
        }
        return argument;
    }

    private String format(TemporalAccessor time, String chinese, String inEnglish) {
        return time == null
                ? null
                : DateTimeFormatter.ofPattern(english ? inEnglish : chinese, locale)
                        .format(local(time));
    }

    private TemporalAccessor local(TemporalAccessor time) {
        return time instanceof Instant instant ? LocalDateTime.ofInstant(instant, zone) : time;
    }
}
