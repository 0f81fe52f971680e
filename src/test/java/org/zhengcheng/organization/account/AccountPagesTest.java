package org.zhengcheng.organization.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("账号由安全管理员管：新建、锁定、解锁、重置、结束登录，自己的不能办，别人一概不能")
class AccountPagesTest extends ApplicationTest {

    private static final String OWN = "seven grey herons wade";

    @Autowired
    private Ledger ledger;

    private Town town;

    @BeforeEach
    void thereIsASecurityAdministrator() {
        jdbc.sql("delete from sign_in_limit where key like 'address %'").update();
        town = newTown();
        town.person("security", "county", null, LocalDate.of(1980, 1, 1));
        town.post("security", "county", "security-admin");
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
    }

    @Test
    void onlyTheSecurityAdministratorIsLetIn() {
        String one = page("applicant");
        for (String who : List.of("applicant", "secretary", "officer", "admin")) {
            for (String page : List.of("/accounts", one, "/accounts/new")) {
                Page refused = town.as(who).get(page);
                assertThat(refused.status()).as(who + " " + page).isEqualTo(403);
                assertThat(refused.text()).doesNotContain(town.username("applicant"));
            }
            for (String act : List.of("lock", "reset", "end")) {
                Form form = town.as("security").get(one).form("form[action$=/" + act + "]");
                if (form.asks("why")) {
                    form.set("why", "试试");
                }
                assertThat(form.sendThrough(town.as(who)).status())
                        .as(who + " " + act)
                        .isEqualTo(403);
            }
            assertThat(town.as(who).get("/").has("nav a[href$=/accounts]")).isFalse();
        }
        assertThat(state("applicant")).isEqualTo("能登录");
        assertThat(town.as("security").get("/").has("nav a[href$=/accounts]")).isTrue();
    }

    @Test
    void theSecurityAdministratorSeesNoCase() {
        assertThat(town.as("security").get("/cases").text()).doesNotContain(town.name("applicant"));
        assertThat(town.as("security").get("/calendar/change").status()).isEqualTo(403);
    }

    @Test
    void onesOwnAccountIsForAnother() {
        Page own = town.as("security").get(page("security"));
        assertThat(own.text()).contains("另一位安全管理员");
        assertThat(own.has("main form")).isFalse();
        Form lock = town.as("security")
                .get(page("applicant"))
                .form("form[action$=/lock]")
                .set("why", "试试");
        assertThat(lock.sendTo(page("security") + "/lock").status()).isEqualTo(403);
    }

    @Test
    void accountsAreFoundByTheBeginningOfAccountOrNameAndPagedByKey() {
        Page found = town.as("security").get("/accounts?q=" + town.username("secretary"));
        assertThat(found.texts(".task__link")).containsExactly(town.name("secretary"));
        assertThat(town.as("security").get("/accounts?q=%25").texts(".task__link"))
                .isEmpty();
        for (int i = 0; i < AccountDirectory.PAGE + 1; i++) {
            town.account("many%02d-".formatted(i), "member");
        }
        Page first = town.as("security").get("/accounts?q=many");
        assertThat(first.texts(".task__link")).hasSize(AccountDirectory.PAGE);
        Page second = first.follow("再往下看");
        assertThat(second.texts(".task__link")).isNotEmpty();
        assertThat(second.texts(".task__meta"))
                .doesNotContainAnyElementsOf(first.texts("p.task__meta:not(.task__from)"));
        int few = statements
                .during(() -> town.as("security").get("/accounts?q=" + town.username("secretary")))
                .size();
        int many = statements
                .during(() -> town.as("security").get("/accounts?q=many"))
                .size();
        assertThat(many).isEqualTo(few);
    }

    @Test
    void aNewAccountIsUsedOnceAndThenHasAPasswordOfItsOwn() {
        Browser security = town.as("security");
        Page whose = security.get(
                "/accounts/new?q=" + "member%20" + town.name("member").replaceAll("\\D", ""));
        Form form = whose.follow(town.name("member")).form("form[action$=/accounts/new]");
        assertThat(form.set("username", "Bad Name").send().errors()).isNotEmpty();
        assertThat(form.set("username", town.username("secretary")).send().text())
                .contains("已经有人用了");
        String username = "fresh" + town.username("member");
        Page shown = form.set("username", username).send();
        String password = shown.text("[data-once]");
        assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(shown.uri().toString()).doesNotContain(password);

        Browser newcomer = Browser.signIn(address(), username, password);
        Page first = newcomer.get("/");
        assertThat(first.uri().getPath()).isEqualTo("/me/password");
        assertThat(first.text()).contains("只用这一次");
        assertThat(newcomer.get("/cases").uri().getPath())
                .as("no other page until then")
                .isEqualTo("/me/password");
        Page same = change(first, password, password);
        assertThat(same.text(".errors")).contains("和现在的一样");
        assertThat(change(first, password, OWN).uri().getPath()).isEqualTo("/me/sign-ins");
        assertThat(newcomer.get("/cases").uri().getPath()).isEqualTo("/cases");
        Browser.signIn(address(), username, OWN);
        assertThat(attempt(username, password).uri().getQuery()).isEqualTo("error");
    }

