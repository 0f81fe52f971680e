package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.browser.PageRules.Kind;
import org.zhengcheng.form.Forms;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;
import org.zhengcheng.transfer.letter.LetterFacts;
import org.zhengcheng.transfer.letter.Letters;

/** One tour past every page, with every step's form as whoever takes it sees it; each rule then asks for its findings. */
@DisplayName("每一页都守的规矩：无障碍（WCAG 2.2 AA）、手机上够大、不用横着拖、脚本少而严")
class EveryPageTest extends BrowserTest {

    private static final LocalDate APPLIED = LocalDate.of(2026, 6, 1);
    private static PageRules rules;

    @Autowired
    private Forms forms;

    @Autowired
    private Letters letters;

    @Autowired
    private TransactionTemplate transactions;

    private final Map<String, Visitor> people = new HashMap<>();
    private final Set<String> formsSeen = new HashSet<>();
    private Town town;
    private Walk walk;

    @Test
    @DisplayName("axe 对每一页、深浅两色、宽窄两种屏幕都挑不出毛病")
    void axeFindsNothing() {
        assertThat(tour().findings(Kind.ACCESS)).isEmpty();
    }

    @Test
    @DisplayName("手机上能按的都不小于44×44像素")
    void whateverIsPressedIsLargeEnoughForAFinger() {
        assertThat(tour().findings(Kind.TARGET)).isEmpty();
    }

    @Test
    @DisplayName("390和320像素宽、文字放大一倍，都不用横着拖")
    void noPageIsScrolledSideways() {
        assertThat(tour().findings(Kind.WIDE)).isEmpty();
    }

    @Test
    @DisplayName("每页脚本不到100 kB，页内没有脚本和样式，安全策略从严")
    void scriptsAreFewAndThePolicyIsStrict() {
        assertThat(tour().findings(Kind.SCRIPT)).isEmpty();
    }

