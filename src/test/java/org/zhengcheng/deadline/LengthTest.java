package org.zhengcheng.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("期限按自然月、自然年计算：目标月没有同日的取月末，不用三十天、三百六十五天代替")
class LengthTest {

    private static final int ROUNDS = 20_000;

    @ParameterizedTest(name = "{0}加{1}是{2}")
    @CsvSource({
        "2026-01-31, P1M, 2026-02-28",
        "2028-01-31, P1M, 2028-02-29",
        "2026-03-31, P1M, 2026-04-30",
        "2026-08-31, P6M, 2027-02-28",
        "2027-08-31, P6M, 2028-02-29",
        "2028-02-29, P1Y, 2029-02-28",
        "2028-02-29, P4Y, 2032-02-29",
        "2026-02-28, P1M, 2026-03-28",
        "2026-12-31, P1M, 2027-01-31",
        "2026-11-30, P3M, 2027-02-28",
        "2026-12-01, P1Y, 2027-12-01",
        "2026-06-01, P1Y6M, 2027-12-01",
        "2026-06-01, P0D, 2026-06-01"
    })
    void theSameDayOfTheTargetMonthOrItsLast(LocalDate start, String length, LocalDate end) {
        assertThat(Length.of(length).from(start, null)).isEqualTo(end);
    }

    @Test
    void anExtendedProbationIsCountedFromItsBeginning() {
        assertThat(Length.of("P1Y").plusMonths(6).from(LocalDate.of(2027, 8, 31), null))
                .as("one year and six months at once, so that a month's end is not cut twice")
                .isEqualTo(LocalDate.of(2029, 2, 28));
        assertThat(Length.of("P1Y").plusMonths(12).from(LocalDate.of(2028, 2, 29), null))
                .isEqualTo(LocalDate.of(2030, 2, 28));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P1M1D", "P2W", "P-1M", "-P1Y"})
    void daysAndWeeksAreNoLengthOfAPeriod(String length) {
        assertThatThrownBy(() -> Length.of(length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(length);
    }

    @Test
    void theResultIsThatOfTurningTheCalendarPages() {
        Random random = new Random(31);
        for (int i = 0; i < ROUNDS; i++) {
            LocalDate start = LocalDate.of(2004, 1, 1).plusDays(random.nextInt(12_000));
            int months = random.nextInt(60);
            LocalDate end = new Length(java.time.Period.ofMonths(months), 0).from(start, null);

            YearMonth month = YearMonth.from(start).plusMonths(months);
            assertThat(end).as("%s + %d months", start, months).isAfterOrEqualTo(start);
            assertThat(YearMonth.from(end)).isEqualTo(month);
            assertThat(end.getDayOfMonth()).isEqualTo(Math.min(start.getDayOfMonth(), month.lengthOfMonth()));
            assertThat(Length.of("P" + (months / 12 + 1) + "Y" + (months % 12 + 1) + "M")
                            .from(start, null))
                    .as("longer is later")
                    .isAfter(end);
            assertThat(new Length(java.time.Period.ofMonths(months), 0).from(start.plusDays(1), null))
                    .as("who begins later ends no earlier")
                    .isAfterOrEqualTo(end);
        }
    }
}
