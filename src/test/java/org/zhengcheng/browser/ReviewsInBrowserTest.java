package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.round.RoundWork;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("二十三人的支部过完一年：党委启动，支部定名单，党员在手机上自评、互评，支委会评定，上级审核，本人确认；书记述职到复核整改")
class ReviewsInBrowserTest extends BrowserTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int BRANCH = 23;

    @Autowired
    private Forms forms;

    @Autowired
    private RoundWork work;

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final PageRules rules = new PageRules();
    private final List<String> members = new ArrayList<>(List.of("secretary", "commissioner", "contact", "member"));
    private Town town;
    private Walk walk;

    @Test
    void evaluation() {
        aBranchOfTwentyThree();
        Visitor committee = launch("启动民主评议党员");
        walk = new Walk(town, clock, jdbc, forms).with(caseOf("democratic-evaluation"));
        Visitor secretary = enter(town, "secretary", Visitor.DESK).open("/evaluations/" + walk.caseId());
        assertThat(secretary.content().textContent()).contains("名单上23人", "优秀最多7人");
        look(secretary, "roster");
        rules.hold(secretary, "roster of 23");
        secretary.leaveBy(secretary.link(town.name("m5")));
        secretary.tick("年老体弱、行动不便，可书面或电话自评");
        look(secretary, "member-part");
        rules.hold(secretary, "how a member takes part");
        secretary.leaveBy(secretary.button("保存"));
        walk.take("secretary", "eval-prepare", "pass").take("secretary", "eval-study", "pass");

        Visitor phone = enter(town, "member", Visitor.PHONE).open("/evaluations");
        rules.hold(phone, "my evaluations");
        phone.open("/evaluations/" + walk.caseId() + "/mine");
        rules.hold(phone, "my evaluation, at the beginning");
        phone.write("对照党员标准和入党誓词，写写自己", "学习认真，服务群众还不够主动。");
        look(phone, "phone-self");
        phone.leaveBy(phone.button("交自评"));
        phone.choose("给谁提意见", town.name("contact")).write("意见", "工作踏实，发言再多一些。");
        phone.leaveBy(phone.button("提交意见"));
        look(phone, "phone-opinion");
        for (String who : members) {
            if (!who.equals("member") && !who.equals("m5")) {
                post(who, "/self", Map.of("text", "学习认真，今后改进。"));
            }
        }
        secretary.open("/evaluations/" + walk.caseId());
        look(secretary, "roster-self");
        walk.take("secretary", "eval-self", "pass").take("secretary", "eval-peer", "pass");
        secretary.open("/evaluations/" + walk.caseId() + "/votes");
        rules.hold(secretary, "votes on paper");
        look(secretary, "votes");
        countedInTheMeeting();
        secretary.open("/evaluations/" + walk.caseId() + "/grades");
        rules.hold(secretary, "grades");
        for (String who : members) {
            secretary
                    .page()
                    .locator("select[name='grade-" + town.id(who) + "']")
                    .selectOption(who.equals("contact") ? "EXCELLENT" : "QUALIFIED");
        }
        secretary.leaveBy(secretary.button("保存").first());
        assertThat(secretary.content().textContent()).contains("评优秀要写明理由");
        rules.hold(secretary, "grades refused");
        secretary
                .page()
                .locator("textarea[name='reason-" + town.id("contact") + "']")
                .fill("带头发言，承担重点任务。");
        look(secretary, "grades");
        secretary.expecting(422).leaveBy(secretary.button("保存").first());
        walk.take("secretary", "eval-committee", "pass").take("organiser", "eval-upper-review", "pass");

        phone.open("/evaluations/" + walk.caseId() + "/mine");
        rules.hold(phone, "my grade");
        phone.tick("确认");
        look(phone, "phone-grade");
        phone.leaveBy(phone.button("提交"));
        for (String who : members) {
            if (!who.equals("member")) {
                post(who, "/answer", Map.of("answer", "CONFIRMED"));
            }
        }
        walk.take("secretary", "eval-feedback", "pass").take("secretary", "eval-archive", "pass");
        committee.open("/rounds");
        rules.hold(committee, "rounds");
        committee.leaveBy(committee.link("2026年度民主评议党员"));
        look(committee, "board");
        rules.hold(committee, "board of a round");
        committee.leaveBy(committee.link("汇总和年报统计"));
        look(committee, "statistics");
        rules.hold(committee, "statistics of a year");
        assertNothingFound();
    }

    @Test
    void dutyReport() {
        aBranchOfTwentyThree();
        Visitor committee = launch("启动党支部书记述职评议");
        walk = new Walk(town, clock, jdbc, forms).of("secretary").with(caseOf("secretary-report"));
        walk.take("organiser", "sr-precheck", "pass", Map.of("precheckScore", "86"));
        Visitor secretary = enter(town, "secretary", Visitor.DESK).open("/secretary-reports/" + walk.caseId());
        rules.hold(secretary, "figures of the branch");
        look(secretary, "figures");
        Form draft = walk.fill("secretary", "sr-draft", "pass", Map.of());
        draft.set("ownProblems[0].problem", "发展党员偏慢").send();
        walk.take("organiser", "sr-review", "pass")
                .take("organiser", "sr-preview", "pass")
                .take("organiser", "sr-meeting", "pass");
        committee.open("/secretary-reports/" + walk.caseId() + "/scores");
        rules.hold(committee, "scores to be entered");
        for (Locator input : committee
                .page()
                .locator("input[name^='LEADERS.'][name$='.GOOD']")
                .all()) {
            input.fill("5");
        }
        look(committee, "scores");
        committee.leaveBy(committee.button("交计票结果"));
        rules.hold(committee, "scores that wait for the other");
        look(committee, "scores waiting");
        scoredByTheOther();
        walk.take("organiser", "sr-ballot", "pass", Map.of("anonymous", "true"))
                .take("committee", "sr-grade", "pass", Map.of("usualScore", "90", "reviewScore", "85"))
                .take("organiser", "sr-feedback", "pass")
                .take("secretary", "sr-sign", "pass");
        secretary.open("/secretary-reports/" + walk.caseId());
        secretary.leaveBy(secretary.link("发展党员偏慢"));
        rules.hold(secretary, "problem to be planned");
        secretary
                .write("措施", "每季度研究一次发展工作")
                .choose("责任人", town.name("commissioner"))
                .write("时限", "2027-02-01")
                .write("做了什么，佐证在哪里", "已研究两次，见会议记录")
                .tick("已经做完，报上级复核");
        look(secretary, "problem");
        secretary.leaveBy(secretary.button("保存"));
        walk.take("secretary", "sr-rectify", "pass");
        committee.open("/secretary-reports/" + walk.caseId());
        committee.leaveBy(committee.link("发展党员偏慢"));
        rules.hold(committee, "problem to be reviewed");
        committee.leaveBy(committee.button("通过"));
        look(committee, "problem-accepted");
        walk.take("organiser", "sr-verify", "pass").take("organiser", "sr-archive", "pass");
        committee.open("/secretary-reports/" + walk.caseId() + "/scores");
        rules.hold(committee, "scores to be read");
        assertNothingFound();
    }

    private void scoredByTheOther() {
        Form form = town.as("organiser")
                .get("/secretary-reports/" + walk.caseId() + "/scores")
                .form("form[action$=/scores]");
        form.names().stream()
                .filter(name -> name.startsWith("LEADERS.") && name.endsWith(".GOOD"))
                .forEach(name -> form.set(name, "5"));
        form.send();
    }

    private void aBranchOfTwentyThree() {
        clock.set(DAY);
        town = newTown();
        while (members.size() < BRANCH) {
            String name = "m" + (members.size() + 1);
            town.person(name, "branch", "FULL", LocalDate.of(1980, 1, 1));
            members.add(name);
        }
    }

    private Visitor launch(String button) {
        Visitor committee = enter(town, "committee", Visitor.DESK).open("/rounds");
        committee.leaveBy(committee.link(button));
        rules.hold(committee, button);
        committee.write("办结期限", "2027-03-31");
        for (String weight : List.of("平时调研督促", "前置核查", "领导点评", "现场测评")) {
            if (committee.page().getByLabel(weight).count() > 0) {
                committee.write(weight, "25");
            }
        }
        look(committee, "launch-" + button);
        committee.leaveBy(committee.page().locator("main form button[type=submit]"));
        assertThat(committee.content().textContent()).contains("正在立案");
        work.goOver();
        return committee;
    }

    private UUID caseOf(String procedure) {
        return jdbc.sql("select id from case_file where organization_id = ? and procedure_key = ?")
                .params(town.organizationId("branch"), procedure)
                .query(UUID.class)
                .single();
    }

    private void post(String who, String form, Map<String, String> values) {
        Form found = town.as(who).get("/evaluations/" + walk.caseId() + "/mine").form("form[action$=" + form + "]");
        values.forEach(found::set);
        assertThat(found.send().text()).as(who).contains("已保存");
    }

    /** The branch votes on paper; scrutineer and teller count, each alone, and differ the first time. */
    private void countedInTheMeeting() {
        String step = "/cases/" + walk.caseId() + "/steps/";
        String task = jdbc.sql("select task_id from inbox_item where case_id = ? limit 1")
                .param(walk.caseId())
                .query(String.class)
                .single();
        String meeting = town.as("secretary")
                .get("/meetings/new?organization=" + town.organizationId("branch"))
                .form("form[action$=/meetings]")
                .set("day", clock.today().toString())
                .set("time", "19:00")
                .set("place", "一楼会议室")
                .set("chair", town.id("secretary").toString())
                .set("recorder", town.id("commissioner").toString())
                .set("scrutineer", town.id("contact").toString())
                .set("teller", town.id("member").toString())
                .set("agenda", task)
                .send()
                .uri()
                .getPath();
        for (String who : members.subList(0, 20)) {
            org.zhengcheng.support.Page hall = town.as("secretary").get(meeting + "/hall");
            hall.form("form:has(.roster)")
                    .set("present", hall.attribute("#mark-" + town.id(who), "value"))
                    .press("#mark-" + town.id(who));
        }
        press(meeting, "#open");
        press(meeting, "#discuss-1");
        press(meeting, "#paper");
        String count = meeting + "/items/"
                + jdbc.sql("select id from meeting_item where matter_id = ?")
                        .param(task)
                        .query(String.class)
                        .single()
                + "/count";
        Visitor teller = enter(town, "contact", Visitor.PHONE).open(count);
        rules.hold(teller, "grades to be counted");
        look(teller, "count");
        counted(teller, "20");
        teller.leaveBy(teller.button("交计票结果"));
        rules.hold(teller, "counted, waiting for the other");
        Visitor other = enter(town, "member", Visitor.PHONE).open(count);
        counted(other, "19");
        look(other, "count-filled");
        other.leaveBy(other.button("交计票结果"));
        look(other, "count-refused");
        rules.hold(other, "count refused");
        counted(other, "20");
        other.expecting(422).leaveBy(other.button("交计票结果"));
        look(other, "count-agreed");
        rules.hold(other, "counted by both");
        press(meeting, "#close");
        Visitor desk = enter(town, "secretary", Visitor.DESK).open(step + task);
        look(desk, "step-ballot");
        rules.hold(desk, "step with the ballot counted");
        assertThat(walk.page("secretary").step().set("outcome", "pass").send().errors())
                .isEmpty();
    }

    /** Twenty ballots, all of them valid, on which everybody is qualified as often as said. */
    private void counted(Visitor visitor, String qualified) {
        for (String name : List.of("issued", "returned", "valid")) {
            visitor.page().locator("input[name='" + name + "']").fill("20");
        }
        for (String who : members) {
            visitor.page()
                    .locator("input[name='grades-" + town.id(who) + ".QUALIFIED']")
                    .fill(who.equals("contact") ? qualified : "20");
        }
    }

    private void press(String meeting, String button) {
        org.zhengcheng.support.Page hall = town.as("secretary").get(meeting + "/hall");
        Form form = hall.form("form:has(" + button + ")");
        if (hall.html().selectFirst(button).hasAttr("formaction")) {
            form.press(button);
        } else {
            form.send();
        }
    }

    private void assertNothingFound() {
        for (PageRules.Kind kind : PageRules.Kind.values()) {
            assertThat(rules.findings(kind)).as("%s", kind).isEmpty();
        }
    }

    /** That it fits on a desk and on a phone; for eyes {@code -Dreviews.pictures=folder}. */
    private static void look(Visitor visitor, String name) {
        ViewportSize size = visitor.page().viewportSize();
        photograph(visitor, name + "-" + size.width);
        if (size.width > PHONE_WIDTH) {
            visitor.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
            photograph(visitor, name + "-" + PHONE_WIDTH);
            visitor.page().setViewportSize(size.width, size.height);
        }
    }

    private static void photograph(Visitor visitor, String name) {
        visitor.assertFits();
        String folder = System.getProperty("reviews.pictures");
        if (folder != null) {
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }
}
