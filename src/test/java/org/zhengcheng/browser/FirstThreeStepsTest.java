package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.support.Town;

@DisplayName("前三步在浏览器里走通：递交、受理、谈话、推荐（细则第六条至第八条）")
class FirstThreeStepsTest extends BrowserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private Town town;

    @BeforeEach
    void morning() {
        clock.set(TODAY);
        town = newTown();
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("三个人各在各的屏幕前：每人看到该看到的，下一个人的待办里接着出现")
    void threePeopleTakeThreeSteps(int width) {
        Visitor applicant = enter(town, "applicant", width);
        Visitor secretary = enter(town, "secretary", width);
        Visitor commissioner = enter(town, "commissioner", width);

        handIn(applicant);
        assertShownToTheApplicant(applicant, "受理登记", "secretary", "commissioner");
        assertThat(applicant.home().link("递交入党申请书")).not().isAttached();

        secretary.home().follow("受理登记");
        assertThat(secretary.content()).containsText(town.name("applicant"));
        accept(secretary);
        assertFollows(secretary, "党组织派人谈话", "secretary", "commissioner");
        assertThat(secretary.page().locator("h1")).containsText("党组织派人谈话");

        talk(secretary.home().follow("党组织派人谈话"));
        assertFollows(secretary, "推荐和确定入党积极分子", "secretary", "commissioner");

        nominate(commissioner.home().follow("推荐和确定入党积极分子"));
        assertFollows(commissioner, "上级党委备案", "organiser", "committee");
        assertThat(commissioner.home().link("推荐和确定入党积极分子")).not().isAttached();

        Visitor organiser = enter(town, "organiser", width);
        assertThat(organiser.content()).containsText("有1件事等您办");
        assertThat(organiser.link("上级党委备案")).containsText(town.name("applicant"));
        applicant.home();
        assertShownToTheApplicant(applicant, "上级党委备案", "organiser", "committee");
        assertThat(applicant.content()).containsText("列为入党积极分子");
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {Visitor.DESK, Visitor.PHONE})
    @DisplayName("缺的说清楚，填好的都还在，焦点落在提示上")
    void whatIsMissingIsToldAndWhatIsThereIsKept(int width) {
        Visitor applicant = begin(enter(town, "applicant", width));
        applicant.upload("入党申请书", "申请书.pdf").press("核对一遍");

        assertThat(applicant.page().locator(".errors")).containsText("递交日期");
        assertThat(applicant.page().locator(".errors")).isFocused();
        assertThat(applicant.field("入党申请书")).containsText("申请书.pdf");
        applicant.assertFits();
        applicant.tabTo(applicant.page().locator(".errors a")).key("Enter");
        assertThat(applicant.field("递交日期").locator("input")).isInViewport();
        applicant.write("递交日期", TODAY.toString()).press("核对一遍").press("递交入党申请书");
        assertHandedIn(applicant);
        assertThat(applicant.content()).containsText("申请书.pdf");
    }

    @Test
    @DisplayName("别人先办了：旧页面上再按，得到的是现在的情况，什么也没有多办")
    void stalePageIsAnsweredWithThePresentState() {
        handIn(enter(town, "applicant", Visitor.DESK));
        Visitor secretary = enter(town, "secretary", Visitor.DESK).follow("受理登记");
        Visitor commissioner =
                enter(town, "commissioner", Visitor.PHONE).expecting(409).follow("受理登记");
        accept(secretary);
        commissioner.tick("受理").write("收到日期", TODAY.toString()).press("受理");

        assertThat(commissioner.page().locator(".msg--late")).containsText("这件事已经有人办了");
        assertThat(commissioner.page().locator(".who")).containsText(town.name("commissioner"));
        assertHeld(commissioner, "党组织派人谈话", "secretary", "commissioner");
        assertRecords(2);
    }

    @Test
    @DisplayName("只用键盘也能登录、找到待办、办完一步")
    void stepIsTakenWithTheKeyboardAlone() {
        handIn(enter(town, "applicant", Visitor.DESK));

        Visitor secretary = stranger(Visitor.PHONE).open("/sign-in");
        secretary
                .type(town.username("secretary"))
                .key("Tab")
                .type(Town.PASSWORD)
                .key("Enter");
        assertThat(secretary.link("受理登记")).isVisible();
        secretary.tabTo(secretary.link("受理登记")).key("Enter");
        assertThat(secretary.page().locator("h1")).containsText("受理登记");
        // One stop for the group; the arrows choose in it.
        secretary.tabTo(secretary.page().locator("input[name=outcome]").first()).key("Space");
        assertThat(secretary.mainButton()).hasText("受理");
        secretary.key("ArrowDown");
        assertThat(secretary.mainButton()).hasText("退回修改");
        secretary.key("ArrowUp");
        secretary.tabTo(secretary.field("收到日期").locator("input")).type("06012026");
        secretary.tabTo(secretary.mainButton()).key("Enter");

        assertReceipt(secretary, "受理登记");
        assertFollows(secretary, "党组织派人谈话", "secretary", "commissioner");
    }

    @Test
    @DisplayName("不开脚本也能办：递交和受理")
    void firstStepsWorkWithoutScripts() {
        Visitor applicant = begin(enterWithoutScripts(town, "applicant", Visitor.PHONE));
        applicant.upload("入党申请书", "申请书.pdf").write("递交日期", TODAY.toString());
        applicant.assertFits();
        applicant.mainButton().click();
        applicant.mainButton().click();
        assertHandedIn(applicant);
        assertRecords(1);

        Visitor secretary = enterWithoutScripts(town, "secretary", Visitor.DESK).follow("受理登记");
        assertThat(secretary.field("转交给哪个党组织")).isVisible();
        secretary.tick("受理").write("收到日期", TODAY.toString());
        secretary.mainButton().click();
        assertReceipt(secretary, "受理登记");
        assertFollows(secretary, "党组织派人谈话", "secretary", "commissioner");
        assertRecords(2);
    }

    private Visitor begin(Visitor applicant) {
        applicant.follow("了解并开始");
        assertThat(applicant.content()).containsText("共25步");
        applicant.press("开始");
        assertThat(applicant.page().locator("h1")).containsText("递交入党申请书");
        return applicant;
    }

    private void handIn(Visitor applicant) {
        begin(applicant);
        assertThat(applicant.mainButton()).hasText("核对一遍");
        assertThat(applicant.field("为什么入党")).isHidden();
        applicant.tick("我想在这里写正文");
        assertThat(applicant.field("为什么入党")).isVisible();
        applicant.assertFits();
        applicant.tick("我想在这里写正文");
        assertThat(applicant.field("为什么入党")).isHidden();
        applicant.upload("入党申请书", "申请书.pdf").write("递交日期", TODAY.toString());
        applicant.press("核对一遍");
        assertThat(applicant.mainButton()).hasText("递交入党申请书");
        List<String> sent = applicant.pressTwice(applicant.mainButton());
        assertHandedIn(applicant);
        assertThat(sent).as("sent by an impatient hand").hasSize(1);
        assertRecords(1);
    }

    private void accept(Visitor secretary) {
        assertThat(secretary.mainButton()).hasText("记下这个结果");
        assertThat(secretary.field("转交给哪个党组织")).isHidden();
        secretary.tick("转交有受理权的党组织");
        assertThat(secretary.field("转交给哪个党组织")).isVisible();
        assertThat(secretary.mainButton()).hasText("转交有受理权的党组织");
        secretary.tick("受理");
        assertThat(secretary.field("转交给哪个党组织")).isHidden();
        assertThat(secretary.mainButton()).hasText("受理");
        secretary.write("收到日期", TODAY.toString()).press("受理");
        assertReceipt(secretary, "受理登记");
    }

    private void talk(Visitor secretary) {
        secretary
                .tick("谈话完成")
                .write("谈话日期", TODAY.toString())
                .choose("谈话人", town.name("secretary"))
                .write("谈话内容", "本人经历、对党的认识、入党动机。");
        assertThat(secretary.mainButton()).hasText("谈话完成，转入推荐");
        secretary.press("谈话完成");
        assertReceipt(secretary, "党组织派人谈话");
    }

    private void nominate(Visitor commissioner) {
        commissioner.page().getByText("会已经开过，或者不用开会").last().click();
        commissioner.tick("退回补正推荐材料");
        assertThat(commissioner.field("赞成")).isHidden();
        commissioner.tick("列为入党积极分子");
        assertThat(commissioner.field("赞成")).isVisible();
        commissioner.tabTo(commissioner.mainButton());
        commissioner
                .tick("党员推荐")
                .write("会议日期", TODAY.toString())
                .write("应到人数", "5")
                .write("实到人数", "4")
                .write("赞成", "2")
                .write("反对", "2")
                .write("弃权", "0")
                .upload("会议记录", "会议记录.pdf")
                .press("列为入党积极分子");
        assertThat(commissioner.page().locator(".errors")).containsText("表决没有通过");
        commissioner.assertFits();
        commissioner.write("赞成", "3").write("反对", "1").press("列为入党积极分子");
        assertReceipt(commissioner, "推荐和确定入党积极分子");
    }

    private void assertHandedIn(Visitor applicant) {
        assertThat(applicant.page().locator(".receipt")).containsText("已经交了：递交入党申请书");
        assertThat(applicant.page().locator(".receipt__no")).containsText("-01");
        applicant.assertFits();
        applicant.follow("回到我的进程");
    }

    private void assertReceipt(Visitor visitor, String step) {
        assertThat(visitor.page().locator(".msg--done")).containsText(step);
        assertThat(visitor.page().locator(".msg--done")).containsText("2026年6月1日");
        visitor.assertFits();
    }

    /** The applicant's own page says at its head what comes now, and in whose hands it is. */
    private void assertShownToTheApplicant(Visitor applicant, String step, String... holders) {
        assertThat(applicant.page().locator("h1")).containsText(step);
        for (String holder : holders) {
            assertThat(applicant.page().locator(".sheet").first()).containsText(town.name(holder));
        }
    }

    /** The page after a decision, whatever it is, says what follows from it, and in whose hands it is. */
    private void assertFollows(Visitor visitor, String step, String... holders) {
        assertThat(visitor.page().locator(".msg--done")).containsText(step);
        for (String holder : holders) {
            assertThat(visitor.page().locator(".msg--done")).containsText(town.name(holder));
        }
    }

    /** The page of the case says what comes now, and in whose hands it is. */
    private void assertHeld(Visitor visitor, String step, String... holders) {
        assertThat(visitor.page().locator(".sheet h2")).hasText(step);
        for (String holder : holders) {
            assertThat(visitor.page().locator(".sheet")).containsText(town.name(holder));
        }
    }

    private void assertRecords(int count) {
        assertThat(jdbc.sql("select count(*) from step_record r join case_file c on c.id = r.case_id"
                                + " where c.person_id = ?")
                        .param(town.id("applicant"))
                        .query(Integer.class)
                        .single())
                .as("steps on record")
                .isEqualTo(count);
    }
}
