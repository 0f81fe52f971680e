package org.zhengcheng.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.round.RoundWork;
import org.zhengcheng.form.Forms;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/**
 * Photographs every page at a desk and on a phone into {@code docs/screens}, for people to look at; all days are fixed,
 * so that a picture changes only when its page does. By its name not part of the ordinary run:
 * {@code ./mvnw test -Dtest=Screens}.
 */
class Screens extends BrowserTest {

    private static final Path FOLDER = Path.of("docs", "screens");
    /** What a long page goes on with below is more of the same. */
    private static final int TALLEST = 2600;

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("applicant", "申请人甲"),
            Map.entry("second", "申请人乙"),
            Map.entry("third", "申请人丙"),
            Map.entry("fourth", "申请人丁"),
            Map.entry("secretary", "党员寅"),
            Map.entry("commissioner", "党员卯"),
            Map.entry("contact", "党员丑"),
            Map.entry("member", "党员巳"),
            Map.entry("organiser", "组织员申"),
            Map.entry("committee", "委员庚"),
            Map.entry("second committee", "委员辛"),
            Map.entry("officer", "干部壬"));
    private static final Map<String, String> BODIES = Map.of(
            "county", "示范区委",
            "department", "示范区委组织部",
            "street", "示范街道党工委",
            "community", "示范社区党委",
            "branch", "第一党支部",
            "other branch", "第二党支部");

    @Autowired
    private Forms forms;

    @Autowired
    private RoundWork work;

    private final Map<String, Visitor> people = new HashMap<>();
    private final List<String> list = new ArrayList<>();
    private Town town;
    private Walk walk;

    @Test
    void photograph() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> old = Files.list(FOLDER)) {
            for (Path picture :
                    old.filter(file -> file.toString().endsWith(".png")).toList()) {
                Files.delete(picture);
            }
        }
        settle();
        Visitor stranger = stranger(Visitor.DESK).open("/sign-in");
        shoot(stranger, "sign-in", "Sign-in, with the demo's accounts and the guided walk");
        stranger.write("账号", "applicant").write("密码", "wrong");
        shoot(stranger.leaveBy(stranger.button("登录")), "sign-in-wrong", "Wrong password");
        apply();
        inbox();
        sendBack();
        decide();
        middle();
        rest();
        offices();
        sheets();
        meetings();
        transfers();
        accounts();
        walked();
        reviews();
        diagrams();
        Files.writeString(FOLDER.resolve("README.md"), """
                # Screens

                Every page at 1440 px and at 390 px, written by `./mvnw test -Dtest=Screens`. All people, organisations and
                days are invented; a page longer than 2600 px is shown to there.

                | page | wide | phone |
                |---|---|---|
                """ + String.join("\n", list) + "\n");
        people.values().forEach(Visitor::forgiveRefusals);
    }

    /** A town whose people have names that can be shown, and three who applied before. */
    private void settle() {
        clock.set(TODAY);
        town = newTown();
        for (String more : List.of("second", "third", "fourth")) {
            town.person(more, "branch", null, LocalDate.of(1999, 9, 9));
        }
        BODIES.forEach((key, name) -> jdbc.sql("update organization set name = ? where id = ?")
                .params(name, town.organizationId(key))
                .update());
        NAMES.forEach((key, name) -> {
            jdbc.sql("update person set name = ? where id = ?")
                    .params(name, town.id(key))
                    .update();
            jdbc.sql("update account set display_name = ? where person_id = ?")
                    .params(name, town.id(key))
                    .update();
        });
        walk = new Walk(town, clock, jdbc, forms);
        applyEarlier("second", TODAY.minusDays(42));
        applyEarlier("third", TODAY.minusDays(26));
        applyEarlier("fourth", TODAY.minusDays(10));
        clock.set(TODAY);
    }

    private void applyEarlier(String who, LocalDate day) {
        clock.set(day);
        UUID caseId = town.as(who)
                .get("/")
                .follow("了解并开始")
                .form("form[action*=/procedures/]")
                .send()
                .caseId();
        walk.with(caseId).take(who, "submit-application", "pass").take("secretary", "register-application", "pass");
    }

    private void apply() {
        Visitor applicant = person("applicant");
        shoot(applicant, "home-begin", "Home of somebody who may begin");
        shoot(applicant.follow("了解并开始"), "begin", "What will be asked, before beginning");
        applicant.leaveBy(applicant.button("开始"));
        walk.with(UUID.fromString(applicant.page().url().split("/")[4]));
        shoot(applicant, "step-applicant", "A step of the conversation, empty");
        shoot(
                applicant.leaveBy(applicant.button("核对一遍")),
                "step-applicant-errors",
                "What is missing, said where it is missing");
        applicant
                .upload("入党申请书", "入党申请书第一页.pdf")
                .write("递交日期", TODAY.toString())
                .tick("我想在这里写正文")
                .write("为什么入党", "为人民服务，在工作中出力。")
                .write("成长经历", "在本地读书、工作，已五年。")
                .write("今后的努力方向", "继续学习，接受组织考验。");
        shoot(applicant, "step-applicant-written", "Being filled in, with a file and what was saved");
        shoot(applicant.leaveBy(applicant.button("核对一遍")), "check", "Answers to be checked");
        shoot(applicant.leaveBy(applicant.button("递交入党申请书")), "receipt", "Receipt");
        shoot(applicant.home(), "case-mine", "The applicant's own page");
    }

    private void inbox() {
        Visitor secretary = person("secretary").home();
        shoot(secretary, "inbox", "Inbox of a secretary");
        wear(secretary, "theme", "inbox-dark", "The same in the dark");
        wear(secretary, "typeSize", "inbox-large", "The same in large type");
        wear(secretary, "language", "inbox-english", "The same in English");
    }

    private void sendBack() {
        Visitor secretary = person("secretary").open(walk.stepPath());
        shoot(secretary, "step-staff", "Deciding: material on one side, decision on the other");
        shoot(secretary.leaveBy(secretary.mainButton()), "step-staff-errors", "A decision that is not complete");
        secretary.open(walk.stepPath()).tick("退回修改");
        Locator marks = secretary.page().locator("#f-redo");
        marks.locator("label.opt").first().click();
        marks.locator("input[name$=reason]").first().fill("缺签名");
        secretary.write("收到日期", TODAY.toString());
        shoot(secretary, "return", "Single items marked to be returned");
        secretary.leaveBy(secretary.mainButton());
        shoot(secretary, "after-decision", "After a decision the next task is there");
        Visitor applicant = person("applicant").home();
        shoot(applicant, "case-mine-returned", "The applicant sees what to correct");
        shoot(applicant.open(walk.stepPath()), "step-returned", "Only what was wrong is asked again");
        applicant.page().locator("#f-letter .file button").first().click();
        applicant.upload("入党申请书", "入党申请书（已签名）.pdf");
        applicant.leaveBy(applicant.button("核对一遍")).leaveBy(applicant.mainButton());
        shoot(secretary.open(walk.stepPath()), "step-changes", "Old beside new");
    }

    private void decide() {
        walk.take("secretary", "register-application", "pass");
        Visitor secretary = person("secretary").open(walk.stepPath());
        secretary
                .tick("本人不再申请")
                .write("谈话日期", TODAY.toString())
                .choose("谈话人", NAMES.get("secretary"))
                .write("谈话内容", "本人表示不再申请。");
        secretary.leaveBy(secretary.mainButton());
        shoot(secretary, "grave", "What cannot be taken back is confirmed on a page of its own");
    }

    private void middle() {
        LocalDate activist = TODAY.plusMonths(1);
        LocalDate target = activist.plusYears(1);
        walk.on(TODAY.plusDays(10))
                .take("secretary", "application-talk", "pass")
                .on(activist)
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("党员丑")))
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
                .on(target.plusDays(20));
        shoot(person("commissioner").open(walk.stepPath()), "step-introducers", "A step between them");
        walk.take("commissioner", "assign-introducers", "pass", Map.of("introducers", List.of("党员丑", "党员巳")))
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
                .take("organiser", "parent-prereview", "pass");
        shoot(person("applicant").home(), "case-mine-14", "The applicant at step 14");
        shoot(person("applicant").open(walk.stepPath()), "step-admission-form", "The longest form");
        walk.take("applicant", "fill-admission-form", "pass")
                .take("contact", "first-introducer-opinion", "pass")
                .take("member", "second-introducer-opinion", "pass")
                .take("secretary", "check-admission-form", "pass")
                .on(target.plusDays(71));
        shoot(person("secretary").open(walk.stepPath()), "step-meeting", "The branch meeting and its vote");
        walk.take("secretary", "admission-meeting", "pass")
                .on(target.plusDays(90))
                .take("organiser", "parent-talk", "pass");
        shoot(person("committee").open(walk.stepPath()), "step-approval", "Approval by the committee above");
    }

    private void rest() {
        Visitor secretary = person("secretary").open(casePath());
        shoot(secretary, "case", "A case as its branch sees it");
        wear(secretary, "theme", "case-dark", "The same in the dark");
        wear(secretary, "typeSize", "case-large", "The same in large type");
        wear(secretary, "language", "case-english", "The same in English");
        shoot(
                secretary.open(casePath() + "/what-if?step=conversion-meeting&on="
                        + clock.today().plusYears(1)),
                "what-if",
                "Which dates follow if a step is taken on a day");
        shoot(secretary.open(casePath() + "/diagram"), "diagram", "The diagram with the path taken");
        shoot(
                behind(secretary, "a[href*='/papers/']:not([href$=pdf])"),
                "paper",
                "A printed form, filled from the case");
        shoot(behind(secretary, "a[href*='/records/']"), "record", "A submission as it was handed in");
        shoot(behind(secretary, "a[href$='/view']"), "file", "A file, looked at in the page");
        Visitor applicant = person("applicant");
        shoot(applicant.open("/notices"), "notices", "Messages");
        shoot(applicant.open("/settings"), "settings", "Settings");
        applicant.write("邮箱地址", "somebody");
        shoot(applicant.leaveBy(applicant.button("保存邮件设置")), "settings-errors", "An address that is not complete");
        shoot(person("member").home(), "home-empty", "Nothing to do");
        shoot(person("member").open("/cases/" + new UUID(0, 0)), "missing", "Not there, or not for this person");
    }

    private void people() {
        Visitor secretary = person("secretary").open("/people");
        shoot(secretary, "people", "The people whose records a secretary keeps");
        String applicant = "/people/" + town.id("applicant");
        shoot(secretary.open(applicant), "person", "The record of a person and what happened to them");
        shoot(secretary.open(applicant + "/number"), "number", "The whole identity number, for a reason");
        shoot(secretary.open(applicant + "/change"), "person-change", "Changing a record");
        shoot(secretary.open("/people/new"), "person-new", "Entering a person");
        shoot(secretary.open("/people/quality"), "quality", "What is missing or contradictory in records");
        Visitor own = person("applicant").open("/me/record/change?field=job").write("工作岗位", "教师");
        shoot(own, "own-change", "Asking for a change of one’s own record");
        own.leaveBy(own.mainButton());
        shoot(own, "own-record", "What is recorded of oneself");
        shoot(secretary.open("/people/changes"), "changes", "What people want changed in their records");
    }

    private void offices() {
        Visitor reader = person("applicant").open("/calendar?year=2026");
        shoot(reader, "calendar", "The calendar of working days");
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        Visitor admin = person("admin").open("/calendar/change?day=2043-03-11");
        admin.write("要改的日子", "2043-03-11 放假 地方节日\n2043-03-14 上班 地方节日");
        shoot(admin, "calendar-change", "An administrator changes it");
        shoot(admin.leaveBy(admin.mainButton()), "calendar-confirm", "Which running dates a change moves");
        shoot(person("admin").open("/comparison"), "comparison", "What the daily comparison of the dates found");
        String branch = "/organizations/" + town.organizationId("branch");
        shoot(
                person("applicant").open("/organizations?at=" + town.organizationId("branch")),
                "organizations",
                "The tree of organisations");
        shoot(person("secretary").open(branch), "organization", "An organisation, now and before");
        admin.open(branch + "/acts/rename").write("新的名称", "朝阳党支部").write("依据的文件", "示范发〔2026〕12号");
        shoot(admin.leaveBy(admin.mainButton()), "organization-act", "What follows from an act on an organisation");
        people();
        Visitor secretary = person("secretary").open("/paper-cases");
        shoot(secretary, "paper-case", "A case begun on paper: who, which rules, how far");
        String at = secretary
                .page()
                .locator("optgroup")
                .last()
                .locator("option")
                .nth(6)
                .getAttribute("value");
        town.person("paper", "branch", null, LocalDate.of(1990, 1, 1));
        secretary.open("/paper-cases/steps?branch=" + town.organizationId("branch") + "&person=" + town.id("paper")
                + "&at=" + URLEncoder.encode(at, StandardCharsets.UTF_8));
        shoot(secretary, "paper-case-steps", "What is copied of each step taken on paper");
        shoot(secretary.open("/paper-cases/sheet"), "paper-sheet", "Many paper cases from a spreadsheet");
        shoot(person("organiser").open("/reviews"), "reviews", "What a committee owes for all activists together");
    }

    private void accounts() {
        Visitor applicant = person("applicant");
        shoot(applicant.open("/me/sign-ins"), "my-sign-ins", "Where one is signed in");
        shoot(applicant.open("/me/password"), "password", "Changing one’s password");
        town.person("security", "county", null, LocalDate.of(1980, 1, 1));
        town.post("security", "county", "security-admin");
        Visitor security = person("security").open("/accounts?q=" + town.username("member"));
        shoot(security, "accounts", "The security administrator looks for an account");
        shoot(security.open("/accounts/" + town.accountId("member")), "account", "An account");
        shoot(security.open("/accounts/new?person=" + town.id("member")), "account-new", "A new account");
        shoot(
                security.open("/accounts/new/person"),
                "account-person",
                "The first people of an organisation are entered");
        security.open("/accounts/" + town.accountId("member"))
                .page()
                .locator("#why-reset")
                .fill("忘了密码");
        shoot(security.leaveBy(security.button("重置密码")), "account-password", "A password shown once");
    }

    private void sheets() {
        Visitor secretary = person("secretary").open("/sheets/people");
        shoot(secretary, "sheets", "People from and to a spreadsheet");
        String code = jdbc.sql("select code from organization where id = ?")
                .param(town.organizationId("branch"))
                .query(String.class)
                .single();
        List<String> columns = List.of("organization", "name", "citizen_id", "phone");
        secretary.bring(
                "people",
                columns,
                List.of(
                        Map.of("organization", code, "name", "申请人戊", "citizen_id", "123"),
                        Map.of("organization", "D99", "phone", "没有")));
        shoot(secretary, "sheet-bad", "Every bad cell of a spreadsheet");
        secretary.bring("people", columns, List.of(Map.of("organization", code, "name", "申请人戊")));
        shoot(secretary, "sheet-ready", "A spreadsheet to be confirmed");
    }

    private void meetings() {
        String branch = town.organizationId("branch").toString();
        for (int n = 1; n <= 7; n++) {
            String key = "meeting " + n;
            town.person(key, "branch", n == 7 ? "PROBATIONARY" : "FULL", LocalDate.of(1980, 1, n));
            jdbc.sql("update person set name = ? where id = ?")
                    .params("党员" + "甲乙丙丁戊己庚".charAt(n - 1), town.id(key))
                    .update();
        }
        Matter matter = matters.wait(town.organizationId("branch"), town.id("second"), "申请人乙", VoteRule.ADMISSION);
        matters.wait(town.organizationId("branch"), town.id("third"), "申请人丙", VoteRule.ADMISSION);
        Visitor chair = person("secretary").open("/meetings/new?organization=" + branch);
        shoot(chair, "meeting-new", "Calling a meeting together");
        String meeting = town.as("secretary")
                .get("/meetings/new?organization=" + branch)
                .form("form[action$=/meetings]")
                .set("day", clock.today().toString())
                .set("place", "二楼会议室")
                .set("guests", "申请人乙")
                .set("recorder", town.id("commissioner").toString())
                .set("scrutineer", town.id("contact").toString())
                .set("teller", town.id("member").toString())
                .set("agenda", matter.id(), "第二季度党费收缴情况")
                .send()
                .uri()
                .getPath();
        shoot(chair.open("/meetings"), "meetings", "The meetings of an organisation");
        shoot(person("meeting 1").open(meeting), "meeting-check-in", "A member checks in");
        shoot(chair.open(meeting + "/opinions"), "meeting-opinions", "Written opinions");
        chair.open(meeting + "/hall");
        for (String who : List.of("secretary", "commissioner", "contact", "meeting 1")) {
            chair.leaveBy(chair.page().locator("#mark-" + town.id(who)));
        }
        shoot(chair, "hall-before", "The hall before the meeting: too few are there");
        for (String who : List.of("member", "meeting 2", "meeting 3", "meeting 7")) {
            chair.leaveBy(chair.page().locator("#mark-" + town.id(who)));
        }
        chair.leaveBy(chair.page().locator("#open")).leaveBy(chair.page().locator("#discuss-1"));
        shoot(chair, "hall", "The hall: an item under discussion");
        chair.leaveBy(chair.page().locator("#paper"));
        shoot(person("member").open(meeting), "meeting-vote", "The same on the phone of who counts");
        shoot(person("member").follow("填计票结果"), "meeting-count", "Counting ballots");
        for (String who : List.of("member", "contact")) {
            Visitor teller = person(who).open(meeting).follow("填计票结果");
            for (Map.Entry<String, String> number : Map.of(
                            "issued", "7", "returned", "7", "valid", "7", "agree", "6", "against", "1", "abstain", "0")
                    .entrySet()) {
                teller.page().locator("#i-" + number.getKey()).fill(number.getValue());
            }
            teller.leaveBy(teller.button("交计票结果"));
        }
        shoot(chair.open(meeting + "/hall"), "hall-decided", "The hall: an item is decided");
        shoot(
                person("commissioner").open(meeting + "/minutes"),
                "meeting-minutes",
                "Minutes being written, and papers");
        shoot(chair.open(meeting + "/papers/summary"), "meeting-summary", "The summary of the votes");
    }

    private void transfers() {
        town.organization("zone", "PWC", "county", true);
        town.organization("zone branch", "BR", "zone", false);
        town.person("zone organiser", "zone", "FULL", LocalDate.of(1970, 1, 1));
        town.post("zone organiser", "zone", "organiser");
        Map.of("zone", "示范开发区党工委", "zone branch", "开发区第一党支部")
                .forEach((key, name) -> jdbc.sql("update organization set name = ? where id = ?")
                        .params(name, town.organizationId(key))
                        .update());
        Visitor member = person("member").open("/transfers/new/relationship-transfer");
        shoot(member, "transfer-begin", "A member begins a transfer");
        member.leaveBy(member.mainButton());
        shoot(member, "transfer-apply", "Why, where to, dues paid until");
        Walk transfer = new Walk(town, clock, jdbc, forms)
                .with(UUID.fromString(member.page().url().split("/")[4]));
        transfer.fill(
                        "member",
                        "apply-transfer",
                        "pass",
                        Map.of("duesPaidUntil", YearMonth.from(clock.today()).toString()))
                .set("destination", town.organizationId("zone branch").toString())
                .send();
        transfer.take("secretary", "outgoing-branch-review", "pass", Map.of("reason", "已核对"))
                .take("committee", "outgoing-committee-approve", "pass");
        shoot(person("organiser").open(transfer.stepPath()), "transfer-issue", "The letter is issued");
        transfer.take(
                "organiser",
                "issue-transfer-letter",
                "pass",
                Map.of("validUntil", clock.today().plusDays(30)));
        shoot(member.open("/cases/" + transfer.caseId()), "transfer-mine", "In transit, as the member sees it");
        shoot(
                person("secretary").open("/cases/" + transfer.caseId()),
                "transfer-origin",
                "In transit, as the origin sees it: still responsible");
        shoot(
                person("zone organiser").open(transfer.stepPath()),
                "transfer-receive",
                "The receiving committee reviews");
        shoot(person("officer").open("/transfers"), "transfers", "Numbers for the department, and every transfer");
        shoot(
                person("officer").open("/cases/" + transfer.caseId() + "/diagram"),
                "transfer-diagram",
                "The diagram of a transfer");
    }

    private void walked() {
        Visitor newcomer = stranger(Visitor.DESK).open("/sign-in");
        newcomer.leaveBy(newcomer.button("带我走一遍"));
        shoot(newcomer, "walk-begin", "The guided walk: begin");
        newcomer.leaveBy(newcomer.mainButton())
                .leaveBy(newcomer.page().locator(".walk button").first());
        shoot(newcomer, "walk-step", "The guided walk: a step, filled in");
    }

    /** A year's two reviews: launched, overseen, and what members and secretaries have to do. */
    private void reviews() {
        Visitor committee = person("committee").open("/rounds/new/democratic-evaluation");
        shoot(committee, "round-launch", "A committee launches the year’s evaluation of members");
        String board = launch("democratic-evaluation", Map.of());
        UUID evaluation = launched("democratic-evaluation");
        Walk year = new Walk(town, clock, jdbc, forms)
                .with(evaluation)
                .take("secretary", "eval-prepare", "pass")
                .take("secretary", "eval-study", "pass");
        shoot(committee.open(board), "round-board", "How far the branches are, who is late, reminding them");
        shoot(
                person("secretary").open("/evaluations/" + evaluation),
                "evaluation-roster",
                "The roster of a branch and what has come in");
        shoot(
                person("contact").open("/evaluations/" + evaluation + "/mine"),
                "evaluation-mine",
                "A member’s self-evaluation");
        launch(
                "secretary-report",
                Map.of("weightUsual", "25", "weightPrecheck", "25", "weightReview", "25", "weightBallot", "25"));
        UUID report = launched("secretary-report");
        year.of("secretary").with(report).take("organiser", "sr-precheck", "pass", Map.of("precheckScore", "86"));
        shoot(
                person("secretary").open("/secretary-reports/" + report),
                "secretary-report",
                "Figures of the branch and problems for the secretary’s report");
    }

    /** @return the page on which it is overseen */
    private String launch(String procedure, Map<String, String> more) {
        Form form = town.as("committee")
                .get("/rounds/new/" + procedure)
                .form("form[action*=/rounds/new/]")
                .set("dueOn", clock.today().plusMonths(2).toString());
        more.forEach(form::set);
        String board = form.send().uri().getPath();
        work.goOver();
        return board;
    }

    private UUID launched(String procedure) {
        return jdbc.sql("select id from case_file where organization_id = ? and procedure_key = ?")
                .params(town.organizationId("branch"), procedure)
                .query(UUID.class)
                .single();
    }

    /** A diagram is edited, tried and compared; the regulation that is read from it, and how it goes with the steps. */
    private void diagrams() {
        Visitor admin = person("admin").open("/diagrams/member-development");
        admin.page().locator("details summary").first().click();
        admin.page().locator("#title").fill("加一次公示");
        admin.leaveBy(admin.mainButton());
        String draft = ready(admin).page().url().replaceAll("^.*(/diagrams/drafts/[0-9a-f-]+).*$", "$1");
        shoot(admin, "diagram-editor", "The diagram of a procedure being edited");
        shoot(
                ready(admin.open(draft + "/forms/member-development/application-talk")),
                "form-editor",
                "The form of one of its steps");
        admin.open(draft + "/trials");
        shoot(admin.leaveBy(admin.button("开始试")), "diagram-trial", "A draft is tried with an invented case");
        shoot(admin.open("/diagrams/member-development/compare"), "diagram-comparison", "Two versions compared");
        shoot(
                admin.open("/procedures/member-development/regulation"),
                "regulation",
                "What the diagram asks, as a regulation to be read");
        shoot(admin.open("/diagrams/member-development/heat"), "heat", "How it goes with the steps");
    }

    private static Visitor ready(Visitor visitor) {
        visitor.page().locator("[data-ready]").first().waitFor();
        return visitor;
    }

    /** Presses one of the choices at the foot of the page, looks, and takes it back. */
    private void wear(Visitor visitor, String choice, String name, String says) {
        visitor.leaveBy(visitor.page().locator("footer button[name=" + choice + "]"));
        shoot(visitor, name, says);
        visitor.leaveBy(visitor.page().locator("footer button[name=" + choice + "]"));
    }

    private Visitor behind(Visitor visitor, String link) {
        visitor.open(casePath());
        return visitor.open(visitor.page().locator(link).first().getAttribute("href"));
    }

    private void shoot(Visitor visitor, String name, String says) {
        String numbered = "%02d-%s".formatted(list.size() + 1, name);
        Page page = visitor.page();
        for (int width : new int[] {Visitor.PHONE, Visitor.DESK}) {
            page.setViewportSize(width, 844);
            // As tall as the page: what sticks to the window's edge would else lie across the middle.
            int tall = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
            page.setViewportSize(width, Math.min(tall, TALLEST));
            Path file = FOLDER.resolve(numbered + (width == Visitor.PHONE ? "-390.png" : ".png"));
            Palette.write(page.screenshot(new Page.ScreenshotOptions()), file);
        }
        page.setViewportSize(Visitor.DESK, 900);
        list.add("| %s | [%s](%s.png) | [%s](%s-390.png) |".formatted(says, name, numbered, "390", numbered));
    }

    private Visitor person(String who) {
        return people.computeIfAbsent(who, name -> enter(town, name, Visitor.DESK));
    }

    private String casePath() {
        return "/cases/" + walk.caseId();
    }
}
