package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("岗位正在免去：谁先谁算，免去生效以后一步也办不成")
class PostEndedMeanwhileTest extends JourneyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String END = "update post set to_date = ? where person_id = ? and role = 'branch-secretary'";

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Offices offices;

    private Town town;

    @BeforeEach
    void inANewTown() {
        clock.set(APPLIED);
        town = newTown();
    }

    @Test
    void whoIsBeingDismissedWaitsForItAndIsRefused() throws Exception {
        Walk walk = walk(town).begin().take("applicant", "submit-application", "pass");
        Form form = walk.fill("secretary", "register-application", "pass", Map.of());
        CompletableFuture<Page> step = transaction.execute(status -> {
            end();
            CompletableFuture<Page> sent = CompletableFuture.supplyAsync(form::send);
            await().atMost(PATIENCE).until(() -> isWaiting("%for share of p%") || sent.isDone());
            assertThat(sent).as("the step waits for what becomes of the post").isNotDone();
            return sent;
        });

        assertThat(step.get(1, TimeUnit.MINUTES).taken()).isEmpty();
        assertThat(walk.openStep()).isEqualTo("register-application");
    }

    @Test
    void whoActsKeepsThePostUntilItIsDone() throws Exception {
        CompletableFuture<Void> dismissed = transaction.execute(status -> {
            assertThat(offices.actingOnHeld(town.id("secretary"), APPLIED)).hasSize(1);
            CompletableFuture<Void> other = CompletableFuture.runAsync(this::end);
            await().atMost(PATIENCE).until(() -> isWaiting("update post%") || other.isDone());
            assertThat(other).as("the dismissal waits").isNotDone();
            return other;
        });

        dismissed.get(1, TimeUnit.MINUTES);
        assertThat(offices.actingOn(town.id("secretary"), APPLIED)).isEmpty();
    }

    private void end() {
        LocalDate yesterday = APPLIED.minusDays(1);
        jdbc.sql(END).params(yesterday, town.id("secretary")).update();
    }

    private boolean isWaiting(String statement) {
        return jdbc.sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like ?)")
                .param(statement)
                .query(Boolean.class)
                .single();
    }
}
