package org.zhengcheng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;

@DisplayName("消息：铃上有几条未读，逐日列出，点开就算看过，别人的看不到")
class NoticePagesTest extends NoticeTest {

    @Autowired
    private NoticeBox box;

    @Test
    @DisplayName("办了一步，申请人的铃上有数；点开一条到那一步所在的案件，数就少一条")
    void bellCountsWhatIsUnreadAndALinkLeadsToTheCase() {
        assertThat(town.as("applicant").get("/").attribute(".bell", "aria-label"))
                .isEqualTo("消息，没有未读");
        Walk walk = registered();
        Page list = town.as("applicant").get("/notices");
        assertThat(list.text(".bell__count")).isEqualTo("2");
        assertThat(list.attribute(".bell", "aria-label")).isEqualTo("消息，2条未读");
        assertThat(list.texts(".group h2")).containsExactly("2026年6月1日 星期一");
        assertThat(list.texts(".is-new .notices__new")).containsExactly("未读", "未读");
        assertThat(list.texts(".notices a"))
                .anySatisfy(text -> assertThat(text).contains(town.name("applicant"), "受理", "已记入台账"));

        Page step = list.follow("党组织派人谈话");
        assertThat(step.uri().getPath()).startsWith("/cases/" + walk.caseId());
        Page after = town.as("applicant").get("/notices");
        assertThat(after.text(".bell__count")).isEqualTo("1");
        assertThat(after.texts(".notices li:not(.is-new) a"))
                .singleElement()
                .asString()
                .contains("党组织派人谈话");
    }

    @Test
    @DisplayName("那一步已经办了：消息不再算未读，链接通到案件")
    void whatNoLongerWaitsLeadsToTheCase() {
        Walk walk = registered();
        long waits = newest("applicant");
        walk.take("secretary", "application-talk", "pass");
        assertThat(town.as("applicant").get("/notices/" + waits).uri().getPath())
                .isEqualTo("/cases/" + walk.caseId());
        assertThat(town.as("applicant").get("/notices").texts(".is-new a")).noneMatch(text -> text.contains("党组织派人谈话"));
    }

    @Test
    @DisplayName("别人的消息：看不到，点不开，也标不了已读")
    void nobodyReadsOrMarksTheMessagesOfAnother() {
        tell("applicant");
        long id = newest("applicant");
        Page refused = town.as("secretary").get("/notices/" + id);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).doesNotContain(town.name("applicant"));
        assertThat(town.as("secretary").get("/notices").has(".notices")).isFalse();

        tell("secretary");
        Form all = town.as("secretary").get("/notices").form("form[action$=/notices/read]");
        all.set("upTo", String.valueOf(Long.MAX_VALUE)).send();
        assertThat(unread("secretary")).isZero();
        assertThat(unread("applicant")).isEqualTo(1);
    }

    @Test
    @DisplayName("全部标为已读：只到页面上最新的一条，后来的还是未读")
    void allMeansAllThatWereShown() {
        tell("applicant");
        Form all = town.as("applicant").get("/notices").form("form[action$=/notices/read]");
        tell("applicant");
        all.send();
        assertThat(unread("applicant")).isEqualTo(1);
    }

    @Test
    @DisplayName("退回的几项和期限、代办的人，都写在消息里；英文读者看到英文")
    void aReturnNamesItsItemsInTheLanguageOfTheReader() {
        Topic topic = new Topic(UUID.randomUUID(), null, town.name("applicant"), STEP);
        List<Text> items = List.of(new Text("入党申请书", "Application letter"), new Text("递交日期", "Date"));
        transaction.executeWithoutResult(status -> {
            notices.returned(List.of(town.id("applicant")), topic, items, TODAY.plusDays(9));
            notices.returned(List.of(town.id("applicant")), topic, items.subList(0, 1), null);
            notices.enteredFor(town.id("applicant"), topic, town.name("secretary"));
        });
        Page chinese = town.as("applicant").get("/notices");
        assertThat(chinese.text("main"))
                .contains("“党组织派人谈话”有2项退回，请您最迟2026年6月10日补正再交", "要改的：入党申请书，递交日期", "有1项退回")
                .contains(town.name("secretary") + "替您办了“党组织派人谈话”");
        chinese.form("form[action$=/preferences]").set("language", "EN").send();
        assertThat(town.as("applicant").get("/notices").text("main"))
                .contains("“Talk with the applicant”, 2 items have come back", "by 10 June 2026")
                .contains("To be put right: Application letter, Date", "one item has come back")
                .contains(town.name("secretary") + " did “Talk with the applicant” for you")
                .doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    @DisplayName("没有消息时说明以后会有什么")
    void anEmptyListExplains() {
        assertThat(town.as("member").get("/notices").text(".empty")).contains("还没有消息", "会写在这里");
    }

    @Test
    @DisplayName("多了分页看，每条都在一页上；过了九十九条写99+；语句数不随条数增长")
    void pagesGoOnByKeyAndCostTheSame() {
        tell("applicant");
        town.as("applicant").get("/notices");
        int few = statements.during(() -> town.as("applicant").get("/notices")).size();
        for (int i = 0; i < 99; i++) {
            tell("applicant");
        }
        int many = statements.during(() -> town.as("applicant").get("/notices")).size();
        assertThat(many)
                .isEqualTo(few)
                .as("the sign-in, the list, the bell and the posts")
                .isLessThanOrEqualTo(8);

        Page page = town.as("applicant").get("/notices");
        assertThat(page.text(".bell__count")).isEqualTo("99+");
        assertThat(page.attribute(".bell", "aria-label")).isEqualTo("消息，99条以上未读");
        List<String> links = new ArrayList<>(links(page));
        int pages = 1;
        for (; page.text().contains("更早的消息"); pages++) {
            page = page.follow("更早的消息");
            links.addAll(links(page));
        }
        assertThat(pages).isEqualTo(4);
        assertThat(links).hasSize(100).doesNotHaveDuplicates();
    }

    private static List<String> links(Page page) {
        return page.html().select(".notices a").eachAttr("href");
    }

    private int unread(String who) {
        return box.countUnread(town.id(who));
    }
}
