package org.zhengcheng.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Town;

@DisplayName("党组织的树：按键逐级打开，边写边找；没有脚本也一样走得到")
class TreeBrowserTest extends BrowserTest {

    private Town town;

    @BeforeEach
    void aTown() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
    }

    @Test
    @DisplayName("按回车合上、打开一级，页面不换，焦点还在原来那一行")
    void levelsOpenInPlaceByKeys() {
        Visitor applicant = enter(town, "applicant", Visitor.DESK).open("/organizations");
        applicant.page().evaluate("window.same = true");
        Locator toggle = applicant.page().locator("#t-" + id("community"));
        assertThat(toggle).hasAttribute("aria-expanded", "true");
        // From the row above; before it are those of all other towns.
        applicant.page().locator("#t-" + id("street")).focus();
        applicant.tabTo(toggle).key("Enter");
        assertThat(applicant.page().locator("#n-" + id("branch"))).hasCount(0);
        assertThat(toggle).hasAttribute("aria-expanded", "false");
        assertThat(toggle).isFocused();
        applicant.key("Enter");
        assertThat(applicant.page().locator("#n-" + id("branch"))).hasCount(1);
        assertThat(applicant.page().evaluate("window.same")).isEqualTo(true);
    }

    @Test
    @DisplayName("边写边找，不用按查找；地址跟着变，发给别人打开还是这些")
    void resultsComeWhileOneTypes() {
        Visitor applicant = enter(town, "applicant", Visitor.DESK).open("/organizations");
        applicant.page().locator("#q").pressSequentially(town.name("other branch"));
        assertThat(applicant.page().locator("#tree")).containsText("找到1个");
        assertThat(applicant.page().locator("#q")).isFocused();
        assertThat(applicant.page().url()).contains("?q=");
        applicant.page().locator("#q").fill("");
        assertThat(applicant.page().locator("#n-" + id("county"))).hasCount(1);
    }

    @Test
    @DisplayName("申请时找别的支部：边写边列，选了再找也不丢；远处的支部也能申请")
    void aBranchFarAwayIsFoundAndChosen() {
        Town far = newTown();
        Visitor applicant = enter(town, "applicant", Visitor.PHONE).open("/procedures/member-development");
        Locator finder = applicant.page().locator("#q-branch");
        finder.fill(far.name("other branch"));
        Locator found =
                applicant.page().locator("input[name=branch][value='" + far.organizationId("other branch") + "']");
        assertThat(found).hasCount(1);
        assertThat(applicant.page().locator("[data-said]")).hasText("找到1个");
        found.check();
        finder.fill("没有这样的支部");
        assertThat(applicant.page().locator("[data-said]")).containsText("没有找到");
        assertThat(found).isChecked();
        applicant.leaveBy(applicant.button("开始"));
        assertThat(applicant.page().url()).contains("/cases/");
        assertThat(jdbc.sql("select organization_id from case_file where person_id = ?")
                        .param(town.id("applicant"))
                        .query(UUID.class)
                        .single())
                .isEqualTo(far.organizationId("other branch"));
    }

    @Test
    @DisplayName("没有脚本：打开一级、找支部、申请，都走得到")
    void everythingIsReachedWithoutScripts() {
        Town far = newTown();
        Visitor applicant = enterWithoutScripts(town, "applicant", Visitor.DESK).open("/organizations");
        applicant.leaveBy(applicant.page().locator("#t-" + id("community")));
        assertThat(applicant.page().locator("#n-" + id("branch"))).hasCount(0);
        applicant.leaveBy(applicant.page().locator("#t-" + id("community")));
        assertThat(applicant.page().locator("#n-" + id("branch"))).hasCount(1);
        applicant.open("/procedures/member-development");
        applicant.page().locator("#q-branch").fill(far.name("branch"));
        applicant.leaveBy(applicant.button("查找"));
        applicant
                .page()
                .locator("input[name=branch][value='" + far.organizationId("branch") + "']")
                .check();
        applicant.leaveBy(applicant.button("开始"));
        assertThat(applicant.page().url()).contains("/cases/");
    }

    /** The long tour goes past these pages too; here they are looked at by themselves. */
    @Test
    @DisplayName("每一页都守规矩：axe、44像素、窄屏、脚本")
    void thePagesKeepTheRules() {
        PageRules rules = new PageRules();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        String branch = "/organizations/" + town.organizationId("branch");
        Visitor secretary = enter(town, "secretary", Visitor.DESK);
        rules.hold(secretary.open("/organizations?at=" + town.organizationId("branch")), "tree");
        rules.hold(secretary.open("/organizations?q=branch"), "found");
        rules.hold(secretary.open(branch), "organisation");
        rules.hold(secretary.open("/organizations/" + town.organizationId("county") + "?on=2020-01-01"), "as of a day");
        rules.hold(enter(town, "applicant", Visitor.DESK).open("/procedures/member-development"), "begin");
        Visitor admin = enter(town, "admin", Visitor.DESK);
        rules.hold(admin.open("/organizations/" + town.organizationId("community") + "/acts/found"), "found one");
        admin.open(branch + "/acts/merge").write("依据的文件", "测试〔2026〕1号");
        rules.hold(admin.leaveBy(admin.mainButton()), "merge refused");
        admin.open(branch + "/acts/rename").write("新的名称", "朝阳党支部").write("依据的文件", "测试〔2026〕1号");
        rules.hold(admin.leaveBy(admin.mainButton()), "to be confirmed");
        rules.hold(admin.leaveBy(admin.mainButton()), "organisation, changed");
        admin.forgiveRefusals();
        Arrays.stream(PageRules.Kind.values())
                .forEach(kind -> assertThat(rules.findings(kind)).as("%s", kind).isEmpty());
    }

    private UUID id(String organization) {
        return town.organizationId(organization);
    }
}
