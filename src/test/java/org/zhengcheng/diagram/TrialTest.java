package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("试着走一遍：编出来的案件走草稿，拨日子，看轮到谁；真的一样都不动；存下来的走法发布以前再走一遍")
class TrialTest extends ApplicationTest {

    private static final String KEY = "member-development";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Diagrams diagrams;

    private Town town;
    private Editor editor;
    private String before;

    @BeforeEach
    void anAdministrator() {
        clock.set(DAY);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        editor = new Editor(town.as("admin"));
        before = diagrams.newest(KEY).definitionId();
        jdbc.sql("update diagram_trial set name = null, expected = null").update();
    }

    private UUID drawn(Drawing drawing) {
        UUID draft = editor.begin("试一试", before);
        editor.save(draft, drawing.text());
        return draft;
    }

    private Page begun(UUID draft) {
        return town.as("admin")
                .get("/diagrams/drafts/" + draft + "/trials")
                .form("form:has(input[name=day])")
                .set("day", DAY.toString())
                .send();
    }

    private static Form form(Page page) {
        return page.form("form[action$=/step]");
    }

    private static Page pass(Page page) {
        return form(page).set("outcome", "pass").send();
    }

    private static Page on(Page page, LocalDate day) {
        return page.form("form[action$=/clock]").set("day", day.toString()).send();
    }

    /** The case stands at the public notice after step 3. */
    private Page atTheNotice(UUID draft) {
        Page page = begun(draft);
        assertThat(page.text("h1")).isEqualTo("递交入党申请书");
        page = pass(pass(page));
        assertThat(page.text("h1")).isEqualTo("党组织派人谈话");
        return pass(pass(page));
    }

