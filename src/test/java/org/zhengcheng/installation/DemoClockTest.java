package org.zhengcheng.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("演示的时钟在数据库里：一个节点拨快，别的节点一秒内跟上，只能向前")
class DemoClockTest extends ApplicationTest {

    private final AtomicLong nanos = new AtomicLong();

    @Autowired
    private TransactionTemplate transaction;

    private DemoClock first;
    private DemoClock second;

    @BeforeEach
    void twoNodes() {
        jdbc.sql("delete from demo_clock").update();
        first = new DemoClock(jdbc, nanos::get);
        second = new DemoClock(jdbc, nanos::get);
    }

    @AfterEach
    void asBefore() {
        jdbc.sql("delete from demo_clock").update();
    }

    @Test
    void theOtherNodeFollowsWithinASecond() {
        LocalDate year = LocalDate.now(first).plusYears(1);
        assertThat(LocalDate.now(second)).isEqualTo(LocalDate.now(first));
        first.moveTo(year);
        assertThat(LocalDate.now(first)).isEqualTo(year);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(LocalDate.now(second)).isEqualTo(year);
        assertThat(second.instant()).isCloseTo(first.instant(), within(1, ChronoUnit.SECONDS));
        assertThat(new DatabaseTime(jdbc, second).read().today())
                .as("and so does the work at fixed times")
                .isEqualTo(year);
    }

    @Test
    @DisplayName("两个节点先后拨，短的不把长的拨回来")
    void whoeverKnowsLessDoesNotTurnItBack() {
        LocalDate today = LocalDate.now(second);
        first.moveTo(today.plusYears(1));
        second.moveTo(today.plusMonths(1));
        assertThat(LocalDate.now(second)).isEqualTo(today.plusYears(1));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(LocalDate.now(first)).isEqualTo(today.plusYears(1));
    }

    @Test
    @DisplayName("一秒之内只查一次数据库")
    void withinASecondTheDatabaseIsAskedOnce() {
        first.instant();
        assertThat(statements.during(() -> {
                    first.instant();
                    return first.instant();
                }))
                .isEmpty();
    }

    @Test
    @DisplayName("事务已经失败时问时间，照上一次知道的答")
    void inATransactionThatFailedTheLastKnownTimeHolds() {
        LocalDate today = LocalDate.now(first);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        transaction.executeWithoutResult(status -> {
            try {
                jdbc.sql("select 1 / 0").query(Integer.class).single();
            } catch (RuntimeException expected) {
                assertThat(LocalDate.now(first)).isEqualTo(today);
            }
            status.setRollbackOnly();
        });
    }
}
