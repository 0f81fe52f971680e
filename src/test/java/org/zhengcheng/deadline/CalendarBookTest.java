package org.zhengcheng.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

/** In a year far from those of other tests, since there is one calendar for all. */
@DisplayName("几个节点一本日历：别的节点改了，写期限的立刻照新的算，页面随后照新的显示；没有提交的谁也看不到")
class CalendarBookTest extends ApplicationTest {

    private static final int ROUNDS = 2_000;
    private static final LocalDate DAY = LocalDate.of(2047, 10, 1);

    @Autowired
    private CalendarBook book;

    @Autowired
    private CalendarWriting calendar;

    @Autowired
    private Organizations organizations;

    @Autowired
    private WorkingDays week;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void theYearIsPlainAgain() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from calendar_day where of_year = 2047").update();
            seal("", null);
        });
    }

    @Test
    void anotherNodesChangeCountsAtOnceForWhoeverWritesAndSoonForPages() {
        CalendarBook otherNode = new CalendarBook(jdbc, organizations);
        WorkingDays there = new WorkingDays(otherNode);
        assertThat(there.isWorkingDay(DAY)).isTrue();
        transaction.executeWithoutResult(status -> seal("2047-10-01 放假 国庆节", null));
        assertThat(there.isWorkingDay(DAY)).as("not looked yet").isTrue();
        transaction.executeWithoutResult(
                status -> assertThat(there.isWorkingDay(DAY)).isFalse());
        otherNode.refresh();
        assertThat(there.isWorkingDay(DAY)).isFalse();
        assertThat(there.name(DAY)).contains("国庆节");
    }

    @Test
    void ofTwoChangesAtOnceTheSecondIsGivenUp() {
        TransactionTemplate other = new TransactionTemplate(transaction.getTransactionManager());
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(first -> {
            calendar.write(change("2047-10-02 放假 国庆节", null));
            other.executeWithoutResult(
                    second -> assertThat(seal("2047-10-01 放假 国庆节", null)).isTrue());
            assertThat(calendar.seal()).as("it has not seen the other").isFalse();
            first.setRollbackOnly();
        });
        assertThat(week.isWorkingDay(DAY)).isFalse();
        assertThat(week.isWorkingDay(DAY.plusDays(1))).isTrue();
    }

    @Test
    void aChangeCountsWithinItsTransactionAndForOthersOnceItIsCommitted() {
        transaction.executeWithoutResult(status -> {
            assertThat(week.isWorkingDay(DAY)).isTrue();
            calendar.write(change("2047-10-01 放假 国庆节", null));
            assertThat(week.isWorkingDay(DAY)).isFalse();
            status.setRollbackOnly();
        });
        assertThat(week.isWorkingDay(DAY)).isTrue();
        book.refresh();
        assertThat(week.isWorkingDay(DAY)).isTrue();
        transaction.executeWithoutResult(status -> seal("2047-10-01 放假 国庆节", null));
        assertThat(week.isWorkingDay(DAY)).isFalse();
    }

    @Test
    void whileSomebodyCountsForARecordNobodyChangesTheCalendar() {
        TransactionTemplate other = new TransactionTemplate(transaction.getTransactionManager());
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(counting -> {
            week.after(DAY, 5);
            assertThatThrownBy(() -> other.executeWithoutResult(changing -> {
                        jdbc.sql("set local lock_timeout = '200ms'").update();
                        seal("2047-10-01 放假 国庆节", null);
                    }))
                    .hasMessageContaining("lock timeout");
            other.executeWithoutResult(alsoCounting -> assertThat(week.isWorkingDay(DAY))
                    .as("others may count at the same time")
                    .isTrue());
        });
        assertThat(week.isWorkingDay(DAY)).isTrue();
    }

    @Test
    @DisplayName("不论放哪几天假：越晚起算越晚到期，多放一天不会更早到期，跨元旦和国庆也一样")
    void moreDaysOffNeverGiveAnEarlierDate() {
        Town town = newTown();
        UUID branch = town.organizationId("branch");
        Random random = new Random(11);
        transaction.executeWithoutResult(status -> {
            StringBuilder off = new StringBuilder();
            for (LocalDate day : new LocalDate[] {LocalDate.of(2047, 10, 1), LocalDate.of(2047, 12, 28)}) {
                for (int n = 0; n < 3 + random.nextInt(4); n++) {
                    off.append(day.plusDays(n).getYear() == 2047 ? day.plusDays(n) + " 放假 节日\n" : "");
                }
            }
            calendar.write(change(off.toString(), null));
            LocalDate[] before = new LocalDate[ROUNDS];
            LocalDate[] starts = new LocalDate[ROUNDS];
            int[] counts = new int[ROUNDS];
            WorkingDays here = week.in(branch);
            for (int i = 0; i < ROUNDS; i++) {
                starts[i] = LocalDate.of(2047, 9, 1).plusDays(random.nextInt(160));
                counts[i] = 1 + random.nextInt(25);
                before[i] = here.after(starts[i], counts[i]);
                assertThat(before[i]).isEqualTo(week.after(starts[i], counts[i]));
                assertThat(here.after(starts[i].plusDays(1), counts[i]))
                        .as("who begins later ends no earlier")
                        .isAfterOrEqualTo(before[i]);
                assertThat(here.between(starts[i], before[i])).isEqualTo(counts[i]);
                assertThat(here.isWorkingDay(before[i])).isTrue();
            }
            calendar.write(change("2047-10-09 放假 防汛", town.organizationId("street")));
            boolean moved = false;
            for (int i = 0; i < ROUNDS; i++) {
                LocalDate now = here.after(starts[i], counts[i]);
                assertThat(now).isAfterOrEqualTo(before[i]);
                assertThat(week.after(starts[i], counts[i]))
                        .as("elsewhere nothing changes")
                        .isEqualTo(before[i]);
                moved |= now.isAfter(before[i]);
                boolean across =
                        starts[i].isBefore(LocalDate.of(2047, 10, 9)) && !before[i].isBefore(LocalDate.of(2047, 10, 9));
                assertThat(now.isAfter(before[i]))
                        .as("%s + %d", starts[i], counts[i])
                        .isEqualTo(across);
            }
            assertThat(moved).isTrue();
            status.setRollbackOnly();
        });
    }

    private boolean seal(String lines, UUID organization) {
        calendar.write(change(lines, organization));
        return calendar.seal();
    }

    private static CalendarChange change(String lines, UUID organization) {
        CalendarChange.Read read = CalendarChange.read(2047, organization, false, null, null, lines);
        assertThat(read.bad()).isEmpty();
        return read.change();
    }
}