    @Test
    void theNewStepIsTriedWithItsFiveWorkingDays() {
        int cases = count("case_file");
        int notices = count("notice");
        Page page = atTheNotice(drawn(Drawing.withNotice()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("h1")).isEqualTo("入党积极分子公示");
        assertThat(page.text(".facts")).contains("支部书记", "组织委员");

        Page early = form(page)
                .set("outcome", "pass")
                .set("noticeStart", DAY.toString())
                .set("noticeEnd", DAY.toString())
                .send();
        assertThat(early.status()).as("five working days are not over").isEqualTo(422);
        assertThat(early.text()).contains("2026年6月8日");
        Page later = on(early, DAY.plusDays(9));
        Page passed = form(later)
                .set("outcome", "pass")
                .set("noticeStart", DAY.toString())
                .set("noticeEnd", DAY.plusDays(9).toString())
                .send();
        assertThat(passed.text("h1")).isEqualTo("上级党委备案");
        assertThat(passed.text()).contains("入党积极分子公示 公示无影响");
        assertThat(count("case_file")).as("nothing real came of it").isEqualTo(cases);
        assertThat(count("notice")).isEqualTo(notices);
        Page back = passed.form("form[action$=/back]").send();
        assertThat(back.text("h1")).isEqualTo("入党积极分子公示");
    }

    @Test
    void aPeriodSaysWhoIsRemindedWhenAndThatItIsLate() {
        Page page = pass(pass(begun(drawn(Drawing.shipped()))));
        assertThat(page.text("h1")).isEqualTo("党组织派人谈话");
        assertThat(page.text(".facts")).contains("最迟", "2026年7月1日", "到时候提醒").doesNotContain("超期");
        Page late = on(page, LocalDate.of(2026, 7, 10));
        assertThat(late.text(".facts")).contains("2026年7月1日 超期");
        Page without =
                form(late).set("outcome", "pass").set("talkDate", "2026-07-10").send();
        assertThat(without.status()).isEqualTo(422);
        Page with = without.form("form[action$=/step]").set("reason", "外出").send();
        assertThat(with.status()).isEqualTo(200);
        assertThat(with.text()).contains("超期");
        assertThat(on(with, DAY).status()).as("time goes on").isEqualTo(422);
    }

    @Test
    void aWayThatWasKeptIsGoneAgainBeforeTheRelease() {
        UUID first = drawn(Drawing.shipped());
        Page page = pass(pass(begun(first)));
        Page kept = page.form("form[action$=/keep]").set("name", "到谈话").send();
        assertThat(kept.text()).contains("到谈话", "同存的时候一样", "这些走法走到过2个结果", "党组织派人谈话：本人不再申请，终止");

        UUID same = drawn(Drawing.withNotice());
        assertThat(town.as("admin").get("/diagrams/drafts/" + same + "/review").text())
                .contains("到谈话 同存的时候一样");
        UUID other = drawn(Drawing.shipped()
                .set("application-talk", "flowable:candidateGroups", "organiser")
                .set("application-talk", "zc:period", 0, "length", "P2M"));
        Page review = town.as("admin").get("/diagrams/drafts/" + other + "/review");
        assertThat(review.text()).contains("“党组织派人谈话”原来轮到", "现在轮到组织员", "原来最迟2026年7月1日，现在最迟2026年8月1日");
        Page again = town.as("admin")
                .get("/diagrams/drafts/" + other + "/trials")
                .form("form:has(input[name=from])")
                .send();
        assertThat(again.text("h1")).isEqualTo("党组织派人谈话");
        Page list = town.as("admin")
                .get("/diagrams/drafts/" + other + "/trials")
                .form("form[action$=/forget]")
                .send();
        assertThat(list.text()).contains("还没有存过");
    }

    @Test
    void whatLapsesDoesSoOnceTheDayIsPast() {
        Page page = pass(pass(begun(
                drawn(Drawing.shipped().set("flow-application-talk-terminate", "zc:outcome", 0, "lapses", "true")))));
        assertThat(page.has("input[name=outcome][value=terminate]"))
                .as("nobody chooses it")
                .isFalse();
        Page onTheDay = on(page, LocalDate.of(2026, 7, 1));
        assertThat(onTheDay.text("h1")).isEqualTo("党组织派人谈话");
        Page after = on(onTheDay, LocalDate.of(2026, 7, 20));
        assertThat(after.text("h1")).contains("走完了", "本人不再申请");
        assertThat(after.text("ol.news")).contains("2026年7月2日 党组织派人谈话 本人不再申请");
    }

    @Test
    void anActOnTheWholeCaseEndsIt() {
        Page page = pass(begun(drawn(Drawing.shipped())));
        Page act = page.browser().get(page.uri().getPath() + "?act=withdraw");
        assertThat(act.text("h1")).isEqualTo("本人撤回申请");
        Form form = act.form("form[action$=/step]");
        Page ended = form.set("reason", "家中有事").send();
        assertThat(ended.text("h1")).contains("走完了");
        assertThat(ended.has("form[action$=/step]")).isFalse();
    }

    @Test
    void whatIsPressedTwiceIsDoneOnce() {
        Page page = begun(drawn(Drawing.shipped()));
        Form form = form(page).set("outcome", "pass");
        Page once = form.send();
        Page twice = form.send();
        assertThat(twice.uri()).isEqualTo(once.uri());
        assertThat(twice.text("h1")).isEqualTo(once.text("h1"));
        assertThat(twice.texts("ol.news li")).hasSize(1);
    }

    @Test
    @DisplayName("轮到谁写姓名和职务；办过前一步的人不能办分开的那一步")
    void peopleAreNamedAndDutiesSeparated() {
        Page page = pass(begun(
                drawn(Drawing.shipped().extend("application-talk", "<zc:separation from=\"register-application\"/>"))));
        assertThat(page.text(".facts")).contains("支部书记 · 示例支部", "赵甲，1996年6月1日生");
        assertThat(page.text("ol.news")).contains("赵甲（申请人）");
        String who = page.attribute("input[name=_by]", "value");
        Page talk = form(page).set("outcome", "pass").set("_by", who).send();
        assertThat(talk.text("h1")).isEqualTo("党组织派人谈话");
        assertThat(talk.text(".facts")).contains("办过“受理登记”");
        Page same = form(talk).set("outcome", "pass").set("_by", who).send();
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text(".errors")).contains("不能再办这一步");
        Page other = form(talk).set("outcome", "pass").send();
        assertThat(other.text("h1")).as("another takes it").isEqualTo("推荐和确定入党积极分子");
    }

    @Test
    @DisplayName("看年龄、身份的核对问编的人；看真的人的由试的人说，存走法的时候一起存")
    void namedRulesAreAskedOfTheInventedPersonOrSaid() {
        Page young = town.as("admin")
                .get("/diagrams/drafts/" + drawn(Drawing.shipped()) + "/trials")
                .form("form:has(input[name=day])")
                .set("day", DAY.toString())
                .set("born", DAY.minusYears(17).toString())
                .send();
        Page early = pass(pass(young));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text(".errors")).contains("2027年6月1日");

