package org.zhengcheng.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("时间以数据库为准：本机时钟差两秒以上就说出来；演示拨快的时钟照样算")
class DatabaseTimeTest extends ApplicationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest(name = "本机差{0}")
    @CsvSource({"PT0S, false", "PT1.5S, false", "PT-1.5S, false", "PT3S, true", "PT-3S, true", "P31D, true"})
    void aMachineIsOffFromTwoSecondsOn(Duration off, boolean isOff) {
        clock.set(DAY);
        DatabaseTime.Reading reading = node(off).read();
        assertThat(reading.isOff()).isEqualTo(isOff);
        assertThat(reading.skew())
                .isBetween(off.abs().minusSeconds(1), off.abs().plusSeconds(1));
        assertThat(new ClockHealth(node(off)).health().getStatus()).isEqualTo(isOff ? Status.DOWN : Status.UP);
    }

    @Test
    void theTimeRunsAheadAsFarAsTheApplicationsClock() {
        clock.set(DAY);
        DatabaseTime.Reading reading = node(Duration.ZERO).read();
        assertThat(reading.today()).isEqualTo(DAY);
        assertThat(Duration.between(clock.instant(), reading.now()).abs()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("不登录也能问好不好，但只答好不好；别的管理地址都没有")
    void whoeverWatchesOverANodeMayAskWhetherItWorksAndNoMore() throws Exception {
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health").body()).contains("\"UP\"").doesNotContain("skew", "components", "database");
        for (String other : new String[] {"", "/env", "/beans", "/flowable", "/health/db"}) {
            assertThat(get("/actuator" + other).statusCode()).as(other).isNotEqualTo(200);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** A node whose machine's clock is off, and the application's with it, as where no test moves it. */
    private DatabaseTime node(Duration off) {
        return new DatabaseTime(jdbc, Clock.offset(clock, off), Clock.offset(Clock.systemUTC(), off));
    }
}
