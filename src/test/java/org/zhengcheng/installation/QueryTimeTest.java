package org.zhengcheng.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Wire;
import org.zhengcheng.support.Wire.Answer;

@DisplayName("有人等着的查询最多20秒，超时有中文页面；没人等的活不限；话说一半的不等")
class QueryTimeTest extends ApplicationTest {

    @Autowired
    private DataSource dataSource;

    @Test
    void whoWaitsAtAPageWaitsNoLongerThanIsSetAndWorkAtNightAsLongAsItTakes() {
        assertThat(limit()).isEqualTo("0");
        try (QueryTime.Limited limited = QueryTime.limited()) {
            assertThat(limit()).isEqualTo("20s");
        }
        assertThat(limit()).isEqualTo("0");
    }

    @Test
    void aQueryThatTakesLongerIsEndedByTheDatabase() {
        JdbcClient hasty = JdbcClient.create(new QueryTime.Timed(dataSource, Duration.ofMillis(200)));
        try (QueryTime.Limited limited = QueryTime.limited()) {
            assertThatThrownBy(() ->
                            hasty.sql("select pg_sleep(30)").query(String.class).single())
                    .isInstanceOf(QueryTimeoutException.class);
        }
    }

    /** Both wait for the same twenty seconds: one at a table somebody holds, one in the middle of what it says. */
    @Test
    void whoWaitsTooLongIsToldInWordsAndWhoSaysNothingMoreIsLeft() throws Exception {
        Town town = newTown();
        town.as("secretary");
        CompletableFuture<Answer> slow = CompletableFuture.supplyAsync(() -> Wire.to(address())
                .say(("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername=")
                        .getBytes()));
        CompletableFuture<Answer> silent = CompletableFuture.supplyAsync(
                () -> Wire.to(address()).say("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes()));
        try (Connection holder = superuser.connection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table absence in access exclusive mode");
            Page page = town.as("secretary").get("/posts");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.text("h1")).isEqualTo("查得太久，停下了");
            assertThat(page.text()).contains("什么也没有改变");
            holder.rollback();
        }
        assertThat(town.as("secretary").get("/posts").status()).isEqualTo(200);
        assertThat(slow.get(2, TimeUnit.MINUTES).status()).isIn(0, 400, 408);
        assertThat(silent.get(2, TimeUnit.MINUTES).status()).isIn(0, 400, 408);
    }

    private String limit() {
        return jdbc.sql("show statement_timeout").query(String.class).single();
    }
}
