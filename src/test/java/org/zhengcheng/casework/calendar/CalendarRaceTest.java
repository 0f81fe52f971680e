package org.zhengcheng.casework.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.deadline.CalendarChange;
import org.zhengcheng.deadline.CalendarWriting;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.TenDayTalk;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("改日历的同时有人办事：办成的期限都照新日历，或者改的人再看一遍，没有一个照旧的留下")
class CalendarRaceTest extends ApplicationTest {

    private static final LocalDate RECEIVED = LocalDate.of(2045, 3, 6);
    private static final LocalDate BY_THE_PLAIN_WEEK = LocalDate.of(2045, 3, 20);
    private static final String FREE = "2045-03-14 放假 地方节日";

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private CalendarWriting calendar;

    @Autowired
    private TransactionTemplate transaction;

    private TenDayTalk talk;
    private Town town;
    private Walk walk;

    @BeforeEach
    void anApplicationWaitsToBeRegistered() throws IOException {
        clock.set(RECEIVED);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        talk = new TenDayTalk(diagrams, forms, jdbc, clock);
        walk = talk.begin(town);
    }

    @AfterEach
    void theYearIsPlainAgain() {
        talk.forget(walk);
        transaction.executeWithoutResult(status -> change(""));
    }

    @Test
    void aStepTakenWhileAChangeIsCommittedWaitsAndCountsByIt() throws Exception {
        Form register = walk.fill("secretary", "register-application", "pass", Map.of());
        CompletableFuture<Page> step = transaction.execute(status -> {
            change(FREE);
            CompletableFuture<Page> pressed = CompletableFuture.supplyAsync(register::send);
            await().until(this::somebodyWaitsForTheCalendar);
            assertThat(pressed).isNotDone();
            return pressed;
        });
        step.get(30, TimeUnit.SECONDS);
        assertThat(talk.due(walk)).isEqualTo(BY_THE_PLAIN_WEEK.plusDays(1));
    }

    @Test
    void aStepThatCountedBeforeIsSeenByWhoeverConfirms() throws Exception {
        Form confirm = town.as("admin")
                .get("/calendar/change?day=2045-03-14")
                .form("main form")
                .set("lines", FREE)
                .send()
                .form("main form");
        Form register = walk.fill("secretary", "register-application", "pass", Map.of());
        CompletableFuture<Page> confirmed = superuser.transaction().execute(status -> {
            // The step comes to its very end, the ledger, and may not commit yet.
            superuser.jdbc().sql("lock table ledger_entry in share mode").update();
            CompletableFuture<Page> pressed = CompletableFuture.supplyAsync(register::send);
            await().until(() -> somebodyWaitsFor("relation"));
            CompletableFuture<Page> pressedToo = CompletableFuture.supplyAsync(confirm::send);
            await().until(this::somebodyWaitsForTheCalendar);
            assertThat(pressed).isNotDone();
            assertThat(pressedToo).isNotDone();
            return pressedToo;
        });
        Page again = confirmed.get(30, TimeUnit.SECONDS);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("请再看一遍", "会动1个日期", "2045年3月20日", "2045年3月21日");
        assertThat(talk.due(walk)).as("nothing was changed").isEqualTo(BY_THE_PLAIN_WEEK);

        assertThat(again.form("main form").send().text()).contains("动了1个日期");
        assertThat(talk.due(walk)).isEqualTo(BY_THE_PLAIN_WEEK.plusDays(1));
    }

    @Test
    void lookingAtWhatAChangeWouldMoveKeepsNobodyFromWorking() {
        transaction.executeWithoutResult(preview -> {
            calendar.write(
                    CalendarChange.read(2045, null, false, null, null, FREE).change());
            CompletableFuture.runAsync(() -> walk.take("secretary", "register-application", "pass"))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            preview.setRollbackOnly();
        });
        assertThat(talk.due(walk)).isEqualTo(BY_THE_PLAIN_WEEK);
    }

    private void change(String lines) {
        calendar.write(CalendarChange.read(2045, null, lines.isEmpty(), null, null, lines)
                .change());
        calendar.seal();
    }

    private boolean somebodyWaitsForTheCalendar() {
        return somebodyWaitsFor("advisory");
    }

    private boolean somebodyWaitsFor(String lock) {
        return jdbc.sql("select exists (select from pg_locks where locktype = ? and not granted and"
                        + " database = (select oid from pg_database where datname = current_database()))")
                .param(lock)
                .query(Boolean.class)
                .single();
    }
}
