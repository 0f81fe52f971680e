package org.zhengcheng.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.organization.Role;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;

@DisplayName("首页：各人看到各人的；选过的记得住，清得掉")
class HomeTest extends WaitingTest {

    @Autowired
    private Forms forms;

    @Test
    @DisplayName("一行里写明：办什么、关系到谁、何时起、依哪一条、何时到期")
    void rowSaysWhatWhomSinceWhenAndByWhichArticle() {
        String task = item().of("曾小明").due(TODAY.minusDays(3)).open(events);
        Page home = town.as("secretary").get("/");
        Element row = home.html().selectFirst("li.task");
        assertThat(row.select("a[href$=" + task + "]").first().text()).isEqualTo("步骤some-step 曾小明");
        assertThat(row.text())
                .contains("发展党员", "第2步", "2026年6月1日起", town.name("branch"), "超期3天", "最迟2026年5月29日", "细则第七条", "办理");
        assertThat(home.text("h1")).isEqualTo("1件已超期，请先办");
        assertThat(home.text("h2")).isEqualTo("已超期");
    }

    @Test
    @DisplayName("还不能办的写“看看”，带锁")
    void whatIsNotAllowedYetIsLookedAt() {
        item().notBefore(TODAY.plusDays(1)).open(events);
        Page home = town.as("secretary").get("/");
        assertThat(home.text("li.task")).contains("看看", "2026年6月2日起可办");
        assertThat(home.text("h1")).isEqualTo("有1件事等您办");
    }

    @Test
    @DisplayName("没有事只说一次，并说明什么时候会有")
    void nothingToDoIsSaidOnceAndExplained() {
        Page home = town.as("secretary").get("/");
        assertThat(home.text("main").split("没有要办的事", -1)).hasSize(2);
        assertThat(home.text(".empty")).contains(town.name("branch"), "会列在这里");
        assertThat(home.has("form[role=search]")).isFalse();
        assertThat(town.as("member").get("/").text(".empty")).contains("轮到您");
    }

    @Test
    @DisplayName("选过的换一台设备也在；能看见，能清除；搜索不记")
    void choiceFollowsThePersonToAnotherDevice() {
        String here = item().of("甲").branch("branch").open(events);
        String there = item().of("乙").branch("other branch").open(events);
        Form form = town.as("secretary").get("/").form("form[role=search]");
        Page chosen = form.choose("organization", town.name("other branch")).send();
        assertThat(tasks(chosen)).containsExactly(there);

        Browser other = town.another("secretary");
        Page elsewhere = other.get("/");
        assertThat(tasks(elsewhere)).containsExactly(there);
        assertThat(elsewhere.text(".chosen")).contains("只看：" + town.name("other branch"));
        assertThat(elsewhere
                        .html()
                        .select("select[name=organization] option[selected]")
                        .text())
                .isEqualTo(town.name("other branch"));
        assertThat(tasks(town.as("commissioner").get("/")))
                .as("somebody else's choice")
                .isEmpty();

        Page found = other.get("/?q=jia");
        assertThat(found.texts("li.task")).isEmpty();
        assertThat(found.text(".empty")).contains("没有符合条件的", "2件");
        assertThat(tasks(other.get("/"))).as("the search is not remembered").containsExactly(there);

        assertThat(tasks(elsewhere.follow("清除筛选"))).containsExactlyInAnyOrder(here, there);
        assertThat(tasks(town.as("secretary").get("/"))).hasSize(2);
        assertThat(town.as("secretary").get("/").has(".chosen")).isFalse();
    }

    @Test
    @DisplayName("选过的已经办完：看得出是筛选造成的，一步就能看到其余的")
    void choiceThatHasNothingLeftIsExplained() {
        item().open(events);
        Page home = town.as("secretary")
                .get("/?procedure=&step=member-development/gone&organization=&person=" + UUID.randomUUID());
        assertThat(home.text(".empty")).contains("没有符合条件的", "1件");
        assertThat(home.text("h1")).as("what waits is told in spite of it").isEqualTo("有1件事等您办");
        assertThat(home.texts("option[selected]")).contains("原来选的（现在没有等您办的）");
        assertThat(tasks(home.follow("清除筛选"))).hasSize(1);
    }

