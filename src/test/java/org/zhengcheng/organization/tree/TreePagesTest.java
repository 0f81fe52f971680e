package org.zhengcheng.organization.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("党组织的树和页：逐级打开、记住开着的、找得到、问得到以前；人数只给管得着的人看")
class TreePagesTest extends ApplicationTest {

    @Autowired
    private Spelling spelling;

    private Town town;

    @BeforeEach
    void aTown() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
    }

    @Test
    @DisplayName("第一次看，打开到自己所在的支部；打开、合上的记住，换一台设备也一样")
    void whatIsOpenIsRemembered() {
        Browser applicant = town.as("applicant");
        assertThat(applicant.get("/organizations").text())
                .contains(town.name("county"), town.name("street"), town.name("branch"), town.name("other branch"));
        applicant.get("/organizations?close=" + id("community"));
        Page closed = town.another("applicant").get("/organizations");
        assertThat(closed.text()).contains(town.name("community")).doesNotContain(town.name("other branch"));
        assertThat(closed.attribute("#t-" + id("community"), "aria-expanded")).isEqualTo("false");
        Page open = applicant.get("/organizations?open=" + id("community"));
        assertThat(open.text()).contains(town.name("other branch"));
        assertThat(open.attribute("#t-" + id("community"), "aria-expanded")).isEqualTo("true");
        assertThat(town.as("applicant")
                        .get("/organizations?open=" + UUID.randomUUID())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("地址直接指到一个组织，它的上级都打开，它标着在这里")
    void anAddressLeadsToAPlace() {
        Page at = town.as("officer").get("/organizations?at=" + id("other branch"));
        assertThat(at.text("[aria-current=location]")).isEqualTo(town.name("other branch"));
    }

    @Test
    @DisplayName("一级里太多的先列五十个，再往下看接着列，不漏不重")
    void aLongLevelIsShownInPages() {
        many("community", 120);
        Browser applicant = town.as("applicant");
        Page tree = applicant.get("/organizations");
        assertThat(tree.html().select("#n-" + id("community") + " li[id]")).hasSize(50);
        Page second = tree.follow("再往下看");
        while (!second.uri().toString().contains(id("community"))) {
            second = applicant.get(tree.html()
                    .select("#n-" + id("community") + " a[data-more]")
                    .first()
                    .absUrl("href"));
        }
        List<String> names = second.texts("#tree .tree__name");
        assertThat(names).hasSize(50);
        Page third = second.follow("再往下看");
        assertThat(third.texts("#tree .tree__name"))
                .doesNotContainAnyElementsOf(names)
                .hasSize(22);
        assertThat(third.has("a[data-more]")).isFalse();
    }

    @Test
    @DisplayName("按名称、拼音、首字母、代码都找得到；前面加上级的名称能分清同名的；已撤销的排在最后")
    void anOrganizationIsFound() {
        UUID id = insert("朝阳社区第九党支部", "BR", "community");
        spelling.spellTheRest();
        String code = jdbc.sql("select code from organization where id = ?")
                .param(id)
                .query(String.class)
                .single();
        Browser applicant = town.as("applicant");
        for (String typed : List.of(
                "朝阳社区第九",
                "第九党支部",
                "chaoyangshequ",
                "cysqdj",
                code,
                town.name("community") + " 第九",
                "第九 朝阳",
                "ｃｙｓｑｄｊ")) {
            assertThat(found(applicant, typed)).as(typed).contains(id.toString());
        }
        for (String typed : List.of("第九支部没有", town.name("other branch") + " 第九", "a", "%", "_", "' or 1=1")) {
            assertThat(found(applicant, typed)).as(typed).doesNotContain(id.toString());
        }
        assertThat(applicant.get("/organizations?q=第九支部没有").text()).contains("没有找到");
        jdbc.sql("update organization set dissolved_on = '2026-05-01' where id = ?")
                .param(id)
                .update();
        assertThat(applicant.get("/organizations?q=朝阳社区第九").text("#n-, .tree__row"))
                .contains("已撤销");
        assertThat(applicant.get("/organizations/pick?q=朝阳社区第九").has("input[value='" + id + "']"))
                .isFalse();
    }

    @Test
    @DisplayName("名称、隶属人人看得到；人数只有任职的和上级看得到；谁任职按权限表")
    void countsAreForThoseWhoOversee() {
        for (String who : List.of("secretary", "organiser", "officer")) {
            assertThat(page(who, "branch").text("dl")).as(who).contains("人数");
        }
        for (String who : List.of("applicant", "other secretary", "member")) {
            assertThat(page(who, "branch").text("dl")).as(who).doesNotContain("人数");
        }
        assertThat(page("organiser", "branch").text()).contains(town.name("secretary"));
        for (String who : List.of("applicant", "member", "other member")) {
            assertThat(page(who, "branch").text())
                    .as(who)
                    .contains(town.name("branch"))
                    .doesNotContain(town.name("secretary"));
        }
        assertThat(town.as("member").get("/organizations/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(town.as("member").get("/organizations/nonsense").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("问以前哪一天：那时还没有的说没有；下级按那天的")
    void aDayBeforeIsAnswered() {
        UUID id = insert("晚设立党支部", "BR", "community");
        jdbc.sql("update organization set founded_on = '2026-03-01' where id = ?")
                .param(id)
                .update();
        assertThat(page("member", "community").text()).contains("晚设立党支部");
        Form asked = page("member", "community").form("form.asof");
        Page before = asked.set("on", "2026-02-01").send();
        assertThat(before.text()).contains("这是2026年2月1日的样子").doesNotContain("晚设立党支部");
        assertThat(town.as("member")
                        .get("/organizations/" + id + "?on=2026-02-01")
                        .text())
                .contains("2026年2月1日没有这个组织");
        assertThat(town.as("member")
                        .get("/organizations/" + id + "?on=2030-02-01")
                        .text())
                .doesNotContain("这是");
    }

    @Test
    @DisplayName("每页查数据库的次数不随组织的多少变")
    void statementsStayConstant() {
        Browser applicant = town.as("applicant");
        Browser secretary = town.as("secretary");
        insert("数数党支部甲", "BR", "community");
        List<String> addresses = List.of(
                "/organizations",
                "/organizations?q=" + "数数党支部",
                "/organizations/level?of=" + id("community"),
                "/organizations/" + id("community"),
                "/organizations/pick?q=" + "数数党支部");
        List<Integer> few =
                addresses.stream().map(address -> count(applicant, address)).toList();
        many("community", 120);
        List<Integer> many =
                addresses.stream().map(address -> count(applicant, address)).toList();
        assertThat(many).isEqualTo(few);
        assertThat(few).allMatch(count -> count <= 17);
        assertThat(count(secretary, "/organizations/" + id("branch"))).isLessThanOrEqualTo(20);
    }

    private int count(Browser browser, String address) {
        browser.get(address);
        return statements.during(() -> browser.get(address)).size();
    }

    private Page page(String who, String organization) {
        return town.as(who).get("/organizations/" + id(organization));
    }

    private static String found(Browser browser, String typed) {
        return browser.get("/organizations?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .html()
                .select(".tree__name")
                .outerHtml();
    }

    private void many(String above, int count) {
        for (int n = 0; n < count; n++) {
            insert("成批党支部" + n, "BR", above);
        }
    }

    private UUID insert(String name, String type, String above) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into organization (id, code, name, type, parent_id, founded_on)"
                        + " values (?, ?, ?, ?, ?, '1990-01-01')")
                .params(id, "X" + id.toString().substring(19), name, type, town.organizationId(above))
                .update();
        return id;
    }

    private String id(String organization) {
        return town.organizationId(organization).toString();
    }
}