        String transfer = diagrams.newest("relationship-transfer").definitionId();
        Page page = begun(editor.begin("relationship-transfer", "试转接", transfer));
        assertThat(page.text(".facts")).contains("正式党员");
        assertThat(page.text()).contains("真的办理时核对：没有别的转接在办", "按编的人和案件核对：是预备党员或者正式党员");
        Page fails = form(page)
                .set("outcome", "pass")
                .set("_check.one-transfer", "FAILS")
                .send();
        assertThat(fails.status()).isEqualTo(422);
        assertThat(fails.text(".errors")).contains("“没有别的转接在办”不符合");
        Page reason = form(page)
                .set("outcome", "pass")
                .set("_check.one-transfer", "NEEDS_REASON")
                .send();
        assertThat(reason.text(".errors")).contains("要写理由");
        Page with = form(reason).set("reason", "前一次作废").send();
        assertThat(with.status()).isEqualTo(200);
        assertThat(with.texts("ol.news li")).hasSize(1);
    }

    @Test
    @DisplayName("退回几项：下一步看得到退了哪几项、为什么，只再问这几项，别的照旧；存下来的走法照样退")
    void singleItemsComeBack() {
        UUID draft = drawn(Drawing.shipped());
        Page check = form(begun(draft))
                .set("outcome", "pass")
                .set("typedHere", "true")
                .send();
        Form returning = form(check).set("outcome", "return").set("reason", "");
        assertThat(returning.names()).contains("redo.letter", "redo.letter.reason", "_redoBy");
        Page back = returning
                .set("redo.letter", "true")
                .set("redo.letter.reason", "第二页看不清")
                .set("_redoBy", DAY.plusDays(5).toString())
                .send();
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.text("h1")).isEqualTo("递交入党申请书");
        assertThat(back.text(".redo")).contains("请改1项", "入党申请书", "第二页看不清", "2026年6月6日");
        assertThat(back.text(".facts")).contains("2026年6月6日", "退回的时候要求的");
        assertThat(back.text("ol.news"))
                .as("and it stands where it was sent back")
                .contains("理由：入党申请书：第二页看不清");
        Form correction = form(back);
        assertThat(correction.asks("letter")).isTrue();
        assertThat(correction.asks("motive")).as("what nobody returned").isFalse();
        assertThat(back.text()).contains("项保留不变");
        Form whole = form(back.follow("还要改别的"));
        assertThat(whole.asks("motive")).isTrue();
        assertThat(whole.value("_whole")).isEqualTo("true");

        Page again = correction.send();
        assertThat(again.text("h1")).isEqualTo("受理登记");
        assertThat(again.has(".redo")).isFalse();
        again.form("form[action$=/keep]").set("name", "退回申请书").send();
        Page review = town.as("admin").get("/diagrams/drafts/" + draft + "/review");
        assertThat(review.text()).contains("退回申请书 同存的时候一样");
    }

    @Test
    @DisplayName("上级启动的：开始试的时候写要求哪一天前办结，按它提醒和算最迟")
    void theDayOfALaunchIsInvented() {
        UUID draft = editor.begin(
                "democratic-evaluation",
                "试评议",
                diagrams.newest("democratic-evaluation").definitionId());
        Page page = town.as("admin")
                .get("/diagrams/drafts/" + draft + "/trials")
                .form("form:has(input[name=day])")
                .set("day", DAY.toString())
                .set("due", "2026-08-20")
                .send();
        assertThat(page.text(".facts")).contains("最迟", "2026年8月20日");
        assertThat(town.as("admin")
                        .get("/diagrams/drafts/" + drawn(Drawing.shipped()) + "/trials")
                        .has("input[name=due]"))
                .as("nobody launches a case of development")
                .isFalse();
    }

    @Test
    void aDraftWithErrorsIsNotTried() {
        UUID draft = editor.begin("有错", before);
        editor.save(
                draft,
                Drawing.shipped()
                        .set("application-talk", "flowable:formKey", "no/such-form")
                        .text());
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/trials").text())
                .contains("改正以后才能试");
    }

    @Test
    void nobodyElseTries() {
        UUID draft = drawn(Drawing.shipped());
        String trial = begun(draft).uri().getPath();
        assertThat(town.as("secretary").get(trial).status()).isEqualTo(403);
        assertThat(town.as("secretary")
                        .get("/diagrams/drafts/" + draft + "/trials")
                        .status())
                .isEqualTo(403);
        assertThat(town.as("admin").get("/diagrams/trials/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
