package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.meeting.agenda.MeetingState;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("到会人数（支部条例第十一条，细则第十九条）：不够不能开会，也不能表决；上级批准的可以不计入应到")
class QuorumTest extends MeetingTest {

    private static final List<String> SERVING = List.of("secretary", "commissioner", "contact", "member");

    @Test
    void halfOfThoseEntitledDoNotAdmitAMember() {
        town.person("seventh", "branch", "FULL", LocalDate.of(1980, 1, 1));
        town.person("eighth", "branch", "FULL", LocalDate.of(1980, 1, 1));
        UUID id = convened(matter(VoteRule.ADMISSION));
        come(id, SERVING);
        Page hall = hall("secretary", id);
        assertThat(hall.text(".quorum")).contains("4 / 8", "要有5人到会，还差1人");
        Page refused = press("secretary", id, "#open");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly("应到8人，实到4人，要有5人到会");
        come(id, List.of("fifth"));
        assertThat(hall("secretary", id).text(".quorum"))
                .as("a meeting as such needs four, this one more")
                .contains("5 / 8", "有5人到会");
        press("secretary", id, "#open");
        assertThat(meeting(id).state()).isEqualTo(MeetingState.OPEN);
    }

    @Test
    void halfOfThoseEntitledMeetWhenNothingIsDecided() {
        town.person("seventh", "branch", "FULL", LocalDate.of(1980, 1, 1));
        town.person("eighth", "branch", "FULL", LocalDate.of(1980, 1, 1));
        UUID id = convened("Dues");
        come(id, SERVING);
        press("secretary", id, "#open");
        assertThat(meeting(id).state()).isEqualTo(MeetingState.OPEN);
    }

    @Test
    void whoLeftBeforeTheVoteIsMissed() {
        town.person("seventh", "branch", "FULL", LocalDate.of(1980, 1, 1));
        UUID id = opened(SERVING, matter(VoteRule.ADMISSION));
        press("secretary", id, "#discuss-1");
        mark("secretary", id, "commissioner");
        Page refused = press("secretary", id, "#paper");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly("应到7人，实到3人，要有4人到会");
    }

    @Test
    void whoBelongedToItWhenItOpenedIsWhoCounts() {
        UUID id = opened(VOTERS, matter(VoteRule.ADMISSION));
        town.person("newcomer", "branch", "FULL", LocalDate.of(1980, 1, 1));
        jdbc.sql("update person set organization_id = ? where id = ?")
                .params(town.organizationId("other branch"), town.id("sixth"))
                .update();
        votedOnPaper(id, 1);
        assertThat(item(id, 1).counts().vote().should()).isEqualTo(6);
        assertThat(item(id, 1).counts().vote().actual()).isEqualTo(6);
    }

    @Test
    void whoIsLeftOutWithApprovalDoesNotCount() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        Form form = town.as("secretary").get("/meetings/" + id + "/left-out").form("form[action$=/left-out]");
        Page refused = form.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(5);
        Page taken = form.choose("person", town.name("sixth"))
                .set("reason", "BEDRIDDEN")
                .set("by", "Street committee")
                .set("on", clock.today().minusDays(3).toString())
                .set("document", "2026-17")
                .send();
        assertThat(taken.text()).contains(town.name("sixth"), "2026-17", "Street committee");
        assertThat(hall("secretary", id).text(".quorum__number")).isEqualTo("0 / 5");
        come(id, SERVING);
        press("secretary", id, "#open");
        Page hall = hall("secretary", id);
        assertThat(hall.text("#barred")).contains(town.name("sixth"), "生活不能自理", "2026-17");
        assertThat(page("sixth", id).text()).contains("不计入应到人数");
        votedOnPaper(id, 1);
        assertThat(item(id, 1).counts().vote().should()).isEqualTo(5);
    }

    @Test
    void whoeverReportsDoesNotScoreHimself() {
        UUID id = opened(VOTERS, matter("fifth", VoteRule.SECRETARY_SCORING), matter("fifth", VoteRule.DISPOSAL));
        UUID scoring = votedOnPaper(id, 1);
        assertThat(item(id, 1).counts().vote().should()).isEqualTo(5);
        assertThat(item(id, 1).counts().vote().actual()).isEqualTo(5);
        count("contact", id, scoring, 5, 5, 5, 5, 0, 0);
        count("member", id, scoring, 5, 5, 5, 5, 0, 0);
        votedOnPaper(id, 2);
        assertThat(item(id, 2).counts().vote().should())
                .as("who is to be disposed of votes")
                .isEqualTo(6);
    }

    @Test
    void aCommitteeIsWhoeverHoldsItsPosts() {
        town.post("contact", "branch", "publicity-commissioner");
        UUID id = id(town.as("secretary")
                .get("/meetings/new?kind=COMMITTEE&organization=" + town.organizationId("branch"))
                .form("form[action$=/meetings]")
                .set("day", clock.today().toString())
                .set("place", "Office")
                .set("recorder", town.id("commissioner").toString())
                .set("agenda", "Plan")
                .send());
        assertThat(hall("secretary", id).text(".quorum")).contains("0 / 3", "要有2人到会");
        assertThat(page("fifth", id).status()).as("no member of the committee").isEqualTo(404);
    }
}
