package org.zhengcheng.diagram.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.diagram.Drawing;
import org.zhengcheng.diagram.Editor;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("发布：由第二个人发布，新案件不重启就用上；没有依据不放宽；到日子才用；老案件不动")
class ReleaseTest extends ApplicationTest {

    private static final String KEY = "member-development";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    @Autowired
    private ReleaseRound round;

    private Town town;
    private Editor editor;
    private String before;

    @BeforeEach
    void twoAdministrators() {
        clock.set(DAY);
        town = newTown();
        for (String admin : new String[] {"admin", "second admin"}) {
            town.person(admin, "county", null, LocalDate.of(1980, 1, 1));
            town.post(admin, "county", "admin");
        }
        editor = new Editor(town.as("admin"));
        before = diagrams.newest(KEY).definitionId();
    }

    /** The other tests go on with the version they began with. */
    @AfterEach
    void theShippedVersionIsTheNewestAgain() {
        if (!diagrams.newest(KEY).definitionId().equals(before)) {
            diagrams.deploy(
                    "member-development-2026.bpmn20.xml", diagrams.text(before).getBytes(StandardCharsets.UTF_8));
        }
        jdbc.sql("delete from diagram_release where state in ('WAITING', 'PLANNED')")
                .update();
        jdbc.sql("update diagram_trial set name = null, expected = null").update();
    }

    private UUID noticeDrawn() {
        UUID draft = editor.begin("确定积极分子以后公示", before);
        editor.save(draft, Drawing.withNotice().text());
        return draft;
    }

    @Test
    @DisplayName("在第3步以后加公示，第二个人发布，新案件走到公示，满五个工作日才能办")
    void aNewStepIsReleasedBySecondPersonAndRunByANewCase() {
        Walk old = new Walk(town, clock, jdbc, forms).begin();
        UUID draft = noticeDrawn();
        Page asked = editor.ask(draft, "市委组织部要求公示", DAY);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text()).contains("等人发布", "入党积极分子公示", "新加", "从公示开始日期起满5个工作日才能办");
        assertThat(asked.has("form[action$=/release]"))
                .as("nobody releases their own work")
                .isFalse();

