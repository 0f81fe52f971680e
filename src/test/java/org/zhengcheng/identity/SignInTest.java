package org.zhengcheng.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.zhengcheng.identity.password.SignInLimits;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

/** Times are the database's here, so what is to be long ago is put back there. */
@DisplayName("内置账号：密码用 Argon2id 存，输错要等，登录有期限，随处可以结束，每一次都记入台账")
class SignInTest extends ApplicationTest {

    private static final String FORM = "form[action$=/sign-in]";

    @Autowired
    private Ledger ledger;

    private Town town;

    @BeforeEach
    @AfterEach
    void nothingIsHeldAgainstThisAddress() {
        jdbc.sql("delete from sign_in_limit where key like 'address %'").update();
        town = town == null ? newTown() : town;
    }

    @Test
    void passwordsAreKeptAsArgon2idAndOldOnesAreUpgraded() {
        String old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(Town.PASSWORD);
        jdbc.sql("update account set password_hash = ? where id = ?")
                .params(old, town.accountId("applicant"))
                .update();
        town.another("applicant");
        assertThat(hash("applicant")).startsWith("{argon2id}$argon2id$v=19$m=1024,t=2,p=1$");
        town.another("applicant");
        String upgraded = hash("applicant");
        town.another("applicant");
        assertThat(hash("applicant")).as("once is enough").isEqualTo(upgraded);
    }

