package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.zhengcheng.casework.round.RoundWork;
import org.zhengcheng.form.Forms;
import org.zhengcheng.meeting.MeetingTest;
import org.zhengcheng.meeting.agenda.Matters;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;

/** A year of evaluation launched for the branches of a town, and the stretches of its course. */
abstract class EvaluationTest extends MeetingTest {

    @Autowired
    Forms forms;

    @Autowired
    RoundWork work;

    @Autowired
    @Qualifier("stepMatters")
    Matters steps;

    Walk walk;

    /** The committee of the street launches the year, and the cases are opened. */
    UUID launch(Map<String, String> more) {
        Page board = launchForm("committee", more).send();
        assertThat(board.status()).as(board.text()).isEqualTo(200);
        work.goOver();
        walk = new Walk(town, clock, jdbc, forms).with(caseOf("branch"));
        return UUID.fromString(board.uri().getPath().split("/")[2]);
    }

    Form launchForm(String who, Map<String, String> more) {
        Form form = town.as(who)
                .get("/rounds/new/democratic-evaluation")
                .form("form[action*=/rounds/new/]")
                .set("dueOn", clock.today().plusMonths(2).toString());
        more.forEach(form::set);
        return form;
    }

    UUID caseOf(String branch) {
        return jdbc.sql(
                        "select id from case_file where organization_id = ? and procedure_key = 'democratic-evaluation'")
                .param(town.organizationId(branch))
                .query(UUID.class)
                .single();
    }

    String path() {
        return "/evaluations/" + walk.caseId();
    }

    /** Up to the self-evaluations. */
    void prepare() {
        walk.take("secretary", "eval-prepare", "pass").take("secretary", "eval-study", "pass");
    }

    /** Everybody asked hands in, and one says something of another. */
    void evaluateThemselves(List<String> members) {
        members.forEach(this::handIn);
        walk.take("secretary", "eval-self", "pass");
        town.as("member")
                .get(path() + "/mine")
                .form("form[action$=/opinion]")
                .set("about", town.id("contact").toString())
                .set("words", "工作踏实，学习还要更经常。")
                .send();
        walk.take("secretary", "eval-peer", "pass");
    }

    void handIn(String who) {
        Page after = town.as(who)
                .get(path() + "/mine")
                .form("form[action$=/self]")
                .set("text", "学习认真，服务群众还不够主动，今后改进。")
                .send();
        assertThat(after.text()).as(who).contains("已保存");
    }

    /** All six come, five vote, and all is in order. */
    void ballotOnPaper() {
        walk.take(
                "secretary",
                "eval-ballot",
                "pass",
                Map.of(
                        "should",
                        "6",
                        "actual",
                        "6",
                        "ballotsIssued",
                        "5",
                        "ballotsReturned",
                        "5",
                        "ballotsValid",
                        "5"));
    }

    /** The votes of a ballot on paper, the same for everybody. */
    Page votesOnPaper(int excellent, int qualified, int basically, int unqualified) {
        Form form = town.as("secretary").get(path() + "/votes").form("form[action$=/votes]");
        for (String name : form.names()) {
            int given = name.startsWith("excellent-")
                    ? excellent
                    : name.startsWith("qualified-")
                            ? qualified
                            : name.startsWith("basically-") ? basically : unqualified;
            if (name.matches("[a-z]+-[0-9a-f-]{36}")) {
                form.set(name, String.valueOf(given));
            }
        }
        return form.send();
    }

    /** The committee's page with a grade for everybody. */
    Form grades(String who, Map<String, Grade> grades) {
        Form form = town.as(who).get(path() + "/grades").form("form[action$=/grades]");
        for (String name : form.names()) {
            if (name.startsWith("grade-")) {
                form.set(name, Grade.QUALIFIED.name());
            }
        }
        grades.forEach((member, grade) ->
                form.set("grade-" + town.id(member), grade.name()).set("reason-" + town.id(member), "结合日常表现，大家反映好。"));
        return form;
    }

    void answer(String who, String answer, String text) {
        Page after = town.as(who)
                .get(path() + "/mine")
                .form("form[action$=/answer]")
                .set("answer", answer)
                .set("text", text)
                .send();
        assertThat(after.text()).as(who).contains("已保存");
    }

    List<String> column(String column) {
        return jdbc.sql("select " + column + " from evaluation_member where case_id = ? order by name")
                .param(walk.caseId())
                .query(String.class)
                .list();
    }
}