        Page seen = town.as("second admin").get("/diagrams/drafts/" + draft + "/review");
        assertThat(seen.text()).contains("市委组织部要求公示", "入党积极分子公示", "组织委员");
        Page released = seen.form("form[action$=/release]").send();
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.text()).contains("已发布，新案件用这一版", town.name("second admin"));
        assertThat(diagrams.newest(KEY).definitionId()).isNotEqualTo(before);
        assertThat(diagrams.newest(KEY).steps()).containsKey("publicize-activist");
        assertThat(ledger.latest(LedgerChain.ofInstallation().id(), 3))
                .extracting(Ledger.Past::act, Ledger.Past::outcome, Ledger.Past::actorId)
                .contains(
                        tuple("diagram", "released", town.id("second admin")),
                        tuple("diagram", "asked", town.id("admin")));
        assertThat(ledger.isIntact(LedgerChain.ofInstallation().id())).isTrue();

        Town later = newTown();
        Walk walk = nominated(new Walk(later, clock, jdbc, forms).begin());
        assertThat(walk.openStep()).isEqualTo("publicize-activist");
        LocalDate posted = clock.today();
        Page early = walk.on(posted.plusDays(5))
                .send(
                        "commissioner",
                        "publicize-activist",
                        "pass",
                        Map.of("noticeStart", posted, "noticeEnd", posted.plusDays(5)));
        assertThat(early.status()).as("five working days are not over").isEqualTo(422);
        walk.on(posted.plusDays(9))
                .take(
                        "commissioner",
                        "publicize-activist",
                        "pass",
                        Map.of("noticeStart", posted, "noticeEnd", posted.plusDays(9)));
        assertThat(walk.openStep()).isEqualTo("file-activist");

        nominated(old);
        assertThat(old.openStep()).as("the old case stays on its version").isEqualTo("file-activist");
    }

    private Walk nominated(Walk walk) {
        return walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(clock.today().plusDays(10))
                .take("secretary", "application-talk", "pass")
                .take("secretary", "nominate-activist", "pass");
    }

    @Test
    void nobodyReleasesTheirOwnWork() {
        UUID draft = noticeDrawn();
        editor.ask(draft, "加公示", DAY);
        String release = town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .attribute("form[action$=/release]", "action");
        Page mine = town.as("admin").get("/diagrams/drafts/" + draft + "/review");
        Page own = mine.browser()
                .send(
                        release,
                        Map.of(
                                "_csrf",
                                mine.attribute("input[name=_csrf]", "value"),
                                "_operation",
                                UUID.randomUUID().toString()),
                        false);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text()).contains("不能自己发布");
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(before);
    }

    @Test
    @DisplayName("改过一笔的人也不能发布")
    void whoeverHasDrawnAnythingOfItDoesNotReleaseIt() {
        UUID draft = noticeDrawn();
        new Editor(town.as("second admin"))
                .save(
                        draft,
                        Drawing.withNotice()
                                .set("parent-talk", "name", "上级党委派专人谈话")
                                .text());
        editor.ask(draft, "加公示", DAY);
        assertThat(town.as("second admin")
                        .get("/diagrams/drafts/" + draft + "/review")
                        .has("form[action$=/release]"))
                .isFalse();
    }

    @Test
    void whatIsLoosenedNeedsAnAuthorityThatIsKept() {
        UUID draft = editor.begin("延长谈话时间", before);
        editor.save(
                draft,
                Drawing.shipped()
                        .set("application-talk", "zc:period", 0, "length", "P2M")
                        .text());
        Page without = editor.ask(draft, "人手不够", DAY);
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text()).contains("每一处都要写明依据和理由", "原来1个月以内办完，现在2个月以内办完", "人手不够");

        Page with = without.form("form[action$=/ask]")
                .set(without.attribute("input[name^=authority-]", "name"), "市委组织部〔2026〕7号")
                .set(without.attribute("input[name^=reason-]", "name"), "边远支部")
                .send();
        assertThat(with.status()).isEqualTo(200);
        assertThat(with.text()).contains("等人发布", "市委组织部〔2026〕7号", "边远支部");
        Page released = town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]")
                .send();
        assertThat(released.text()).contains("已发布");
        assertThat(diagrams.newest(KEY)
                        .step("application-talk")
                        .periods()
                        .get(0)
                        .length()
                        .words()
                        .chinese())
                .isEqualTo("2个月");
    }

    @Test
    void whatNobodyMayAllowIsNotReleasedOnAnyAuthority() {
        UUID draft = editor.begin("不表决", before);
        editor.save(
                draft, Drawing.shipped().drop("admission-meeting", "zc:vote", 0).text());
        Page page = editor.ask(draft, "省事", DAY);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("不再表决", "谁也不能同意");
        assertThat(page.has("input[name^=authority-]")).isFalse();
    }

    @Test
    @DisplayName("到日子才用；到了日子自己用上")
    void aReleaseFromADayIsLiveFromThatDay() {
        UUID draft = noticeDrawn();
        editor.ask(draft, "加公示", DAY.plusDays(10));
        town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]")
                .send();
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(before);
        clock.set(DAY.plusDays(9));
        round.goRound();
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(before);
        clock.set(DAY.plusDays(10));
        round.goRound();
        round.goRound();
        assertThat(diagrams.newest(KEY).steps()).containsKey("publicize-activist");
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/review").text())
                .contains("已发布，新案件用这一版");
    }

    @Test
    void refusedItGoesBackWithTheReason() {
        UUID draft = noticeDrawn();
        editor.ask(draft, "加公示", DAY);
        Page without = town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/refuse]")
                .send();
        assertThat(without.status()).isEqualTo(422);
        Page refused =
                without.form("form[action$=/refuse]").set("reason", "先征求意见").send();
        assertThat(refused.text()).contains("没有同意发布", "先征求意见");
        assertThat(editor.save(draft, Drawing.shipped().text()).statusCode())
                .as("it can be drawn on again")
                .isEqualTo(200);
    }

    @Test
    void aDraftThatWaitsIsNotChangedUntilTheRequestIsWithdrawn() {
        UUID draft = noticeDrawn();
        Page asked = editor.ask(draft, "加公示", DAY);
        assertThat(editor.save(draft, Drawing.shipped().text()).statusCode()).isEqualTo(409);
        Page withdrawn = asked.form("form[action$=/take-back]").send();
        assertThat(withdrawn.text()).contains("申请已撤回");
        assertThat(editor.save(draft, Drawing.shipped().text()).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("连按两次只发布一次")
    void aRepeatedPressReleasesOnce() {
        UUID draft = noticeDrawn();
        editor.ask(draft, "加公示", DAY);
        Form release = town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]");
        assertThat(release.send().status()).isEqualTo(200);
        String live = diagrams.newest(KEY).definitionId();
        assertThat(release.send().status()).isEqualTo(200);
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(live);
    }

    @Test
    @DisplayName("登录久了，发布以前再问一次密码")
    void anOldSignInIsAskedForThePassword() {
        UUID draft = noticeDrawn();
        editor.ask(draft, "加公示", DAY);
        Form release = town.another("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]");
        jdbc.sql("update sign_in set fresh_at = fresh_at - interval '1 hour'").update();
        assertThat(release.send().uri().getPath()).isEqualTo("/me/confirm");
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(before);
    }

    @Test
    @DisplayName("申请以后别人发布了另一版，就不能再发布")
    void whatWasComparedWithAnotherVersionIsNotReleased() {
        UUID draft = noticeDrawn();
        editor.ask(draft, "加公示", DAY);
        diagrams.deploy(
                "member-development-2026.bpmn20.xml",
                Drawing.shipped().set("parent-talk", "name", "谈话").text().getBytes(StandardCharsets.UTF_8));
        Page page = town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("已经发布了别的一版");
    }

    private void wayIsKept(String name, int steps) {
        UUID tried = editor.begin("试走", before);
        Page page = town.as("admin")
                .get("/diagrams/drafts/" + tried + "/trials")
                .form("form:has(input[name=day])")
                .set("day", DAY.toString())
                .send();
        for (int n = 0; n < steps; n++) {
            page = page.form("form[action$=/step]").set("outcome", "pass").send();
        }
        assertThat(page.form("form[action$=/keep]").set("name", name).send().text())
                .contains(name, "同存的时候一样");
    }

    @Test
    @DisplayName("存下来的走法走得不一样，发布的人写明理由才能发布，写在各版的记录里")
    void aWayThatGoesOtherwiseHoldsAReleaseUpUntilAReasonIsGiven() {
        wayIsKept("到备案", 4);
        wayIsKept("到谈话", 2);
        UUID draft = noticeDrawn();
        editor.ask(draft, "加公示", DAY);
        Page seen = town.as("second admin").get("/diagrams/drafts/" + draft + "/review");
        assertThat(seen.text()).contains("原来到“上级党委备案”，现在到“入党积极分子公示”");
        assertThat(seen.texts("label")).noneMatch(label -> label.contains("到谈话"));
        Page without = seen.form("form[action$=/release]").send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text()).contains("有的走法同存的时候不一样");
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(before);

        Page with = without.form("form[action$=/release]")
                .set(without.attribute("input[name^=way-]", "name"), "公示是有意加的")
                .send();
        assertThat(with.text()).contains("已发布，新案件用这一版", "公示是有意加的");
        assertThat(town.as("admin").get("/diagrams/member-development").text())
                .contains("走法“到备案”", "现在到“入党积极分子公示”", "公示是有意加的");
    }

    @Test
    @DisplayName("到日子起用以前再走一遍，没有理由的走法不一样就用不成")
    void theWaysAreGoneOnceMoreOnTheDay() {
        UUID draft = noticeDrawn();
        editor.ask(draft, "加公示", DAY.plusDays(10));
        town.as("second admin")
                .get("/diagrams/drafts/" + draft + "/review")
                .form("form[action$=/release]")
                .send();
        wayIsKept("到备案", 4);
        clock.set(DAY.plusDays(10));
        round.goRound();
        assertThat(diagrams.newest(KEY).definitionId()).isEqualTo(before);
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/review").text())
                .contains("到了日子没有用成", "有的走法同存的时候不一样");
    }
}
