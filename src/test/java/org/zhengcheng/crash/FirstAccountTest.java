package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

/** From an empty database of a production to a branch with a secretary, by what the pages offer and nothing else. */
@DisplayName("生产模式从空数据库开始：第一个账号，三员，党委，支部书记")
class FirstAccountTest {

    private static final Duration REFUSING = Duration.ofMinutes(3);
    private static final Pattern PASSWORD = Pattern.compile("one-time password: (\\S+)");
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OWN = "seven grey herons wade";
    private static final String[] FIRST = {
        "--zhengcheng.first.account=zhouan",
        "--zhengcheng.first.person=周安",
        "--zhengcheng.first.organization=中共清河县委员会",
        "--zhengcheng.first.founded=1949-10-01"
    };

    private String address;

    @Test
    void theFirstAccountFoundsTheRest() throws Exception {
        try (Postgres postgres = new Postgres("first").start()) {
            String[] production = {
                "--zhengcheng.mode=production",
                "--zhengcheng.field-key=" + KEY,
                "--zhengcheng.index-key=" + KEY,
                "--spring.datasource.url=" + postgres.url(),
                "--zhengcheng.ledger.signing-key=" + StartAndStopTest.signingKey(),
                "--spring.flyway.user=postgres",
                "--spring.datasource.username=application"
            };
            StartAndStopTest.execute(postgres, "create role application login");
            try (ChildApplication nameless =
                            new ChildApplication("nameless", and(production, "--zhengcheng.first.account=zhouan"));
                    ChildApplication first = new ChildApplication("first", and(production, FIRST));
                    ChildApplication again = new ChildApplication("again", and(production, FIRST))) {
                assertRefused(nameless, "要写明账号、姓名和最高一级党组织");
                first.start();
                address = first.address();
                Matcher printed = PASSWORD.matcher(first.output());
                assertThat(printed.find()).isTrue();
                found(printed.group(1));
                assertThat(printed.find()).as("printed once").isFalse();
                first.kill();

                assertRefused(again, "已经有账号了");
            }
        }
    }

    private void found(String password) {
        Browser security = firstTime("zhouan", password);
        String top = security.get("/organizations").follow("中共清河县委员会").uri().getPath();
        enter(security, "吴系", "清河县委", null);
        enter(security, "郑审", "清河县委", null);
        enter(security, "王委", "清河县委", "1998-07-01");
        appoint(security, top, "吴系", "系统管理员");
        appoint(security, top, "郑审", "审计管理员");

        Browser system = account(security, "吴系", "wuxi");
        String town = founded(system, top, "中共清河县城关镇委员会", "党委", "101");
        String branch = founded(system, town, "城关镇第一党支部", "党支部", "10101");

        enter(security, "冯镇", "城关镇委", "1999-07-01");
        enter(security, "陈书", "第一党支部", "2001-07-01");
        appoint(security, town, "冯镇", "上级党委");
        assertThat(tryToEnter(security, "褚晚", "第一党支部", "2002-07-01").errors())
                .as("from now on the committee keeps the records")
                .singleElement()
                .asString()
                .contains("已经有人管人员档案");
        appoint(security, top, "王委", "上级党委");

        Browser committee = account(security, "冯镇", "fengzhen");
        appoint(committee, branch, "陈书", "支部书记");
        Browser secretary = account(security, "陈书", "chenshu");
        assertThat(secretary.get("/people").text()).contains("陈书");
        assertThat(secretary.get("/accounts").status()).isEqualTo(403);

        Browser audit = account(security, "郑审", "zhengshen");
        assertThat(audit.get("/ledger").text()).contains("周安");
        assertThat(system.get("/ledger").status()).isEqualTo(403);
    }

    /** Signs in with what was printed or told, and changes it. */
    private Browser firstTime(String username, String password) {
        Browser browser = Browser.signIn(address, username, password);
        Page change = browser.get("/");
        assertThat(change.uri().getPath()).isEqualTo("/me/password");
        Page changed = change.form("form[action$=/me/password]")
                .set("current", password)
                .set("password", OWN)
                .set("again", OWN)
                .send();
        assertThat(changed.uri().getPath()).as(changed.text()).isEqualTo("/me/sign-ins");
        return browser;
    }

    private static void enter(Browser security, String name, String place, String fullSince) {
        Page onward = tryToEnter(security, name, place, fullSince);
        assertThat(onward.errors()).isEmpty();
        assertThat(onward.uri().getPath()).as(onward.text()).isEqualTo("/accounts/new");
        assertThat(onward.text()).contains(name);
    }

    private static Page tryToEnter(Browser security, String name, String place, String fullSince) {
        Form form = security.get("/accounts/new?q=" + name)
                .follow("登记第一批人")
                .form("form[action$=/person]")
                .set("_find.organization", place)
                .set("_find", "organization")
                .send()
                .form("form[action$=/person]");
        assertThat(form.options("organization")).as(place).hasSize(1);
        form.set("organization", form.options("organization").get(0));
        if (fullSince != null) {
            form.set("full", "true").set("since", fullSince);
        }
        return form.send();
    }

    private Browser account(Browser security, String name, String username) {
        Page shown = security.get("/accounts/new?q=" + name)
                .follow(name)
                .form("form[action$=/accounts/new]")
                .set("username", username)
                .send();
        return firstTime(username, shown.text("[data-once]"));
    }

    private static void appoint(Browser by, String organization, String name, String post) {
        Page done = by.get(organization + "/posts/new?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .form("form[method=post][action$=/posts]")
                .choose("person", name)
                .choose("post", post)
                .send();
        assertThat(done.errors()).isEmpty();
        assertThat(done.uri().getPath()).as(done.text()).endsWith("/posts");
        assertThat(done.text()).contains(name);
    }

    /** The path of the page of the new organisation. */
    private static String founded(Browser system, String above, String name, String type, String code) {
        Page shown = system.get(above + "/acts/found")
                .form("form[method=post][action*=/acts/]")
                .set("name", name)
                .choose("type", type)
                .set("code", code)
                .set("on", "1990-01-01")
                .set("document", "清组〔2026〕1号")
                .send();
        Page done = shown.form("form[action$=/confirm]").send();
        assertThat(done.text("h1")).as(done.text()).contains(name);
        return done.uri().getPath();
    }

    private static void assertRefused(ChildApplication application, String problem) throws Exception {
        application.launch();
        assertThat(application.awaitEnd(REFUSING)).as(application.output()).isEqualTo(1);
        assertThat(application.output()).contains(problem).doesNotContain("\tat ", "one-time password");
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
