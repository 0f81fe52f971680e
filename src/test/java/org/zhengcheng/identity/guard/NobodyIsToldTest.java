package org.zhengcheng.identity.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("不知道密码的人，看不出账号有没有、锁没锁、停没停")
class NobodyIsToldTest extends ApplicationTest {

    private static final String WRONG = "wrong";

    private Town town;

    @BeforeEach
    void somebodyIsThere() {
        jdbc.sql("delete from sign_in_limit where key like 'address %'").update();
        town = newTown();
    }

    @Test
    void whoDoesNotKnowThePasswordIsToldTheSameOfEveryAccount() {
        jdbc.sql("update account set locked_at = now() where id = ?")
                .param(town.accountId("contact"))
                .update();
        jdbc.sql("update account set enabled = false where id = ?")
                .param(town.accountId("member"))
                .update();
        jdbc.sql("update account set one_time_until = now() - interval '1 day' where id = ?")
                .param(town.accountId("officer"))
                .update();
        Page known = attempt(town.username("secretary"));
        for (String other : new String[] {
            "nobody" + town.username("secretary"),
            town.username("contact"),
            town.username("member"),
            town.username("officer"),
            "a".repeat(3000),
            "'; --"
        }) {
            Page answer = attempt(other);
            assertThat(answer.uri()).as(other).isEqualTo(known.uri());
            assertThat(answer.text()).as(other).isEqualTo(known.text());
        }
        // Of the same work, the hash of the password above all; SignInTest compares the time.
        long locked = quickest("contact");
        long right = quickest("secretary");
        assertThat((double) locked / right)
                .as("time for a locked account, as part of that for an open one")
                .isBetween(0.3, 3.0);
    }

    private Page attempt(String username) {
        return Browser.stranger(address())
                .get("/sign-in")
                .form("form[action$=/sign-in]")
                .set("username", username)
                .set("password", WRONG)
                .send();
    }

    private long quickest(String account) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            Page page = Browser.stranger(address()).get("/sign-in");
            long begin = System.nanoTime();
            page.form("form[action$=/sign-in]")
                    .set("username", town.username(account))
                    .set("password", WRONG)
                    .send();
            best = Math.min(best, System.nanoTime() - begin);
        }
        return best;
    }
}
