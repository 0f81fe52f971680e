package org.zhengcheng.casework.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("照抄的日期可以写成几种样子，不是日期的不猜")
class PastStepTest {

    @Test
    void daysAreWrittenInSeveralWays() {
        assertThat(PastStep.days("2024-12-01、2025年6月1日；2023.1.2"))
                .contains(List.of(LocalDate.of(2023, 1, 2), LocalDate.of(2024, 12, 1), LocalDate.of(2025, 6, 1)));
        assertThat(PastStep.days(null)).contains(List.of());
        assertThat(PastStep.days("2024-02-30")).isEmpty();
        assertThat(PastStep.days("大约2024-02-03")).isEmpty();
        assertThat(PastStep.days("去年")).isEmpty();
    }
}
