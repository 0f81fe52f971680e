package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.DiagramExaminer;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.diagram.replay.Line;
import org.zhengcheng.diagram.replay.Replay;
import org.zhengcheng.diagram.replay.Trouble;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("用以前的案件试草稿：会被挡住、超期、走到别处的各有多少，什么都不改动")
class ReplayTest extends ApplicationTest {

    /** Later than the cases of other tests begin: the latest are gone through. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Autowired
    private Replay replay;

    @Autowired
    private DiagramExaminer examiner;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeEach
    void aCaseThatIsFiled() {
        clock.set(DAY);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(DAY.plusDays(10))
                .take("secretary", "application-talk", "pass")
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass");
    }

    private Line line(Drawing drawing, String name) {
        List<Line> lines = replay.of(examiner.examine(drawing.text().getBytes(StandardCharsets.UTF_8), forms.shipped())
                        .diagram())
                .lines();
        return lines.stream()
                .filter(line -> line.name().chinese().equals(name))
                .findFirst()
                .orElse(new Line(null, 0, 0, Map.of(), List.of()));
    }

    @Test
    void whatWouldHaveBeenOtherwiseIsCounted() {
        Walk.Written before = walk.written();
        String period = "<zc:period kind=\"%s\" workingDays=\"%s\" from=\"register-application.receivedDate\"/>";
        assertThat(line(Drawing.shipped().extend("application-talk", period.formatted("notBefore", 30)), "党组织派人谈话")
                        .of(Trouble.BLOCKED))
                .isPositive();
        assertThat(line(Drawing.shipped().extend("application-talk", period.formatted("due", 3)), "党组织派人谈话")
                        .of(Trouble.LATE))
                .isPositive();
        assertThat(line(Drawing.withNotice(), "推荐和确定入党积极分子").of(Trouble.ELSEWHERE))
                .as("it would have come to the notice first")
                .isPositive();
        assertThat(line(Drawing.shipped(), "推荐和确定入党积极分子").of(Trouble.ELSEWHERE))
                .as("only cases that other tests took another way")
                .isLessThanOrEqualTo(tookAnotherWay());
        assertThat(walk.written()).isEqualTo(before);
    }

    @Test
    @DisplayName("表里要的当时没有填，规则当时不合，各有几件；看不到的写明")
    void formsAndRulesAreHeldAgainstWhatIsOnRecord() {
        Drawing otherForm =
                Drawing.shipped().set("application-talk", "flowable:formKey", "member-development/parent-talk");
        Line talk = line(otherForm, "党组织派人谈话");
        assertThat(talk.of(Trouble.FORM)).isPositive();
        assertThat(talk.details().toString()).contains("当时没有填");
        assertThat(line(Drawing.shipped(), "党组织派人谈话").of(Trouble.FORM))
                .as("only cases of other tests")
                .isLessThan(talk.of(Trouble.FORM));

        Line strict =
                line(Drawing.shipped().extend("file-activist", "<zc:check rule=\"training-minimum\"/>"), "上级党委备案");
        assertThat(strict.of(Trouble.CHECK)).isPositive();
        Line unknown = line(
                Drawing.shipped()
                        .extend("nominate-activist", "<zc:check rule=\"introducers-eligible\" field=\"meetingDate\"/>"),
                "推荐和确定入党积极分子");
        assertThat(unknown.details().toString()).contains("记录里没有，不知道会怎样");
    }

    @Test
    @DisplayName("草稿要的职务当时没有人担任，或者担任的人都办过要分开的那一步：记作没有人能办；有人能办的不记")
    void whetherAnybodyCouldHaveTakenIt() {
        Line kept = line(Drawing.shipped(), "党组织派人谈话");
        Drawing vacant = Drawing.shipped().set("application-talk", "flowable:candidateGroups", "general-branch");
        Line nobody = line(vacant, "党组织派人谈话");
        assertThat(nobody.of(Trouble.NOBODY)).isGreaterThan(kept.of(Trouble.NOBODY));
        assertThat(nobody.details().toString()).contains("当时没有人担任党总支部委员会");

        Drawing alone = Drawing.shipped()
                .set("application-talk", "flowable:candidateGroups", "branch-secretary")
                .extend("application-talk", "<zc:separation from=\"register-application\"/>");
        Line barred = line(alone, "党组织派人谈话");
        assertThat(barred.of(Trouble.NOBODY))
                .as("the secretary registered it, and there is one secretary")
                .isGreaterThan(kept.of(Trouble.NOBODY));
        assertThat(barred.details().toString()).contains("担任支部书记的人都不能办");

        int before = line(alone, "党组织派人谈话").of(Trouble.NOBODY);
        town.person("second secretary", "branch", "FULL", LocalDate.of(1975, 1, 1));
        town.post("second secretary", "branch", "branch-secretary");
        assertThat(line(alone, "党组织派人谈话").of(Trouble.NOBODY))
                .as("had there been two, the other could have")
                .isEqualTo(before - 1);
        town.leaveOffice("second secretary", DAY.plusDays(9));
        assertThat(line(alone, "党组织派人谈话").of(Trouble.NOBODY))
                .as("who left the day before could not")
                .isEqualTo(before);
    }

    /** How often anything followed the third step that follows it in no shipped diagram. */
    private int tookAnotherWay() {
        List<String> targets = diagrams.newest("member-development").step("nominate-activist").outcomes().stream()
                .map(Outcome::target)
                .toList();
        return jdbc.sql(
                        "select count(*) from step_record r join step_record n on n.case_id = r.case_id"
                                + " and n.seq = r.seq + 1 where r.step_id = 'nominate-activist' and n.step_id not in (:targets)")
                .param("targets", targets)
                .query(Integer.class)
                .single();
    }

    @Test
    void thePageCountsAndNamesNobody() {
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        Editor editor = new Editor(town.as("admin"));
        UUID draft = editor.begin("公示", diagrams.newest("member-development").definitionId());
        editor.save(draft, Drawing.withNotice().text());
        Page page =
                town.as("admin").get("/diagrams/drafts/" + draft + "/review").follow("用以前的案件试");
        assertThat(page.text()).contains("会走到别处", "推荐和确定入党积极分子").doesNotContain(town.name("applicant"));
        editor.save(draft, Drawing.shipped().drop("parent-talk", "zc:step", 0).text());
        assertThat(town.as("admin").get("/diagrams/drafts/" + draft + "/replay").text())
                .contains("草稿还有错误");
        assertThat(town.as("secretary")
                        .get("/diagrams/drafts/" + draft + "/replay")
                        .status())
                .isEqualTo(403);
    }
}
