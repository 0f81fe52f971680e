package org.zhengcheng.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("工作日依国务院公布的放假和调休安排（细则第十三条公示不少于五个工作日，起始日不计入）")
class WorkingDaysTest extends ApplicationTest {

    private static final int ROUNDS = 5_000;

    @Autowired
    private WorkingDays week;

    @ParameterizedTest(name = "从{0}起第{1}个工作日是{2}")
    @CsvSource({
        // 2026: 1-7 October are free, Saturday 10 October is worked in exchange.
        "2026-09-29, 5, 2026-10-12",
        "2026-09-30, 5, 2026-10-13",
        "2026-10-07, 2, 2026-10-09",
        "2026-10-09, 1, 2026-10-10",
        // Sunday 20 September is worked, the Mid-Autumn Festival on the 25th is not.
        "2026-09-18, 5, 2026-09-24",
        "2026-09-24, 1, 2026-09-28",
        // 15-23 February are free, the Saturdays before and after are worked.
        "2026-02-13, 1, 2026-02-14",
        "2026-02-14, 5, 2026-02-28",
        // 1-5 May are free, Saturday the 9th is worked.
        "2026-04-30, 5, 2026-05-11",
        // Over the end of the year, and into Sunday 4 January 2026, which is worked.
        "2025-12-31, 1, 2026-01-04",
        "2025-12-29, 5, 2026-01-06",
        // An ordinary week.
        "2026-07-06, 5, 2026-07-13",
        "2026-07-10, 1, 2026-07-13",
        "2026-07-11, 1, 2026-07-13"
    })
    void holidaysAreSkippedAndMakeUpDaysCount(LocalDate start, int count, LocalDate end) {
        assertThat(week.after(start, count)).isEqualTo(end);
        assertThat(Length.ofWorkingDays(count).from(start, week)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"})
    void theMakeUpDaysOf2026AreWorked(LocalDate day) {
        assertThat(day.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(week.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-01-02",
                "2026-02-16",
                "2026-02-20",
                "2026-02-23",
                "2026-04-06",
                "2026-05-01",
                "2026-05-05",
                "2026-06-19",
                "2026-09-25",
                "2026-10-01",
                "2026-10-07"
            })
    void theHolidaysOf2026AreFreeThoughNoneIsOnAWeekend(LocalDate day) {
        assertThat(day.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(week.isWorkingDay(day)).isFalse();
    }

    @Test
    void aYearWhoseHolidaysAreNotPublishedIsCountedByThePlainWeekAndSaysSo() {
        assertThat(week.isPublished(2026)).isTrue();
        assertThat(week.isPublished(2031)).isFalse();
        assertThat(week.after(LocalDate.of(2031, 9, 30), 5)).isEqualTo(LocalDate.of(2031, 10, 7));
    }

    @Test
    void theResultIsThatOfCountingDayByDayOnTheCalendarAsPublished() {
        Map<LocalDate, Boolean> published = published();
        Random random = new Random(5);
        for (int i = 0; i < ROUNDS; i++) {
            LocalDate start = LocalDate.of(2004, 1, 1).plusDays(random.nextInt(23 * 365));
            int count = 1 + random.nextInt(40);
            LocalDate end = week.after(start, count);

            long worked = start.plusDays(1)
                    .datesUntil(end.plusDays(1))
                    .filter(day -> published.getOrDefault(day, isWeekday(day)))
                    .count();
            assertThat(worked).as("%s + %d", start, count).isEqualTo(count);
            assertThat(published.getOrDefault(end, isWeekday(end)))
                    .as("%s is worked", end)
                    .isTrue();
            assertThat(end).isAfter(start);
            assertThat(week.after(start, count + 1)).as("longer is later").isAfter(end);
            assertThat(week.after(start.plusDays(1), count))
                    .as("who begins later ends no earlier")
                    .isAfterOrEqualTo(end);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026})
    void everyYearSinceTheRulesOf2014IsPublished(int year) {
        assertThat(week.isPublished(year)).isTrue();
        assertThat(published())
                .containsEntry(LocalDate.of(year, 1, 1), false)
                .containsEntry(LocalDate.of(year, 5, 1), false)
                .containsEntry(LocalDate.of(year, 10, 1), false);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() <= 5;
    }

    private Map<LocalDate, Boolean> published() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        jdbc.sql("select day, working from calendar_day").query(row -> {
            days.put(row.getObject("day", LocalDate.class), row.getBoolean("working"));
        });
        return days;
    }
}