    @Test
    @DisplayName("搜索在网页上：拼音、首字母、案号；不懂的地址当作没写")
    void searchAndAddressesThatMakeNoSense() {
        String task = item().of("仇和平").number("发展-2026-0137").open(events);
        item().of("王大力").number("发展-2026-0999").open(events);
        Browser secretary = town.as("secretary");
        for (String q : new String[] {"qiuheping", "qhp", "0137", "%E4%BB%87"}) {
            assertThat(tasks(secretary.get("/?q=" + q))).as(q).containsExactly(task);
        }
        for (String odd :
                new String[] {"/?after=x", "/?organization=x&person=x", "/?q=%25", "/?step=%27&procedure=%27"}) {
            assertThat(secretary.get(odd).status()).as(odd).isEqualTo(200);
        }
        for (String unseen : new String[] {"/?organization=x&person=%00", "/?q=%00%25"}) {
            assertThat(secretary.get(unseen).status()).as(unseen).isEqualTo(400);
        }
    }

    @Test
    @DisplayName("没有岗位、只有一个本人案件的，首页就是这个案件；要看列表也有")
    void applicantIsShownTheirOneCase() {
        Walk walk = new Walk(town, clock, jdbc, forms).begin();
        assertThat(town.as("applicant").get("/").uri().getPath()).isEqualTo("/cases/" + walk.caseId());
        Page list = town.as("applicant").get("/?home");
        assertThat(list.uri().getPath()).isEqualTo("/");
        assertThat(list.has("a[href$=/cases/" + walk.caseId() + "]")).isTrue();

        item().forPerson(Role.TRAINING_CONTACT, "applicant").open(events);
        assertThat(town.as("applicant").get("/").uri().getPath())
                .as("who has something else to do as well sees both")
                .isEqualTo("/");
    }

    @Test
    @DisplayName("有岗位的人，本人的案件收在下面")
    void ownCaseOfAnOfficeHolderIsFoldedBeneath() {
        town.post("applicant", "other branch", "org-commissioner");
        Walk walk = new Walk(town, clock, jdbc, forms).begin();
        Page home = town.as("applicant").get("/");
        assertThat(home.uri().getPath()).isEqualTo("/");
        assertThat(home.html().select("details:not([open]) a[href$=/cases/" + walk.caseId() + "]"))
                .hasSize(1);
    }

    @Test
    @DisplayName("单个字母的按键关得掉，换一台设备也关着")
    void keysCanBeTurnedOff() {
        item().open(events);
        Page home = town.as("secretary").get("/");
        assertThat(home.has("[data-keys]")).isTrue();
        Page off = home.form("form[action$=/inbox/keys]").set("on", "false").send();
        assertThat(off.has("[data-keys]")).isFalse();
        Page elsewhere = town.another("secretary").get("/");
        assertThat(elsewhere.has("[data-keys]")).isFalse();
        assertThat(elsewhere
                        .form("form[action$=/inbox/keys]")
                        .set("on", "true")
                        .send()
                        .has("[data-keys]"))
                .isTrue();
    }

    @Test
    @DisplayName("五十件一页，再往下看接着来，回得到开头")
    void secondPageFollowsTheFirst() {
        for (int n = 0; n < 51; n++) {
            item().open(events);
        }
        Page first = town.as("secretary").get("/");
        Page second = first.follow("再往下看");
        assertThat(tasks(first)).hasSize(50);
        assertThat(tasks(second)).hasSize(1).doesNotContainAnyElementsOf(tasks(first));
        assertThat(tasks(second.follow("回到开头"))).isEqualTo(tasks(first));
    }

    private static List<String> tasks(Page page) {
        return page.html().select("a.task__link[href*=/steps/]").eachAttr("href").stream()
                .map(address -> address.replaceFirst(".*/", ""))
                .toList();
    }
}
