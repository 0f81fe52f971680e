package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.form.Forms;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("逐级督办：到了日子提醒该提醒的人，每一级只一次，办了就停")
class EscalationTest extends ApplicationTest {

    private static final LocalDate APPLIED = LocalDate.of(2026, 6, 1);
    /** The talk is due within one month of receipt (rules of 2026, article 7). */
    private static final LocalDate DUE = LocalDate.of(2026, 7, 1);

    @Autowired
    private Sweep sweep;

    @Autowired
    private DueRows rows;

    @Autowired
    private Ladder ladder;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeEach
    void aTalkIsToBeHeldWithinAMonth() {
        clock.set(APPLIED);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
    }

    @Test
    @DisplayName("到期前七天、当天、逾期一天、七天、三十天，逐级提醒；一天扫两遍也只一次")
    void everyRungIsClimbedOnceOnItsDay() {
        for (LocalDate day = APPLIED; day.isBefore(DUE.plusMonths(3)); day = day.plusDays(1)) {
            clock.set(day);
            sweep.goOver();
            sweep.goOver();
        }

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "2026-06-24 DUE secretary",
                        "2026-06-24 DUE commissioner",
                        "2026-07-01 DUE secretary",
                        "2026-07-01 DUE commissioner",
                        "2026-07-02 OVERDUE secretary",
                        "2026-07-02 OVERDUE commissioner",
                        "2026-07-08 OVERDUE secretary",
                        "2026-07-08 OVERDUE commissioner",
                        "2026-07-08 OVERDUE committee",
                        "2026-07-08 OVERDUE second committee",
                        "2026-07-31 OVERDUE committee",
                        "2026-07-31 OVERDUE second committee",
                        "2026-07-31 OVERDUE officer");
        assertThat(town.as("secretary").get("/notices").text())
                .contains("“党组织派人谈话”最迟2026年7月1日办好，请抓紧", "“党组织派人谈话”逾期了，最迟应在2026年7月1日办好");
    }

    @Test
    @DisplayName("办了以后不再提醒，提醒过的消息算已读")
    void aStepThatIsTakenIsNotEscalated() {
        clock.set(DUE.plusDays(1));
        sweep.goOver();
        walk.take("secretary", "application-talk", "pass", Map.of("reason", "the secretary was ill"));
        for (LocalDate day = DUE.plusDays(2); day.isBefore(DUE.plusMonths(2)); day = day.plusDays(1)) {
            clock.set(day);
            sweep.goOver();
        }

        assertThat(told()).containsExactlyInAnyOrder("2026-07-02 OVERDUE secretary", "2026-07-02 OVERDUE commissioner");
        assertThat(jdbc.sql("select count(*) from notice where case_id = ? and kind = 'OVERDUE' and read_at is null")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("几级同时到：一人只收一条，说现在的情况，各级都算提醒过")
    void whoeverMissedSeveralRungsIsToldOnceHowThingsStand() {
        clock.set(DUE.plusDays(10));
        sweep.goOver();
        clock.set(DUE.plusDays(11));
        sweep.goOver();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "2026-07-11 OVERDUE secretary",
                        "2026-07-11 OVERDUE commissioner",
                        "2026-07-11 OVERDUE committee",
                        "2026-07-11 OVERDUE second committee");
        assertThat(jdbc.sql("select rung from deadline_rung r join deadline d on d.id = r.deadline_id"
                                + " where d.case_id = ? order by rung")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    @DisplayName("岗位空缺：往上一级提醒，不会没人知道")
    void wherePostsAreVacantTheNextOneUpIsTold() {
        town.leaveOffice("secretary", APPLIED);
        town.leaveOffice("commissioner", APPLIED);
        clock.set(DUE.minusDays(7));
        sweep.goOver();

        assertThat(told()).containsExactlyInAnyOrder("2026-06-24 DUE committee", "2026-06-24 DUE second committee");
    }

    @Test
    @DisplayName("延到新日子的期限：按新日子重新逐级提醒")
    void aDateThatWasMovedIsEscalatedAnew() {
        clock.set(DUE.minusDays(7));
        sweep.goOver();
        jdbc.sql("update deadline set due_on = due_on + 20, rung_on = current_date - 10000 where case_id = ?"
                        + " and settled_on is null")
                .param(walk.caseId())
                .update();
        sweep.goOver();
        assertThat(told()).hasSize(2);
        clock.set(DUE.plusDays(13));
        sweep.goOver();

        assertThat(told())
                .contains("2026-07-14 DUE secretary", "2026-07-14 DUE commissioner")
                .hasSize(4);
    }

    @Test
    @DisplayName("一行出错不挡别的：别的照样提醒，出错的明天再试")
    void aRowThatCannotBeWorkedOnKeepsNoOther() {
        UUID broken = jdbc.sql("insert into deadline (id, case_id, task_id, step_id, period, kind, origin_on, due_on,"
                        + " working_days, provisional, opened_at, rung_on) values (gen_random_uuid(), ?, ?, 'no-such-step',"
                        + " 0, 'DUE', '2000-01-01', '2000-02-01', false, false, now(), '2000-01-25') returning id")
                .params(walk.caseId(), UUID.randomUUID().toString())
                .query(UUID.class)
                .single();
        clock.set(DUE);
        sweep.goOver();

        assertThat(told()).containsExactlyInAnyOrder("2026-07-01 DUE secretary", "2026-07-01 DUE commissioner");
        assertThat(jdbc.sql("select rung_on from deadline where id = ?")
                        .param(broken)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(DUE.plusDays(1));
        jdbc.sql("delete from deadline where id = ?").param(broken).update();
    }

    @Test
    @DisplayName("本机时钟与数据库差两秒以上：不做事；差得不多照常")
    void aNodeWhoseClockIsOffLeavesTheWorkToOthers() {
        clock.set(DUE);
        node(Duration.ofSeconds(3)).goOver();
        node(Duration.ofSeconds(-3)).goOver();
        node(Duration.ofDays(31)).goOver();
        assertThat(told()).isEmpty();

        node(Duration.ofSeconds(1)).goOver();
        assertThat(told()).hasSize(2);
    }

    /** Another node on the same database, whose machine's clock is off. */
    private Sweep node(Duration off) {
        return new Sweep(
                rows, ladder, new DatabaseTime(jdbc, clock, Clock.offset(Clock.systemUTC(), off)), transaction);
    }

    /** Every warning about the case: day, kind, person. */
    private List<String> told() {
        return jdbc.sql("select cast(told_at at time zone 'Asia/Shanghai' as date) || ' ' || kind || ' ' ||"
                        + " regexp_replace(p.name, ' \\d+$', '') from notice n join person p on p.id = n.person_id"
                        + " where n.case_id = ? and kind in ('DUE', 'OVERDUE')")
                .param(walk.caseId())
                .query(String.class)
                .list();
    }
}