    @Test
    @DisplayName("没有漏看：每一步的表、每一种页都看过")
    void theTourLeavesNothingOut() {
        assertThat(tour().seen()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    private void meetings() {
        String branch = town.organizationId("branch").toString();
        Matter matter = matters.wait(
                town.organizationId("branch"), town.id("applicant"), town.name("applicant"), VoteRule.ADMISSION);
        rules.hold(person("secretary").open("/meetings/new?organization=" + branch), "meeting to be convened");
        Form planned = town.as("secretary")
                .get("/meetings/new?organization=" + branch)
                .form("form[action$=/meetings]")
                .set("day", clock.today().toString())
                .set("place", "会议室")
                .set("recorder", town.id("commissioner").toString())
                .set("scrutineer", town.id("contact").toString())
                .set("teller", town.id("member").toString())
                .set("agenda", matter.id(), "第二季度党费");
        String meeting = planned.send().uri().getPath();
        rules.hold(person("secretary").open("/meetings"), "meetings");
        rules.hold(person("secretary").open(meeting + "/change"), "meeting to be changed");
        Visitor planner = person("secretary");
        planner.page().locator("details.fold summary").last().click();
        rules.hold(planner.leaveBy(planner.page().locator(".btn--grave")), "meeting not called off without a reason");
        rules.hold(person("member").open(meeting), "meeting, to be checked in");
        rules.hold(person("secretary").open(meeting + "/opinions"), "written opinions");
        rules.hold(person("secretary").open(meeting + "/left-out"), "left out of the count");
        rules.hold(person("secretary").open(meeting + "/hall"), "hall before the meeting");
        Visitor chair = person("secretary");
        rules.hold(chair.leaveBy(chair.page().locator("#open")), "meeting not opened without a quorum");
        for (String who : List.of("secretary", "commissioner", "contact", "member")) {
            chair.leaveBy(chair.page().locator("#mark-" + town.id(who)));
        }
        chair.leaveBy(chair.page().locator("#open")).leaveBy(chair.page().locator("#discuss-1"));
        rules.hold(chair, "hall, an item under discussion");
        chair.leaveBy(chair.page().locator("#paper"));
        rules.hold(chair, "hall, a vote on paper");
        rules.hold(person("member").open(meeting), "meeting, for who counts");
        Visitor teller = person("member").follow("填计票结果");
        rules.hold(teller, "count");
        rules.hold(teller.leaveBy(teller.button("交计票结果")), "count refused");
        rules.hold(person("commissioner").open(meeting + "/minutes"), "minutes of a meeting that goes on");
        minutes();
    }

    private void minutes() {
        Hall hall = new Hall(jdbc, town, clock.today()).topic("第二季度党费").open().close();
        Visitor recorder = person("commissioner").open(hall.path() + "/minutes");
        rules.hold(recorder, "minutes to be finished");
        rules.hold(recorder.leaveBy(recorder.button("上传")), "file of a meeting refused");
        recorder.open(hall.path() + "/minutes").leaveBy(recorder.button("定稿"));
        rules.hold(recorder, "minutes finished");
        rules.hold(person("secretary").open(hall.path() + "/papers/minutes"), "paper of a meeting");
    }

    private PageRules tour() {
        if (rules == null) {
            rules = new PageRules();
            clock.set(APPLIED);
            town = newTown();
            walk = new Walk(town, clock, jdbc, forms);
            outside();
            beginning();
            course();
            aroundTheCase();
            calendar();
            organizations();
            led();
            offices();
            otherwise();
            fromPaper();
            people();
            sheets();
            meetings();
            transfers();
            letters();
            accounts();
            people.values().forEach(Visitor::forgiveRefusals);
        }
        return rules;
    }

    private void outside() {
        Visitor stranger = stranger(Visitor.DESK).open("/sign-in");
        rules.hold(stranger, "sign-in");
        stranger.write("账号", "nobody").write("密码", "wrong");
        rules.hold(stranger.leaveBy(stranger.button("登录")), "sign-in refused");
    }

    private void beginning() {
        rules.hold(person("applicant"), "home of who may begin");
        rules.hold(person("applicant").follow("了解并开始"), "begin");
        rules.hold(person("secretary"), "home with nothing to do");
        walk.begin();
        rules.hold(person("applicant").home(), "home of the applicant");
        Visitor applicant = person("applicant").open(walk.stepPath());
        rules.hold(applicant.leaveBy(applicant.button("核对一遍")), "step refused, applicant");
        applicant
                .upload("入党申请书", "申请书.pdf")
                .write("递交日期", clock.today().toString())
                .tick("我想在这里写正文");
        rules.hold(applicant, "step being filled in, applicant");
        applicant.tick("我想在这里写正文").leaveBy(applicant.button("核对一遍"));
        rules.hold(applicant, "answers to be checked");
        rules.hold(applicant.leaveBy(applicant.button("递交入党申请书")), "receipt");
    }

    /** One item is sent back, corrected and looked at again, old beside new. */
    private void returned() {
        Visitor secretary = person("secretary").open(walk.stepPath()).tick("退回修改");
        Locator marks = secretary.page().locator("#f-redo");
        marks.locator("label.opt").first().click();
        marks.locator("input[name$=reason]").first().fill("缺签名");
        secretary.write("收到日期", clock.today().toString());
        rules.hold(secretary, "items marked to be returned");
        secretary.leaveBy(secretary.mainButton());
        Visitor applicant = person("applicant").home();
        rules.hold(applicant, "home with something returned");
        rules.hold(applicant.open(walk.stepPath()), "step returned, applicant");
        applicant.page().locator("#f-letter .file button").first().click();
        applicant.upload("入党申请书", "签了名.pdf");
        applicant.leaveBy(applicant.button("核对一遍")).leaveBy(applicant.mainButton());
        rules.hold(person("secretary").open(walk.stepPath()), "step with old beside new");
    }

    private void aroundTheCase() {
        Visitor applicant = person("applicant");
        rules.hold(applicant.open("/notices"), "notices");
        rules.hold(applicant.open("/settings"), "settings");
        applicant.write("邮箱地址", "somebody");
        rules.hold(applicant.leaveBy(applicant.button("保存邮件设置")), "settings refused");
        rules.hold(person("member").open("/notices"), "no notices");
        Visitor secretary = person("secretary");
        rules.hold(secretary.open(casePath() + "/diagram"), "diagram");
        rules.hold(behind(secretary.open(casePath()), "a[href*='/papers/']:not([href$=pdf])"), "paper");
        rules.hold(behind(secretary.open(casePath()), "a[href$='/view']"), "file");
        rules.hold(behind(secretary.open(casePath()), "a[href*='/records/']"), "record, secretary");
    }

    /** One's own password and sign-ins, and the accounts as the security administrator sees them. */
    private void accounts() {
        Visitor applicant = person("applicant");
        rules.hold(applicant.open("/me/sign-ins"), "my sign-ins");
        rules.hold(applicant.open("/me/password"), "password");
        for (String field : List.of("current", "password", "again")) {
            applicant.page().locator("#" + field).fill(field);
        }
        rules.hold(applicant.leaveBy(applicant.mainButton()), "password refused");
        rules.hold(applicant.open("/me/confirm?back=/settings"), "password once more");
        rules.hold(applicant.open("/accounts"), "accounts refused");
        Visitor security = person("security").open("/accounts?q=" + town.username("member"));
        rules.hold(security, "accounts");
        rules.hold(security.open("/accounts?q=none%20such"), "no accounts");
        String account = "/accounts/" + town.accountId("member");
        rules.hold(security.open(account), "account");
        rules.hold(security.leaveBy(security.button("锁定")), "account, reason missing");
        security.open(account).page().locator("#why-reset").fill("忘了密码");
        rules.hold(security.leaveBy(security.button("重置密码")), "one-time password");
        rules.hold(security.open("/accounts/new?q=member"), "new account, for whom");
        rules.hold(security.open("/accounts/new?person=" + town.id("member")), "new account");
        security.page().locator("#username").fill("x");
        rules.hold(security.leaveBy(security.mainButton()), "new account refused");
        rules.hold(security.open("/accounts/new/person?name=new"), "first people");
    }

    /** Cases begun on paper, and what a committee owes for all of them together. */
    private void fromPaper() {
        town.person("paper", "branch", null, LocalDate.of(1990, 1, 1));
        Visitor secretary = person("secretary").open("/paper-cases");
        rules.hold(secretary, "paper case, begin");
        String last = secretary
                .page()
                .locator("optgroup")
                .last()
                .locator("option")
                .last()
                .getAttribute("value");
        secretary.open("/paper-cases/steps?branch=" + town.organizationId("branch") + "&person=" + town.id("paper")
                + "&at=" + URLEncoder.encode(last, StandardCharsets.UTF_8));
        rules.hold(secretary, "paper case, steps");
        rules.hold(secretary.leaveBy(secretary.mainButton()), "paper case, steps refused");
        secretary.open("/paper-cases/sheet");
        rules.hold(secretary, "paper cases from a sheet");
        rules.hold(secretary.leaveBy(secretary.button("核对每一行")), "sheet refused");
        Visitor organiser = person("organiser").open("/paper-cases");
        rules.hold(organiser, "paper case, several branches");
        rules.hold(organiser.open("/reviews"), "team reviews");
    }

    /** The records of people: of those who keep them and of those they are about. */
    private void people() {
        Visitor secretary = person("secretary").open("/people");
        rules.hold(secretary, "people");
        secretary.write("姓名、拼音、首字母或完整身份证号", "nobody at all");
        rules.hold(secretary.leaveBy(secretary.button("查找")), "people, nobody found");
        String applicant = "/people/" + town.id("applicant");
        rules.hold(secretary.open(applicant), "person");
        rules.hold(secretary.open(applicant + "/number"), "number, asked for");
        rules.hold(secretary.leaveBy(secretary.mainButton()), "number, without a reason");
        secretary.write("为什么要看", "核对证件");
        rules.hold(secretary.leaveBy(secretary.mainButton()), "number");
        secretary.open(applicant + "/change").write("参加工作日期", "1890-01-01");
        rules.hold(secretary, "change of data");
        rules.hold(secretary.leaveBy(secretary.mainButton()), "change of data refused");
        secretary.open("/people/new");
        rules.hold(secretary, "new person");
        rules.hold(secretary.leaveBy(secretary.mainButton()), "new person refused");
        rules.hold(person("organiser").open("/people/new"), "new person, several branches");
        rules.hold(person("applicant").open("/me/record"), "own record");
        Visitor applicantAsks = person("applicant").open("/me/record/change?field=job");
        rules.hold(applicantAsks.leaveBy(applicantAsks.mainButton()), "change asked for refused");
        applicantAsks.write("工作岗位", "教师");
        rules.hold(applicantAsks.leaveBy(applicantAsks.mainButton()), "own record with something asked for");
        rules.hold(secretary.open("/people/changes"), "changes to be decided");
        rules.hold(secretary.open("/people/quality"), "quality of records");
        rules.hold(person("officer").open("/people/quality/NO_NUMBER"), "records with a fault");
        rules.hold(person("officer").open("/people"), "people of many organisations");
    }

    /** A sheet of people that is refused, one that is wrong and one that is right. */
    private void sheets() {
        Visitor secretary = person("secretary").open("/sheets/people");
        rules.hold(secretary, "sheets of people");
        rules.hold(secretary.leaveBy(secretary.button("核对每一个格子")), "no sheet chosen");
        secretary.bring("people", List.of("organization", "name"), List.of(Map.of("organization", "NONE")));
        rules.hold(secretary, "sheet with mistakes");
        String code = jdbc.sql("select code from organization where id = ?")
                .param(town.organizationId("branch"))
                .query(String.class)
                .single();
        secretary.bring(
                "people", List.of("organization", "name"), List.of(Map.of("organization", code, "name", "柳表格")));
        rules.hold(secretary, "sheet to be confirmed");
        rules.hold(secretary.leaveBy(secretary.mainButton()).untilSettled(), "sheet imported");
        rules.hold(person("admin").open("/sheets/organizations"), "sheets of organisations");
        rules.hold(person("security").open("/sheets/posts"), "sheets of posts");
    }

    /** A transfer on both sides, and who comes from outside. */
    private void transfers() {
        town.organization("far street", "PWC", "county", true);
        town.organization("far branch", "BR", "far street", false);
        town.person("far organiser", "far street", "FULL", LocalDate.of(1970, 1, 1));
        town.post("far organiser", "far street", "organiser");
        town.person("newcomer", "far branch", null, LocalDate.of(1990, 1, 1));
        rules.hold(person("secretary").open("/transfers"), "transfers, none");
        rules.hold(person("secretary").open("/transfers/new/relationship-transfer"), "transfer to be begun");
        Visitor mover = person("member").open("/transfers/new/relationship-transfer");
        mover.leaveBy(mover.mainButton());
        rules.hold(mover, "transfer, applied for");
        Walk transfer = new Walk(town, clock, jdbc, forms)
                .with(UUID.fromString(mover.page().url().split("/")[4]));
        transfer.watchedBy(
                who -> rules.holdOnThePhone(person(who).open(transfer.stepPath()), "step " + transfer.openStep()));
        String dues = YearMonth.from(clock.today()).toString();
        transfer.fill("member", "apply-transfer", "pass", Map.of("duesPaidUntil", dues))
                .set("destination", town.organizationId("far branch").toString())
                .send();
        transfer.take("secretary", "outgoing-branch-review", "pass", Map.of("reason", "已核对"))
                .take("committee", "outgoing-committee-approve", "pass")
                .take(
                        "organiser",
                        "issue-transfer-letter",
                        "pass",
                        Map.of("validUntil", clock.today().plusDays(30)));
        String path = "/cases/" + transfer.caseId();
        rules.hold(person("secretary").open(path), "transfer in transit, origin");
        rules.hold(person("member").open(path), "transfer in transit, member");
        rules.hold(person("far organiser").open(transfer.stepPath()), "transfer to be received");
        rules.hold(person("far organiser").open("/transfers"), "transfers, receiving side");
        rules.hold(person("officer").open("/transfers?which=transit"), "transfers, department");
        rules.hold(person("far organiser").open("/transfers/in?q=newcomer"), "somebody comes from outside");
        Visitor many = person("far organiser").open("/transfers/together/" + transfer.openStep());
        rules.hold(many, "many to be received");
        many.page().check("[data-all] input");
        rules.hold(many.leaveBy(many.mainButton()), "many received");
        rules.hold(many.open("/transfers/together/receiving-committee-review"), "nobody to be received");
    }

    /** A class of one graduate, the letter of their transfer, and what others see of it. */
    private void letters() {
        Visitor secretary = person("secretary").open("/sheets/graduates");
        rules.hold(secretary, "sheets of graduates");
        String elsewhere = jdbc.sql("select code from organization where id = ?")
                .param(town.organizationId("other branch"))
                .query(String.class)
                .single();
        secretary.bring(
                "graduates",
                List.of("name", "destination", "dues"),
                List.of(Map.of("name", town.name("contact"), "destination", elsewhere, "dues", "2026-06")));
        rules.hold(secretary.leaveBy(secretary.mainButton()).untilSettled(), "class of graduates begun");
        rules.hold(secretary.open("/transfers/graduates"), "classes of graduates");
        rules.hold(secretary.follow("graduates.xlsx"), "class of graduates");
        UUID caseId = jdbc.sql(
                        "select id from case_file where person_id = ? and procedure_key = 'relationship-transfer'")
                .param(town.id("contact"))
                .query(UUID.class)
                .single();
        LetterFacts facts = new LetterFacts(
                town.organizationId("street"),
                town.id("contact"),
                "中共示范市江北区滨江街道工作委员会",
                town.name("branch"),
                town.name("other branch"),
                YearMonth.of(2026, 6),
                30,
                null,
                null);
        String code = transactions.execute(status ->
                letters.issue(caseId, facts, town.id("committee")).content().code());
        Visitor committee = person("committee").open("/cases/" + caseId + "/letter");
        rules.hold(committee, "letter of introduction");
        rules.hold(stranger(Visitor.DESK).open("/letters"), "letter to be checked");
        rules.hold(stranger(Visitor.DESK).open("/letters/" + code), "letter checked");
        rules.hold(committee.open("/parcels"), "parcels");
        rules.hold(committee.leaveBy(committee.mainButton()), "no parcel chosen");
        rules.hold(person("admin").open("/parcels/senders"), "trusted senders");
    }

    /** The calendar, and its change by whoever may. */
    private void calendar() {
        rules.hold(person("applicant").open("/calendar?year=2026"), "calendar");
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        Visitor admin = person("admin").open("/calendar?year=2043");
        rules.hold(admin, "calendar, administrator");
        rules.hold(admin.open("/comparison"), "daily comparison");
        admin.open("/calendar/change?day=2043-03-11").write("要改的日子", "三月十一日");
        rules.hold(admin.leaveBy(admin.mainButton()), "calendar, bad line");
        admin.write("要改的日子", "2043-03-11 放假 地方节日");
        rules.hold(admin.leaveBy(admin.mainButton()), "calendar, to be confirmed");
        rules.hold(admin.leaveBy(admin.mainButton()), "calendar, changed");
        rules.hold(admin.open("/calendar/change?year=2043"), "calendar, a whole year");
        long change = jdbc.sql("select max(id) from calendar_change")
                .query(Long.class)
                .single();
        rules.hold(admin.open("/calendar/changes/" + change), "calendar, what a change moved");
    }

    /** The tree of organisations, the page of one, and an act on it by whoever may. */
    private void organizations() {
        Visitor applicant = person("applicant").open("/organizations?at=" + town.organizationId("branch"));
        rules.hold(applicant, "organisations");
        rules.hold(applicant.open("/organizations?q=" + town.name("branch").replace(" ", "%20")), "organisation found");
        rules.hold(applicant.open("/organizations/level?of=" + town.organizationId("community")), "level of the tree");
        String branch = "/organizations/" + town.organizationId("branch");
        rules.hold(applicant.open(branch + "?on=2020-01-01"), "organisation as of a day");
        rules.hold(person("secretary").open(branch), "organisation with counts");
        rules.hold(
                applicant.open("/organizations/" + town.organizationId("community") + "/below?on=2020-01-01"),
                "below an organisation as of a day");
        Visitor admin = person("admin").open(branch);
        rules.hold(admin, "organisation, administrator");
        admin.open(branch + "/acts/merge");
        rules.hold(admin, "merge an organisation");
        rules.hold(admin.leaveBy(admin.mainButton()), "merge refused");
        admin.open(branch + "/acts/rename").write("新的名称", "朝阳党支部").write("依据的文件", "测试〔2026〕1号");
        rules.hold(admin.leaveBy(admin.mainButton()), "act on an organisation, to be confirmed");
        rules.hold(
                person("admin").open("/organizations/" + town.organizationId("community") + "/acts/found"),
                "found an organisation");
    }

    /** Posts, absence, relatives, rights and the ledger, each by those who may. */
    private void offices() {
        rules.hold(person("applicant").open("/rights"), "rights");
        rules.hold(person("applicant").open("/relatives"), "relatives, none");
        town.person("security", "county", "FULL", LocalDate.of(1980, 1, 1));
        town.post("security", "county", "security-admin");
        town.person("auditor", "county", "FULL", LocalDate.of(1980, 1, 1));
        town.post("auditor", "county", "auditor");
        String posts = "/organizations/" + town.organizationId("branch") + "/posts";
        Visitor security = person("security").open(posts);
        rules.hold(security, "posts");
        rules.hold(security.open(posts + "/new").leaveBy(security.mainButton()), "appointment refused");
        rules.hold(behind(security.open(posts), "a[href$='/end']"), "post to be ended");
        rules.hold(behind(security.open(posts), "a[href$='/correct']"), "post to be corrected");
        rules.hold(behind(security.open(posts), "a[href$='/hand-over']"), "office to be handed over");
        security.tick(town.name("member"));
        rules.hold(security.leaveBy(security.mainButton()), "what goes along with an office");
        String absences = "/organizations/" + town.organizationId("branch") + "/absences";
        rules.hold(person("committee").open(absences), "absences of an organisation");
        rules.hold(
                person("committee")
                        .open("/absences/new?organization=" + town.organizationId("branch") + "&absent="
                                + town.id("secretary")),
                "a substitute for another");
        Visitor secretary = person("secretary").open("/posts");
        rules.hold(secretary, "own posts and absence");
        rules.hold(behind(secretary, "a[href^='/absences/new']"), "absence");
        secretary.tick(town.name("commissioner")).write("为什么", "出差");
        rules.hold(secretary.leaveBy(secretary.mainButton()), "absence arranged");
        rules.hold(person("commissioner").home(), "home of a substitute");
        rules.hold(secretary.open("/relatives/of?who=nobody"), "relatives of somebody else");
        rules.hold(
                secretary.open(
                        "/relatives?name=" + URLEncoder.encode(town.name("other member"), StandardCharsets.UTF_8)),
                "relative to be declared");
        rules.hold(person("auditor").open("/ledger"), "ledger");
        rules.hold(person("auditor").leaveBy(person("auditor").button("现在核验")), "ledger being verified");
        rules.hold(person("auditor").open("/ledger/seals"), "seals");
        personalData();
        diagrams();
    }

    /** The list of procedures, one of them, a draft that asks less than its regulation, and the regulation to be read. */
    private void diagrams() {
        UUID draft = UUID.randomUUID();
        jdbc.sql("insert into diagram_draft (id, procedure_key, title, state, revision, made_at)"
                        + " values (?, 'member-development', '延长谈话时间', 'OPEN', 2, now())")
                .param(draft)
                .update();
        for (int revision = 1; revision <= 2; revision++) {
            jdbc.sql("insert into diagram_text (draft_id, revision, content, began_at, saved_at, saved_by, saved_name)"
                            + " select ?, ?, replace(convert_from(bytes_, 'UTF8'), 'length=\"P1M\"', ?), now(), now(), ?,"
                            + " '管理员' from act_ge_bytearray where name_ = 'member-development-2026.bpmn20.xml' limit 1")
                    .params(draft, revision, "length=\"P" + revision + "M\"", town.id("admin"))
                    .update();
        }
        Visitor admin = person("admin");
        rules.hold(admin.open("/diagrams"), "diagrams");
        rules.hold(admin.open("/diagrams/member-development"), "diagram of a procedure");
        rules.hold(admin.open("/diagrams/drafts/" + draft + "/review"), "review of a draft");
        rules.hold(admin.open("/diagrams/drafts/" + draft + "/comments"), "comments on a draft");
        rules.hold(admin.open("/diagrams/drafts/" + draft + "/history"), "history of a draft");
        rules.hold(admin.open("/diagrams/drafts/" + draft + "/forms?step=application-talk"), "forms of a draft");
        rules.hold(
                admin.open("/diagrams/drafts/" + draft + "/forms/member-development/application-talk/history"),
                "history of a form of a draft");
        rules.hold(admin.open("/diagrams/drafts/" + draft + "/newer"), "what is newer than a draft");
        rules.hold(admin.open("/diagrams/drafts/" + draft + "/replay"), "past cases against a draft");
        rules.hold(admin.open("/diagrams/drafts/" + draft + "/trials"), "a draft to be tried");
        rules.hold(admin.leaveBy(admin.button("开始试")), "a draft being tried");
        rules.hold(admin.leaveBy(admin.page().locator("form[data-step] [data-main]")), "a draft tried a step further");
        rules.hold(admin.open("/diagrams/member-development/compare"), "two versions compared");
        rules.hold(admin.open("/diagrams/member-development/migrate"), "cases to be moved");
        rules.hold(admin.open("/diagrams/member-development/heat"), "how it goes with the steps");
        rules.hold(person("applicant").open("/procedures/member-development/regulation"), "regulation");
    }

    /** Who looked at numbers, how long material is kept and the keys. */
    private void personalData() {
        jdbc.sql("insert into number_view (person_id, viewer_id, viewer_name, office, office_en, reason, day, seen_at)"
                        + " select ?, ?, '党员寅', '朝阳社区第一党支部书记', 'secretary', '填组织关系介绍信', current_date,"
                        + " now() from generate_series(1, 25)")
                .params(town.id("applicant"), town.id("secretary"))
                .update();
        rules.hold(person("applicant").open("/me/looks"), "looks at one’s own number");
        rules.hold(person("auditor").open("/looks"), "looks at numbers");
        rules.hold(person("admin").open("/retention"), "retention");
        rules.hold(person("admin").open("/keys"), "keys");
        rules.hold(person("committee").open("/cases/" + walk.caseId() + "/hold"), "hold on a case");
    }

    /** A newcomer is led: the strip above the page that begins a case and above a step. */
    private void led() {
        Visitor newcomer = stranger(Visitor.DESK).open("/sign-in");
        newcomer.leaveBy(newcomer.button("带我走一遍"));
        rules.hold(newcomer, "led to begin");
        newcomer.leaveBy(newcomer.mainButton())
                .leaveBy(newcomer.page().locator(".walk button").first());
        rules.hold(newcomer, "led to a step");
    }

    private static Visitor behind(Visitor visitor, String link) {
        return visitor.open(visitor.page().locator(link).first().getAttribute("href"));
    }

    /** Every step of the course, as whoever takes it sees it, and what stands around it. */
    private void course() {
        walk.watchedBy(this::watch);
        LocalDate activist = APPLIED.plusMonths(1);
        LocalDate target = activist.plusYears(1);
        LocalDate admitted = target.plusDays(71);
        LocalDate approved = admitted.plusMonths(1);
        LocalDate converted = admitted.plusYears(1);
        afterApplying();
        returned();
        walk.take("secretary", "register-application", "pass").on(APPLIED.plusDays(10));
        grave();
        walk.take("secretary", "application-talk", "pass")
                .on(activist)
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")))
                .on(activist.plusMonths(6))
                .take("secretary", "cultivate-activist", "continue")
                .on(target)
                .take("secretary", "cultivate-activist", "pass")
                .take("secretary", "determine-target", "pass")
                .on(target.plusDays(4))
                .take("organiser", "file-target", "pass")
                .on(target.plusDays(18))
                .take(
                        "commissioner",
                        "publicize-target",
                        "pass",
                        Map.of("noticeStart", target.plusDays(5), "noticeEnd", target.plusDays(18)))
                .on(target.plusDays(20))
                .take("commissioner", "assign-introducers", "pass", Map.of("introducers", List.of("contact", "member")))
                .on(target.plusDays(30))
                .take("secretary", "political-review", "pass")
                .take(
                        "organiser",
                        "intensive-training",
                        "pass",
                        Map.of("startDate", target.plusDays(25), "endDate", target.plusDays(28)))
                .on(target.plusDays(40))
                .take("secretary", "committee-review", "pass")
                .on(target.plusDays(45))
                .take("organiser", "parent-prereview", "pass")
                .take("applicant", "fill-admission-form", "pass")
                .take("contact", "first-introducer-opinion", "pass")
                .take("member", "second-introducer-opinion", "pass")
                .take("secretary", "check-admission-form", "pass")
                .on(admitted)
                .take("secretary", "admission-meeting", "pass")
                .on(approved.minusDays(5))
                .take("organiser", "parent-talk", "pass")
                .on(approved)
                .take("committee", "parent-approval", "pass")
                .on(approved.plusDays(3))
                .take("officer", "file-admission", "pass")
                .on(approved.plusDays(5))
                .take("secretary", "assign-branch-group", "pass")
                .on(approved.plusDays(20))
                .take("secretary", "admission-oath", "pass")
                .on(admitted.plusMonths(6))
                .take("secretary", "probation-education", "continue")
                .on(converted.minusDays(20))
                .take("contact", "probation-education", "pass")
                .take("applicant", "submit-conversion", "pass")
                .take("secretary", "check-conversion", "pass")
                .on(converted.plusDays(2))
                .take("secretary", "conversion-meeting", "pass")
                .on(converted.plusDays(30))
                .take("committee", "conversion-approval", "pass")
                .take("secretary", "archive-materials", "pass")
                .take("organiser", "review-archive", "pass");
        rules.hold(person("applicant").open(casePath()), "case closed, applicant");
        rules.hold(person("secretary").open(casePath()), "case closed, secretary");
    }

    private void afterApplying() {
        rules.hold(person("applicant").open(casePath()), "case, applicant");
        rules.hold(person("applicant").follow("所填内容"), "record");
        Visitor secretary = person("secretary").home();
        rules.hold(secretary, "home with a task");
        rules.hold(secretary.open(casePath()), "case, secretary");
        secretary.open(walk.stepPath());
        rules.hold(secretary.leaveBy(secretary.mainButton()), "step refused, secretary");
        wearing(secretary, "typeSize", "home in large type");
        wearing(secretary, "theme", "home in the dark by choice");
        wearing(secretary, "language", "home in English");
        rules.holdAsItIs(secretary.open(walk.stepPath()), "step in English");
        rules.holdAsItIs(secretary.open(casePath()), "case in English");
        wearing(secretary, "language", null);
        wearing(secretary, "typeSize", null);
        wearing(secretary, "theme", null);
    }

    private void grave() {
        Visitor tries = person("secretary").open(casePath() + "/what-if?step=nominate-activist&on=2026-07-01");
        tries.page().locator(".why summary").first().click();
        rules.hold(tries, "trying out a date");
        Visitor secretary = person("secretary").open(walk.stepPath());
        secretary
                .tick("本人不再申请")
                .write("谈话日期", clock.today().toString())
                .choose("谈话人", town.name("secretary"))
                .write("谈话内容", "本人表示不再申请。");
        secretary.leaveBy(secretary.mainButton());
        assertThat(secretary.page().locator("[name=_confirmed]").count()).isEqualTo(1);
        rules.hold(secretary, "grave confirmation");
    }

    private void otherwise() {
        rules.hold(person("applicant").open("/cases/" + new UUID(0, 0)), "missing case");
        rules.hold(person("contact").open("/no/such/page"), "missing page");
    }

    /** The form of each step once; on the way the home of whoever has it to do. */
    private void watch(String who) {
        if (formsSeen.add(walk.openStep())) {
            rules.holdOnThePhone(person(who).open(walk.stepPath()), "step " + walk.openStep());
        }
    }

    /** Presses one of the three choices at the foot of the page; without a name only to take it back. */
    private void wearing(Visitor visitor, String choice, String name) {
        visitor.home();
        visitor.leaveBy(visitor.page().locator("footer button[name=" + choice + "]"));
        if (name != null) {
            rules.holdAsItIs(visitor, name);
        }
    }

    private Visitor person(String who) {
        return people.computeIfAbsent(who, name -> enter(town, name, Visitor.DESK));
    }

    private String casePath() {
        return "/cases/" + walk.caseId();
    }
}
