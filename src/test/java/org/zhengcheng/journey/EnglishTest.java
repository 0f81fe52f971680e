package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("选了英文，页面上就没有中文：只剩人名、组织名、案号、本人写的话和换回中文的按钮")
class EnglishTest extends JourneyTest {

    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}\\u3001-\\u303f\\uff00-\\uffef]");
    /** Numbers of cases, and what people of a test type into forms. */
    private static final Pattern STAYS = Pattern.compile("发展-\\d{4}-\\d{4}|照实填写");

    private final Map<String, Browser> browsers = new HashMap<>();
    private Town town;
    private Pattern names;

    @BeforeEach
    void rememberTheNamesOfPeopleAndOrganisations() {
        town = newTown();
        List<String> all = jdbc.sql("select name from person union select name from organization")
                .query(String.class)
                .list();
        names = Pattern.compile(
                String.join("|", all.stream().map(Pattern::quote).toList()));
    }

    @Test
    @DisplayName("发展党员全程的每一步：待办、办理页、填错以后、案件页和所填内容")
    void noStepOfTheWholeCourseSpeaksChinese() {
        Walk walk = begin(town);
        walk.watchedBy(who -> lookAround(walk, who));
        reachConversionMeeting(walk);
        walk.on(PROBATION_ENDS.plusDays(2))
                .take("secretary", "conversion-meeting", "pass")
                .on(PROBATION_ENDS.plusDays(30))
                .take("committee", "conversion-approval", "pass")
                .take("secretary", "archive-materials", "pass")
                .take("organiser", "review-archive", "pass");
        assertEnded(walk, "转为正式党员，材料已归档");
        for (String who : List.of("applicant", "secretary", "contact", "committee", "officer")) {
            assertEnglish(english(who).get("/cases/" + walk.caseId()));
            assertEnglish(english(who).get("/"));
        }
    }

    /** Everything that somebody sees who is about to take the open step, and who forgets to fill it in. */
    private void lookAround(Walk walk, String who) {
        assertEnglish(english(who).get("/"));
        Page step = assertEnglish(english(who).get(walk.stepPath()));
        Form form = step.step();
        form.names().stream().filter(name -> !name.startsWith("_")).forEach(form::clear);
        Page refused = assertEnglish(form.send());
        assertThat(refused.errors()).as("%s sends an empty form", who).isNotEmpty();
        Page file = assertEnglish(english(who).get("/cases/" + walk.caseId()));
        file.html().select("a[href*=/records/]").stream()
                .limit(1)
                .forEach(link -> assertEnglish(english(who).get(link.attr("href"))));
    }

    @Test
    @DisplayName("登录、开始申请、撤回和办结")
    void signingInBeginningAndWithdrawingSpeakEnglish() {
        clock.set(APPLIED);
        Browser stranger = Browser.stranger(address());
        Page signIn = assertEnglish(speakEnglish(stranger.get("/sign-in")));
        assertThat(signIn.texts("table.accounts td"))
                .as("the accounts of the demo")
                .isNotEmpty();
        assertThat(assertEnglish(enter(signIn, "applicant", "wrong")).text()).contains("The account or the password");
        Page home = assertEnglish(enter(signIn, "applicant", Town.PASSWORD));
        Page begin = assertEnglish(stranger.get(home.attribute("a[href*=/procedures/]", "href")));
        Page first = assertEnglish(begin.form("form[action*=/procedures/]").send());
        Walk walk = walk(town).with(first.caseId());
        walk.take("applicant", "submit-application", "pass");
        Page act = assertEnglish(stranger.get("/cases/" + walk.caseId() + "/steps/withdraw"));
        Page ended = assertEnglish(walk.fill(act.step(), "pass", Map.of()).send());
        assertThat(ended.text()).contains("Application withdrawn");
        assertEnglish(stranger.get("/"));
        assertThat(assertEnglish(stranger.get("/")
                                .form("form[action$=/sign-out]")
                                .send())
                        .text())
                .contains("You have signed out.");
    }

    @Test
    @DisplayName("工作日历")
    void theCalendarSpeaksEnglish() {
        clock.set(APPLIED);
        assertEnglish(english("applicant").get("/calendar?year=2049"));
        assertThat(english("applicant").get("/calendar?year=2026").text()).contains("Spring Festival", "National Day");
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        Page change = assertEnglish(english("admin").get("/calendar/change?year=2049"));
        Form form = change.form("main form");
        assertEnglish(form.set("lines", "1 March: a holiday").send());
        assertEnglish(form.set("lines", "2049-03-11 free Local Day").send());
    }

    @Test
    @DisplayName("补录纸质案件、用表格补录、定期分析")
    void copyingFromPaperSpeaksEnglish() {
        Walk walk = begin(town);
        becomeActivist(walk);
        town.person("paper", "branch", null, LocalDate.of(1990, 1, 1));
        Page begin = assertEnglish(english("secretary").get("/paper-cases"));
        Form choice = begin.form("form[action*=/paper-cases/steps]");
        String last = begin.html().select("optgroup option").last().attr("value");
        Page copy = assertEnglish(
                choice.choose("person", town.name("paper")).set("at", last).send());
        assertThat(assertEnglish(copy.form("form[data-once]").send()).errors()).isNotEmpty();
        Page sheet = assertEnglish(english("secretary").get("/paper-cases/sheet"));
        assertEnglish(sheet.form("form[action$=/paper-cases/sheet]").send());
        walk.on(ACTIVIST.plusYears(1).plusDays(1));
        assertEnglish(english("organiser").get("/"));
        Page reviews = assertEnglish(english("organiser").get("/reviews"));
        assertThat(assertEnglish(reviews.form("form[action*=/reviews/]").send()).errors())
                .isNotEmpty();
        assertEnglish(english("secretary").get("/cases/" + walk.caseId()));
    }

    @Test
    @DisplayName("不能办、太晚、找不到、超期：拒绝也用英文说")
    void refusalsSpeakEnglish() {
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        assertEnglish(english("applicant").get(walk.stepPath()));
        Form stale = walk.fill(english("secretary").get(walk.stepPath()).step(), "pass", Map.of());
        Page notAllowed = assertEnglish(
                walk.fill(walk.page("secretary").step(), "pass", Map.of()).sendThrough(english("applicant")));
        assertThat(notAllowed.status()).isEqualTo(403);
        walk.take("secretary", "register-application", "pass");
        Page moved = assertEnglish(stale.send());
        assertThat(moved.status()).isEqualTo(409);
        assertThat(assertEnglish(english("secretary").get("/cases/" + UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        Page nowhere = town.another("applicant").get("/no/such/page");
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(assertEnglish(speakEnglish(nowhere)).status())
                .as("back on the page on which the language was chosen")
                .isEqualTo(404);
        walk.on(APPLIED.plusMonths(3));
        assertThat(assertEnglish(english("secretary").get("/")).text()).containsIgnoringCase("overdue");
        Page late = assertEnglish(
                walk.fill(english("secretary").get(walk.stepPath()).step(), "pass", Map.of())
                        .send());
        assertThat(late.errors()).anyMatch(error -> error.startsWith("This was due by"));
    }

    @Test
    @DisplayName("表决没有通过，用英文说明为什么")
    void aVoteThatDoesNotCarrySpeaksEnglish() {
        Walk walk = begin(town);
        apply(walk, COURSE);
        walk.on(ACTIVIST);
        Page step = english("secretary").get(walk.stepPath());
        Map<String, String> count = Map.of("should", "5", "actual", "2", "agree", "2");
        Page refused = assertEnglish(walk.fill(step.step(), "pass", count).send());
        assertThat(refused.errors()).anyMatch(error -> error.contains("That is no quorum"));
    }

    @Test
    @DisplayName("检查本身查得出：中文首页满是中文")
    void theCheckFindsChinese() {
        begin(town);
        assertThat(chinese(town.as("secretary").get("/"))).hasSizeGreaterThan(5);
    }

    private Browser english(String who) {
        return browsers.computeIfAbsent(who, name -> {
            Browser browser = town.another(name);
            speakEnglish(browser.get("/"));
            return browser;
        });
    }

    private static Page speakEnglish(Page page) {
        return page.form("form[action$=/preferences]").set("language", "EN").send();
    }

    private Page enter(Page signIn, String who, String password) {
        return signIn.form("form[action$=/sign-in]")
                .set("username", town.username(who))
                .set("password", password)
                .send();
    }

    private Page assertEnglish(Page page) {
        assertThat(page.html().selectFirst("html").attr("lang"))
                .as("the language of %s", page.uri())
                .isEqualTo("en");
        assertThat(chinese(page))
                .as("Chinese on %s (%s)", page.uri(), page.status())
                .isEmpty();
        return page;
    }

    /** The texts and attributes of a page in which Chinese is left. */
    private List<String> chinese(Page page) {
        List<String> found = new ArrayList<>();
        for (Element element : page.html().getAllElements()) {
            if (element.hasAttr("lang") && element.attr("name").equals("language")) {
                continue;
            }
            for (TextNode text : element.textNodes()) {
                note(text.text(), "<" + element.tagName() + ">", found);
            }
            for (Attribute attribute : element.attributes()) {
                note(attribute.getValue(), element.tagName() + "@" + attribute.getKey(), found);
            }
        }
        return found;
    }

    private void note(String text, String where, List<String> found) {
        if (!CHINESE.matcher(text).find()) {
            return;
        }
        String left = STAYS.matcher(names.matcher(text).replaceAll("")).replaceAll("");
        if (CHINESE.matcher(left).find()) {
            found.add(where + " " + text.strip());
        }
    }
}