    @Test
    void withoutASettingAHashFillsNineteenMegabytes() {
        SignInSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("zhengcheng.sign-in", SignInSettings.class);
        assertThat(settings.hashMemory()).isEqualTo(19 * 1024);
        assertThat(settings.longest()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void anAccountThatDoesNotExistIsAnsweredAlikeInWordsAndInTime() {
        Page known = attempt(town.username("member"), "wrong");
        Page unknown = attempt("nobody" + town.username("member"), "wrong");
        assertThat(unknown.uri()).isEqualTo(known.uri());
        assertThat(unknown.text()).isEqualTo(known.text()).contains("账号或密码不对");

        assertThat(sent("stranger" + town.username("secretary")))
                .as("what it asks of the database")
                .isEqualTo(sent(town.username("secretary")));
        long ofKnown = Long.MAX_VALUE;
        long ofUnknown = Long.MAX_VALUE;
        for (String who : List.of("contact", "committee", "officer", "organiser", "commissioner", "applicant")) {
            ofKnown = Math.min(ofKnown, time(town.username(who)));
            ofUnknown = Math.min(ofUnknown, time("stranger" + town.username(who)));
        }
        assertThat((double) ofUnknown / ofKnown)
                .as("time for an unknown account, as part of that for a known one, at best")
                .isBetween(0.4, 2.5);
    }

    @Test
    void afterFiveWrongPasswordsANameWaitsEvenWithTheRightOneAndTheWaitGrows() {
        String username = town.username("applicant");
        String stranger = "stranger" + username;
        for (String name : List.of(username, stranger)) {
            for (int i = 0; i < 5; i++) {
                assertThat(attempt(name, "wrong").text()).contains("账号或密码不对");
            }
            assertThat(attempt(name, "wrong").text())
                    .as("a name that exists and one that does not")
                    .contains("次数太多", "请等一会儿");
        }
        assertThat(attempt(username, Town.PASSWORD).uri().getPath()).isEqualTo("/sign-in");
        assertThat(waits(username)).isBetween(50L, 60L);
        ageLimit(username);
        assertThat(attempt(username, "wrong").uri().toString()).endsWith("?error");
        assertThat(waits(username)).as("twice as long").isBetween(110L, 120L);
        ageLimit(username);
        assertThat(attempt(username, Town.PASSWORD).uri().getPath()).isEqualTo("/");
        assertThat(limits(username)).as("begins anew").isZero();
        assertThat(ledger.latest(town.accountId("applicant"), 20).stream().map(Ledger.Past::act))
                .startsWith("sign-in", "waits", "sign-in-refused", "waits", "sign-in-refused");
        assertThat(ledger.isIntact(town.accountId("applicant"))).isTrue();
    }

    @Test
    void manyGuessesAtOnceAreNotMoreThanOneAfterAnother() throws Exception {
        String username = town.username("applicant");
        ExecutorService guessers = Executors.newFixedThreadPool(12);
        try {
            Callable<String> guess = () -> attempt(username, "wrong").uri().getQuery();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : guessers.invokeAll(Collections.nCopies(12, guess))) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn("error"::equals).hasSize(5);
            assertThat(answers).filteredOn("wait"::equals).hasSize(7);
        } finally {
            guessers.shutdownNow();
        }
    }

    @Test
    void anAddressWaitsAfterManyWrongPasswordsWhateverTheNames() {
        attempt("first" + town.username("member"), "wrong");
        jdbc.sql("update sign_in_limit set failures = 49 where key like 'address %'")
                .update();
        assertThat(attempt("second" + town.username("member"), "wrong").uri().getQuery())
                .isEqualTo("error");
        assertThat(attempt(town.username("member"), Town.PASSWORD).uri().getQuery())
                .isEqualTo("wait");
        jdbc.sql("update sign_in_limit set waits_until = now(), last_at = last_at - interval '16 minutes'"
                        + " where key like 'address %'")
                .update();
        assertThat(attempt(town.username("member"), Town.PASSWORD).uri().getPath())
                .isEqualTo("/");
    }

    @Test
    void theIdOfTheSessionChangesWithTheSignIn() {
        Browser browser = Browser.stranger(address());
        Page page = browser.get("/sign-in");
        String before = browser.cookie("SESSION");
        page.form(FORM)
                .set("username", town.username("applicant"))
                .set("password", Town.PASSWORD)
                .send();
        assertThat(before).isNotBlank();
        assertThat(browser.cookie("SESSION")).isNotBlank().isNotEqualTo(before);
    }

    @Test
    void aSignInEndsWhenItIsIdleAndInAnyCaseAfterTwelveHours() {
        Browser idle = town.another("applicant");
        age("applicant", "seen_at", Duration.ofMinutes(29));
        assertThat(idle.get("/settings").uri().getPath()).isEqualTo("/settings");
        age("applicant", "seen_at", Duration.ofMinutes(31));
        Page signIn = idle.get("/settings");
        assertThat(signIn.uri().getPath()).isEqualTo("/sign-in");
        Page back = signIn.form(FORM)
                .set("username", town.username("applicant"))
                .set("password", Town.PASSWORD)
                .send();
        assertThat(back.uri().getPath()).as("back where they were").isEqualTo("/settings");
        age("applicant", "began_at", Duration.ofHours(11));
        assertThat(idle.get("/settings").uri().getPath()).isEqualTo("/settings");
        age("applicant", "began_at", Duration.ofMinutes(61));
        assertThat(idle.get("/settings").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsTheOthers() {
        Browser here = town.another("applicant");
        Browser there = town.another("applicant");
        Browser elsewhere = town.another("applicant");
        Page list = here.get("/me/sign-ins");
        assertThat(list.texts(".rows__row")).hasSize(3);
        assertThat(list.texts(".rows__row .tag")).containsExactly("这一处");
        assertThat(list.text()).contains("127.0.0.1");

        Browser other = town.as("secretary");
        list.form("form[action$=/end]").sendThrough(other);
        assertThat(here.get("/me/sign-ins").texts(".rows__row"))
                .as("nobody ends what is another’s")
                .hasSize(3);

        here.get("/me/sign-ins").form("form[action$=/end-others]").send();
        assertThat(there.get("/").uri().getPath()).isEqualTo("/sign-in");
        assertThat(elsewhere.get("/").uri().getPath()).isEqualTo("/sign-in");
        assertThat(here.get("/me/sign-ins").texts(".rows__row")).hasSize(1);
    }

    @Test
    void aCookieIsDeadAfterSigningOut() {
        Browser browser = town.another("applicant");
        String cookie = browser.cookie("SESSION");
        browser.get("/").form("form[action$=/sign-out]").send();
        browser.setCookie("SESSION", cookie);
        assertThat(browser.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void sessionsAreInTheDatabaseAndHoldNoPassword() {
        Browser browser = town.another("applicant");
        browser.get("/");
        List<byte[]> held = jdbc.sql("select attribute_bytes from spring_session_attributes")
                .query(byte[].class)
                .list();
        assertThat(held).isNotEmpty();
        assertThat(held).noneMatch(bytes -> new String(bytes).contains(Town.PASSWORD));
        assertThat(held).noneMatch(bytes -> new String(bytes).contains("argon2id"));
    }

    @Test
    void aPageThatChangesNothingWritesNothing() {
        Browser browser = town.another("applicant");
        browser.get("/settings");
        String before = xmin();
        browser.get("/settings");
        browser.get("/settings");
        assertThat(xmin()).isEqualTo(before);
    }

    @Test
    void aSessionThatCannotBeReadIsNoSignIn() {
        Browser browser = town.another("applicant");
        jdbc.sql("update spring_session_attributes set attribute_bytes = '\\x00'::bytea")
                .update();
        assertThat(browser.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void oneChangesOnesPasswordAndTheOtherSignInsEnd() {
        Browser here = town.another("applicant");
        Browser there = town.another("applicant");
        String better = "seven grey herons wade";
        Map<String, String> refused = Map.of(
                "short",
                "不到12个字",
                "password1234",
                "太容易猜到",
                "qwertyuiop12",
                "太容易猜到",
                "woaini1314520",
                "太容易猜到",
                town.username("applicant") + " and some",
                "您的姓名或账号");
        refused.forEach((password, why) -> {
            Page again = change(here, Town.PASSWORD, password, password);
            assertThat(again.status()).as(password).isEqualTo(422);
            assertThat(again.text(".errors")).as(password).contains(why);
        });
        assertThat(change(here, "wrong", better, better + "x").errors()).hasSize(2);

        Page done = change(here, Town.PASSWORD, better, better);
        assertThat(done.text()).contains("密码换好了");
        assertThat(here.get("/settings").uri().getPath()).isEqualTo("/settings");
        assertThat(there.get("/settings").uri().getPath()).isEqualTo("/sign-in");
        assertThat(attempt(town.username("applicant"), Town.PASSWORD).uri().getQuery())
                .isEqualTo("error");
        assertThat(attempt(town.username("applicant"), better).uri().getPath()).isEqualTo("/");
        assertThat(ledger.latest(town.accountId("applicant"), 20).stream().map(Ledger.Past::act))
                .contains("password-changed");
    }

    private Page attempt(String username, String password) {
        return Browser.stranger(address())
                .get("/sign-in")
                .form(FORM)
                .set("username", username)
                .set("password", password)
                .send();
    }

    private static Page change(Browser browser, String current, String password, String again) {
        return browser.get("/me/password")
                .form("form[action$=/me/password]")
                .set("current", current)
                .set("password", password)
                .set("again", again)
                .send();
    }

    private long time(String username) {
        Page page = Browser.stranger(address()).get("/sign-in");
        long begin = System.nanoTime();
        page.form(FORM).set("username", username).set("password", "wrong").send();
        return System.nanoTime() - begin;
    }

    private List<String> sent(String username) {
        return statements.during(() -> attempt(username, "wrong")).stream()
                .filter(sql -> sql.contains("sign_in_limit") || sql.contains("ledger") || sql.contains("from account"))
                .toList();
    }

    private String hash(String account) {
        return jdbc.sql("select password_hash from account where id = ?")
                .param(town.accountId(account))
                .query(String.class)
                .single();
    }

    private void age(String account, String column, Duration by) {
        jdbc.sql("update sign_in set " + column + " = " + column + " - make_interval(secs => ?) where account_id = ?"
                        + " and ended_at is null")
                .params((double) by.toSeconds(), town.accountId(account))
                .update();
    }

    private void ageLimit(String username) {
        jdbc.sql("update sign_in_limit set waits_until = now() where key = ?")
                .param(key(username))
                .update();
    }

    private long waits(String username) {
        return jdbc.sql("select extract(epoch from waits_until - now())::bigint from sign_in_limit where key = ?")
                .param(key(username))
                .query(Long.class)
                .single();
    }

    private int limits(String username) {
        return jdbc.sql("select count(*) from sign_in_limit where key = ?")
                .param(key(username))
                .query(Integer.class)
                .single();
    }

    private static String key(String username) {
        return SignInLimits.key(username);
    }

    private String xmin() {
        return jdbc.sql("select (select max(xmin::text::bigint) from spring_session) || ' '"
                        + " || (select max(xmin::text::bigint) from sign_in)")
                .query(String.class)
                .single();
    }
}
