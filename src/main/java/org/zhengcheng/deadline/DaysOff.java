package org.zhengcheng.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengcheng.language.Text;

/**
 * What lies in a stretch counted in working days besides the days counted.
 *
 * @param weekendDays Saturdays and Sundays that were not worked, outside holidays
 * @param holidays the holidays, in order
 * @param madeUp Saturdays and Sundays that were worked in exchange for a holiday
 */
public record DaysOff(int weekendDays, List<Holiday> holidays, List<LocalDate> madeUp) {

    private static final Map<String, String> ENGLISH = Map.of(
            "元旦", "New Year",
            "春节", "Spring Festival",
            "清明", "Qingming",
            "劳动节", "Labour Day",
            "端午", "Dragon Boat Festival",
            "中秋", "Mid-Autumn Festival",
            "国庆节", "National Day",
            "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", "Victory Day");

    /** Looks at the days after the first one up to the last. */
    public static DaysOff between(LocalDate first, LocalDate last, WorkingDays week) {
        int weekend = 0;
        Map<String, Integer> holidays = new LinkedHashMap<>();
        List<LocalDate> madeUp = new ArrayList<>();
        for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            Optional<String> name = week.name(day);
            if (week.isWorkingDay(day)) {
                if (!WorkingDays.isWeekday(day)) {
                    madeUp.add(day);
                }
            } else if (name.isPresent()) {
                holidays.merge(name.get(), 1, Integer::sum);
            } else {
                weekend++;
            }
        }
        return new DaysOff(
                weekend,
                holidays.entrySet().stream()
                        .map(holiday -> new Holiday(named(holiday.getKey()), holiday.getValue()))
                        .toList(),
                madeUp);
    }

    /** A holiday in both languages; one that is not among the usual keeps its Chinese name. */
    static Text named(String holiday) {
        return new Text(holiday, ENGLISH.get(holiday));
    }

    /** A holiday and how many of its days were skipped. */
    public record Holiday(Text name, int days) {}
}
