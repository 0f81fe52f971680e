package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("案件的流程图：走过的路、现在的一步、还没走的，一看就分得清")
class PictureTest extends JourneyTest {

    private static final int MOST_STATEMENTS = 20;

    @Test
    void aCaseWithAReturnShowsExactlyThePathTaken() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "return", Map.of("reason", "没有签名"));
        Page page = picture(town, walk, "secretary");

        assertThat(names(page, "is-now")).containsExactly("1 递交入党申请书，现在在这里");
        assertThat(names(page, "is-past")).containsExactly("受理登记，已办");
        assertThat(names(page, "is-later")).hasSizeGreaterThan(30).allMatch(name -> name.endsWith("以后"));
        assertThat(page.html().select(".bp g.is-past > .bp-line"))
                .as("from the start, to the registration, to its gateway, and back")
                .hasSize(4);
        assertThat(page.texts(".bp g.is-past .bp-say")).containsExactly("退回修改");
        assertThat(page.html().select("#here")).hasSize(1);
        assertThat(page.text("svg desc")).isEqualTo("走过：递交入党申请书、受理登记：退回修改。现在：递交入党申请书。");
        assertThat(page.html().select("svg[aria-labelledby] > title")).hasSize(5);
    }

    @Test
    void aStepTakenTwiceSaysSoAndLeadsToWhatWasHandedInLast() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "return", Map.of("reason", "没有签名"))
                .take("applicant", "submit-application", "pass");
        Page secretary = picture(town, walk, "secretary");
        assertThat(secretary.texts(".bp-times")).containsExactly("走过2次");
        assertThat(secretary.follow("受理登记").uri().getPath())
                .as("who may take the step gets to it")
                .isEqualTo(walk.stepPath());
        assertThat(secretary.follow("递交入党申请书").text()).contains("letter.pdf");

        Page applicant = picture(town, walk, "applicant");
        assertThat(applicant.html().select(".bp a").eachAttr("href"))
                .as("their own submission, and nothing that others wrote")
                .hasSize(1)
                .allMatch(link -> link.contains("/records/"));
    }

    @Test
    void thePageHoldsNeitherStyleNorScriptAndNoLayerHidesTheLinks() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        Page page = picture(town, walk, "secretary");
        assertThat(page.html().select("svg [style], svg style, svg script, svg [onclick]"))
                .isEmpty();
        assertThat(page.html().select("svg[role=img] a"))
                .as("a picture would hide its links from those who do not see it")
                .isEmpty();
        assertThat(page.html().select(".bp a:not([aria-label])")).isEmpty();
        assertThat(page.html().outerHtml()).doesNotContain("style=");
    }

    @Test
    void aCaseThatEndedStandsNowhere() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "terminate", Map.of("reason", "本人不再申请"));
        Page page = picture(town, walk, "secretary");
        assertThat(names(page, "is-now")).isEmpty();
        assertThat(page.has("#here")).isFalse();
        assertThat(page.html().select(".bp-node.is-past .bp-end")).hasSize(1);
        assertThat(page.texts(".bp-node.is-past .bp-end-name")).containsExactly("本人不再申请");
        assertThat(walk.casePage("secretary").has("#walked")).isFalse();
    }

    @Test
    void thePictureOfTheStageStandsOnThePageOfTheCaseAndLeadsToTheWhole() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        Page page = walk.casePage("secretary");
        assertThat(page.html().select("#walked ~ .map svg")).hasSize(1);
        assertThat(page.follow("看各个阶段的全图").html().select(".flowband svg")).hasSize(5);
    }

    @Test
    void aStrangerDoesNotSeeThePath() {
        Town town = newTown();
        Walk walk = begin(town);
        for (Browser stranger : List.of(town.as("other secretary"), newTown().as("secretary"))) {
            Page page = stranger.get("/cases/" + walk.caseId() + "/diagram");
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.has("svg.bp")).isFalse();
        }
    }

    @Test
    void aLongPathCostsNoMoreThanAShortOne() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass");
        picture(town, walk, "secretary");
        int before = statements.during(() -> picture(town, walk, "secretary")).size();
        for (int i = 0; i < 3; i++) {
            walk.take("secretary", "register-application", "return", Map.of("reason", "没有签名"))
                    .take("applicant", "submit-application", "pass");
        }
        int after = statements.during(() -> picture(town, walk, "secretary")).size();
        assertThat(after).isEqualTo(before).isLessThanOrEqualTo(MOST_STATEMENTS);
    }

    private static Page picture(Town town, Walk walk, String who) {
        Page page = town.as(who).get("/cases/" + walk.caseId() + "/diagram");
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    private static List<String> names(Page page, String state) {
        return page.texts(".bp-node." + state + " > title").stream()
                .map(String::strip)
                .toList();
    }
}
