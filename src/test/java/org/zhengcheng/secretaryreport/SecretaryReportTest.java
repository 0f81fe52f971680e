package org.zhengcheng.secretaryreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.round.RoundWork;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("书记述职评议：核查、报告、审核、点评、测评、定等次、签收、整改、复核，转入下一年")
class SecretaryReportTest extends ApplicationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Map<String, String> WEIGHTS =
            Map.of("weightUsual", "20", "weightPrecheck", "20", "weightReview", "20", "weightBallot", "40");

    @Autowired
    Forms forms;

    @Autowired
    Ledger ledger;

    @Autowired
    RoundWork work;

    @Autowired
    ProblemReminders reminders;

    private Town town;
    private Walk walk;

    @BeforeEach
    void aTownInNovember() {
        clock.set(DAY);
        town = newTown();
    }

    private UUID launch(Map<String, String> more) {
        Page board = form(more).send();
        assertThat(board.status()).as(board.text()).isEqualTo(200);
        work.goOver();
        walk = new Walk(town, clock, jdbc, forms).of("secretary").with(latest());
        return UUID.fromString(board.uri().getPath().split("/")[2]);
    }

    private Form form(Map<String, String> more) {
        Form form = town.as("committee")
                .get("/rounds/new/secretary-report")
                .form("form[action*=/rounds/new/]")
                .set("dueOn", clock.today().plusMonths(4).toString());
        more.forEach(form::set);
        return form;
    }

    private UUID latest() {
        return jdbc.sql("select id from case_file where person_id = ? and procedure_key = 'secretary-report'"
                        + " order by opened_at desc limit 1")
                .param(town.id("secretary"))
                .query(UUID.class)
                .single();
    }

    private String path() {
        return "/secretary-reports/" + walk.caseId();
    }

    @Test
    @DisplayName("全程：数据自动附上，退回再报，逐类测评，集体定等次，逐条复核，没完成的转入下一年")
    void aWholeYear() {
        launch(WEIGHTS);
        Map<String, Object> checked = new HashMap<>(Map.of("precheckScore", "80", "reportDue", DAY.plusDays(9)));
        checked.put("problems[0].problem", "会议记录不全");
        Form precheck = walk.fill("organiser", "sr-precheck", "pass", checked);
        assertThat(precheck.set("problems[0].problem", "会议记录不全").send().errors())
                .isEmpty();
        assertThat(walk.due()).isEqualTo(DAY.plusDays(9));
        assertThat(town.as("secretary").get(path()).text()).contains("正式党员", "4", "来自人员档案", "会议记录不全");
        draft("发展党员偏慢");
        walk.take("organiser", "sr-review", "return", Map.of("reason", "问题要有例子"));
        draft("发展党员偏慢，全年只有一名积极分子");
        assertThat(town.as("organiser").get(path()).text()).contains("已附在报告后面", "全年只有一名积极分子");
        walk.take("committee", "sr-review", "pass")
                .take("organiser", "sr-preview", "pass", Map.of("meetingOn", DAY.plusDays(20)))
                .on(DAY.plusDays(20))
                .take("organiser", "sr-meeting", "pass");
        Page unscored = walk.send("organiser", "sr-ballot", "pass", Map.of("anonymous", "true"));
        assertThat(unscored.text()).contains("没有登记测评票数");
        assertThat(town.as("secretary").get(path() + "/scores").status())
                .as("not before the grade")
                .isEqualTo(404);
        Page uneven = score("organiser", Map.of("MASSES.NEXT.GOOD", "4"));
        assertThat(uneven.status()).isEqualTo(422);
        assertThat(uneven.text()).contains("党员群众代表各项的票数不一样");
        assertThat(town.as("organiser")
                        .get(path() + "/scores")
                        .form("form[action$=/scores]")
                        .send()
                        .text())
                .contains("请填各项的票数");
        assertThat(statements.during(
                        () -> assertThat(score("organiser", Map.of()).text()).contains("您的计票结果收到了")))
                .as("all classes and items in one statement")
                .filteredOn(sent -> sent.contains("insert into secretary_count"))
                .hasSize(1);
        assertThat(town.as("organiser").get(path() + "/scores").has("form[action$=/scores]"))
                .as("each enters once")
                .isFalse();
        Page other = town.as("committee").get(path() + "/scores");
        assertThat(other.text()).as("neither sees the other's numbers").doesNotContain("测评得分", "4人评分");
        assertThat(other.form("form[action$=/scores]").value("LEADERS.OVERALL.GOOD"))
                .isEmpty();
        assertThat(walk.send("organiser", "sr-ballot", "pass", Map.of("anonymous", "true"))
                        .text())
                .contains("两位分别计票");
        Page differs = score("committee", Map.of("MASSES.NEXT.GOOD", "3", "MASSES.NEXT.FAIR", "1"));
        assertThat(differs.text(".msg--late")).contains("党员群众代表“下一步思路措施”").doesNotContain("领导");
        assertThat(scored()).as("nothing stands yet").isZero();
        score("organiser", Map.of());
        score("committee", Map.of());
        assertThat(scored()).isEqualTo(12);
        walk.take("organiser", "sr-ballot", "pass", Map.of("anonymous", "true"));
        assertThat(town.as("committee").get(path() + "/scores").text()).contains("测评得分：87.50");
        Form grade = walk.fill(
                "committee", "sr-grade", "pass", Map.of("usualScore", "90", "reviewScore", "85", "grade", "FAIR"));
        assertThat(grade.set("commentProblems[0].problem", "联系群众不够").send().errors())
                .isEmpty();
        assertThat(town.as("secretary").get(path()).text()).contains("等次：较好", "按权重算得86.00分", "联系群众不够");
        walk.take("organiser", "sr-feedback", "pass").take("secretary", "sr-sign", "pass");
        assertThat(town.as("secretary").download(path() + "/summary/pdf").body())
                .startsWith("%PDF".getBytes());
        String round = jdbc.sql("select round_id from case_round_branch where case_id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
        assertThat(town.as("committee")
                        .get("/secretary-reports/rounds/" + round)
                        .html()
                        .select("dd")
                        .eachText())
                .as("secretaries, good, fairly good, ordinary, poor, problems, accepted")
                .containsExactly("2", "0", "1", "0", "0", "3", "0");
        assertThat(town.as("committee")
                        .download("/secretary-reports/rounds/" + round + "/xlsx")
                        .statusCode())
                .isEqualTo(200);
        assertThat(town.as("member").get("/secretary-reports/rounds/" + round).status())
                .isEqualTo(404);

        Page unplanned = walk.send("secretary", "sr-rectify", "pass", Map.of());
        assertThat(unplanned.text()).contains("还有3个问题没有写措施");
        plan("会议记录不全", "commissioner", true);
        plan("全年只有一名积极分子", "secretary", true);
        plan("联系群众不够", "contact", false);
        walk.take("secretary", "sr-rectify", "pass");
        review("会议记录不全", "true");
        review("全年只有一名积极分子", "false");
        Page open = walk.send("organiser", "sr-verify", "pass", Map.of());
        assertThat(open.text()).contains("还有2个问题没有复核通过");
        walk.take("organiser", "sr-verify", "return", Map.of("reason", "抓紧"))
                .take("secretary", "sr-rectify", "pass")
                .take("organiser", "sr-verify", "carry", Map.of("reason", "转下一年"))
                .take("organiser", "sr-archive", "pass");
        assertThat(walk.result()).isEqualTo("述职办结");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();

        clock.set(DAY.plusYears(1));
        launch(WEIGHTS);
        assertThat(town.as("secretary").get(path()).text())
                .as("last year's list goes on")
                .contains("上年转来", "联系群众不够", "全年只有一名积极分子")
                .doesNotContain("会议记录不全");
    }

    private void draft(String problem) {
        Form form = walk.fill("secretary", "sr-draft", "pass", Map.of());
        form.set("ownProblems[0].problem", problem);
        assertThat(form.send().errors()).isEmpty();
    }

    @Test
    @DisplayName("佐证可以是文件：报复核有文件就行，能看案件的能打开，打开记入总账，别人看不到")
    void evidenceMayBeAFile() {
        upToTheProblems();
        String own = "发展党员偏慢";
        Form form = town.as("secretary")
                .get(path() + "/problems/" + id(own))
                .form("form[action*=/problems/]")
                .set("measure", "逐月检查")
                .set("owner", town.id("commissioner").toString())
                .set("dueOn", clock.today().plusMonths(2).toString())
                .set("evidence", "")
                .set("done", "true");
        assertThat(form.send().text()).contains("报复核的要写做了什么");
        assertThat(form.upload("files", "bad.exe", "MZ".getBytes()).send().status())
                .isEqualTo(422);
        Form again = town.as("secretary")
                .get(path() + "/problems/" + id(own))
                .form("form[action*=/problems/]")
                .set("measure", "逐月检查")
                .set("owner", town.id("commissioner").toString())
                .set("dueOn", clock.today().plusMonths(2).toString())
                .set("done", "true")
                .upload("files", "照片.pdf", Form.PDF);
        assertThat(again.send().status()).isEqualTo(200);
        Page seen = town.as("organiser").get(path() + "/problems/" + id(own));
        String link = seen.attribute(".file a", "href");
        assertThat(seen.text(".file")).contains("照片.pdf");
        assertThat(town.as("organiser").download(link).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from ledger_entry where chain_id = ? and act = 'read'")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(town.as("member").get(link).status()).isEqualTo(404);
        assertThat(town.as("other secretary").get(link).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("整改期限前一周提醒一次，过了再提醒一次；交了复核的不再提醒")
    void theDayOfAProblemIsSaidTwice() {
        upToTheProblems();
        plan("发展党员偏慢", "commissioner", false);
        LocalDate due = clock.today().plusMonths(2);
        int secretary = told("secretary");
        clock.set(due.minusDays(8));
        reminders.goOver();
        assertThat(told("secretary")).as("not yet").isEqualTo(secretary);
        clock.set(due.minusDays(7));
        reminders.goOver();
        clock.set(due);
        reminders.goOver();
        assertThat(told("secretary")).isEqualTo(secretary + 1);
        assertThat(told("commissioner")).as("who answers for it").isEqualTo(1);
        clock.set(due.plusDays(1));
        reminders.goOver();
        clock.set(due.plusDays(30));
        reminders.goOver();
        assertThat(told("secretary")).isEqualTo(secretary + 2);
        assertThat(town.as("secretary").get("/notices").text()).contains("整改问题：发展党员偏慢", "逾期");
        plan("发展党员偏慢", "commissioner", true);
        jdbc.sql("update secretary_problem set reminded_on = null").update();
        reminders.goOver();
        assertThat(told("secretary")).as("handed in").isEqualTo(secretary + 2);
    }

    private int told(String who) {
        return jdbc.sql("select count(*) from notice where person_id = ? and text like '%整改问题%'")
                .param(town.id(who))
                .query(Integer.class)
                .single();
    }

    private void upToTheProblems() {
        launch(WEIGHTS);
        walk.take("organiser", "sr-precheck", "pass");
        draft("发展党员偏慢");
        walk.take("organiser", "sr-review", "pass")
                .take("organiser", "sr-preview", "pass", Map.of("meetingOn", DAY.plusDays(20)))
                .on(DAY.plusDays(20))
                .take("organiser", "sr-meeting", "pass")
                .take("organiser", "sr-ballot", "pass", Map.of("anonymous", "true", "instead", "走访党员群众"))
                .take("committee", "sr-grade", "pass", Map.of("grade", "FAIR"))
                .take("organiser", "sr-feedback", "pass")
                .take("secretary", "sr-sign", "pass");
    }

    private int scored() {
        return jdbc.sql("select count(*) from secretary_score where case_id = ?")
                .param(walk.caseId())
                .query(Integer.class)
                .single();
    }

    /** Somebody enters four leaders, half of them "good", and as many of the masses. */
    private Page score(String who, Map<String, String> otherwise) {
        Form form = town.as(who).get(path() + "/scores").form("form[action$=/scores]");
        for (String name : form.names()) {
            if (name.startsWith("LEADERS.") || name.startsWith("MASSES.")) {
                int votes = name.endsWith(".GOOD") || name.endsWith(".FAIR") ? 2 : 0;
                form.set(name, String.valueOf(votes));
            }
        }
        otherwise.forEach(form::set);
        return form.send();
    }

    private Page plan(String problem, String owner, boolean done) {
        Form form = town.as("secretary")
                .get(path() + "/problems/" + id(problem))
                .form("form[action*=/problems/]")
                .set("measure", "逐月检查")
                .set("owner", town.id(owner).toString())
                .set("dueOn", clock.today().plusMonths(2).toString())
                .set("evidence", done ? "已补齐，见台账" : "");
        if (done) {
            form.set("done", "true");
        }
        Page after = form.send();
        assertThat(after.text()).as(problem).contains("已保存");
        return after;
    }

    private void review(String problem, String accepted) {
        Page after = town.as("organiser")
                .get(path() + "/problems/" + id(problem))
                .form("form[action*=/problems/]")
                .set("note", "看过台账")
                .set("accepted", accepted)
                .send();
        assertThat(after.text()).as(problem).contains("已保存");
    }

    private UUID id(String problem) {
        return jdbc.sql("select id from secretary_problem where case_id = ? and problem like '%' || ? || '%'")
                .params(walk.caseId(), problem)
                .query(UUID.class)
                .single();
    }

    @Test
    @DisplayName("权重合计一百才启动；没有书记的支部列在看板上；字数不合要求的不能交")
    void whatIsRefused() {
        Page noWeights = form(Map.of()).send();
        assertThat(noWeights.status()).isEqualTo(422);
        Map<String, String> wrong = new HashMap<>(WEIGHTS);
        wrong.put("weightBallot", "30");
        assertThat(form(wrong).send().text()).contains("四项权重要合计100");
        town.organization("orphan", "BR", "community", false);
        Map<String, String> words = new HashMap<>(WEIGHTS);
        words.put("minWords", "200");
        words.put("maxWords", "300");
        UUID round = launch(words);
        assertThat(town.as("organiser")
                        .get("/rounds/" + round + "?step=refused")
                        .text())
                .contains(town.name("orphan"), "没有在任的党支部书记");
        walk.take("organiser", "sr-precheck", "pass");
        Form brief = walk.fill("secretary", "sr-draft", "pass", Map.of());
        Page tooShort = brief.set("ownProblems[0].problem", "一条").send();
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.text()).contains("不少于200个字");
        Form longer = walk.fill("secretary", "sr-draft", "pass", Map.of("duties", "抓".repeat(400)));
        assertThat(longer.set("ownProblems[0].problem", "一条").send().text()).contains("不超过300个字");
    }

    @Test
    @DisplayName("述职人不审核、不测评、不定自己的等次，也不复核自己的整改；别的支部看不到")
    void apart() {
        launch(WEIGHTS);
        town.post("secretary", "street", "organiser");
        town.post("secretary", "street", "parent-committee");
        assertThat(walk.isInInboxOf("secretary")).as("the pre-check of oneself").isFalse();
        assertThat(walk.page("secretary").text()).doesNotContain("核查得分");
        walk.take("organiser", "sr-precheck", "pass");
        draft("一条");
        assertThat(walk.isInInboxOf("secretary"))
                .as("the review of one's own report")
                .isFalse();
        assertThat(town.as("other secretary").get(path()).status()).isEqualTo(404);
        assertThat(town.as("member").get(path()).status()).isEqualTo(404);
        assertThat(town.as("commissioner").get(path()).status()).isEqualTo(200);
        assertThat(town.as("organiser").get(path() + "/problems/" + id("一条")).has("form[action*=/problems/]"))
                .as("nothing is planned yet")
                .isFalse();
    }
}