    @Test
    void aOneTimePasswordCanBecomeTooOld() {
        String password = reset("member").text("[data-once]");
        jdbc.sql("update account set one_time_until = now() - interval '1 second' where id = ?")
                .param(town.accountId("member"))
                .update();
        assertThat(attempt(town.username("member"), "wrong").uri().getQuery()).isEqualTo("error");
        assertThat(attempt(town.username("member"), password).text()).contains("过期了");
    }

    @Test
    void whoIsLockedIsOutAtOnceAndOnlyWhoKnowsThePasswordIsToldWhy() {
        Browser member = town.as("member");
        assertThat(member.get("/").uri().getPath()).isEqualTo("/");
        assertThat(act("member", "lock", "").text(".errors")).contains("请写明原因");
        assertThat(state("member")).isEqualTo("能登录");
        act("member", "lock", "离职交接");
        assertThat(member.get("/").uri().getPath()).isEqualTo("/sign-in");
        assertThat(attempt(town.username("member"), "wrong").text()).contains("账号或密码不对");
        assertThat(attempt(town.username("member"), Town.PASSWORD).text()).contains("锁上了");
        assertThat(town.as("security").get(page("member")).text()).contains("已锁定", "离职交接");

        town.as("security").get(page("member")).form("form[action$=/unlock]").send();
        assertThat(attempt(town.username("member"), Town.PASSWORD).uri().getPath())
                .isEqualTo("/");
        assertThat(ledger.latest(town.accountId("member"), 20).stream().map(Ledger.Past::act))
                .contains("lock", "unlock", "sign-in-refused", "sign-in");
        assertThat(ledger.isIntact(town.accountId("member"))).isTrue();
    }

    @Test
    void whoTypedTooManyWrongPasswordsIsLetTryAgain() {
        for (int i = 0; i < 6; i++) {
            attempt(town.username("member"), "wrong");
        }
        assertThat(state("member")).isEqualTo("输错太多，在等");
        town.as("security").get(page("member")).form("form[action$=/unlock]").send();
        assertThat(attempt(town.username("member"), Town.PASSWORD).uri().getPath())
                .isEqualTo("/");
    }

    @Test
    void aResetEndsEverySignIn() {
        Browser member = town.as("member");
        member.get("/");
        String password = reset("member").text("[data-once]");
        assertThat(member.get("/").uri().getPath()).isEqualTo("/sign-in");
        assertThat(attempt(town.username("member"), Town.PASSWORD).uri().getQuery())
                .isEqualTo("error");
        assertThat(attempt(town.username("member"), password).uri().getPath()).isEqualTo("/me/password");
    }

    @Test
    void aGraveActAsksForThePasswordAgainWhenItWasTypedLongAgo() {
        Browser security = town.another("security");
        Page account = security.get(page("member"));
        jdbc.sql("update sign_in set fresh_at = fresh_at - interval '16 minutes' where account_id = ?")
                .param(town.accountId("security"))
                .update();
        Page asked = account.form("form[action$=/lock]").set("why", "试试").send();
        assertThat(asked.uri().getPath()).isEqualTo("/me/confirm");
        assertThat(state("member")).isEqualTo("能登录");
        Form confirm = asked.form("form[action$=/me/confirm]");
        assertThat(confirm.set("current", "wrong").send().status()).isEqualTo(422);
        Page back = confirm.set("current", Town.PASSWORD).send();
        assertThat(back.uri().getPath()).isEqualTo(page("member"));
        back.form("form[action$=/lock]").set("why", "试试").send();
        assertThat(state("member")).isEqualTo("已锁定");
        Page away = security.get("/me/confirm?back=//evil.example/")
                .form("form[action$=/me/confirm]")
                .set("current", Town.PASSWORD)
                .send();
        assertThat(away.uri().toString()).isEqualTo(address() + "/");
    }

    private Page reset(String account) {
        return act(account, "reset", "忘了密码");
    }

    private Page act(String account, String act, String why) {
        return town.as("security")
                .get(page(account))
                .form("form[action$=/" + act + "]")
                .set("why", why)
                .send();
    }

    private String state(String account) {
        return town.as("security").get(page(account)).text(".facts dd b");
    }

    private String page(String account) {
        return "/accounts/" + town.accountId(account);
    }

    private Page attempt(String username, String password) {
        return Browser.stranger(address())
                .get("/sign-in")
                .form("form[action$=/sign-in]")
                .set("username", username)
                .set("password", password)
                .send();
    }

    private static Page change(Page page, String current, String password) {
        return page.form("form[action$=/me/password]")
                .set("current", current)
                .set("password", password)
                .set("again", password)
                .send();
    }
}
