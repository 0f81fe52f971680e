package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("书面意见（细则第二十条）：会前正式书面提出的计入票数，不算到会；本人到会的作废")
class WrittenOpinionTest extends MeetingTest {

    private static final List<String> FOUR = List.of("secretary", "commissioner", "contact", "member");

    private Form opinion(UUID id, String who, boolean agrees) {
        return town.as("commissioner")
                .get("/meetings/" + id + "/opinions")
                .form("form[action$=/opinions]")
                .choose("person", town.name(who))
                .set("item", item(id, 1).id().toString())
                .set("agrees", Boolean.toString(agrees))
                .upload("paper", "opinion.pdf", Form.PDF);
    }

    @Test
    void itCountsAsAVoteAndIsNoAttendance() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        Page taken = opinion(id, "fifth", true).send();
        assertThat(taken.text()).contains(town.name("fifth"), "赞成", "不是无记名的");
        opinion(id, "sixth", false).send();
        assertThat(hall("secretary", id).text(".quorum__number")).isEqualTo("0 / 6");
        come(id, FOUR);
        press("secretary", id, "#open");
        UUID item = votedOnPaper(id, 1);
        assertThat(item(id, 1).counts().vote().writtenAgree()).isEqualTo(1);
        assertThat(item(id, 1).counts().vote().writtenAgainst()).isEqualTo(1);
        count("contact", id, item, 4, 4, 4, 3, 1, 0);
        Page done = count("member", id, item, 4, 4, 4, 3, 1, 0);
        assertThat(done.text())
                .as("three votes and one opinion are four of six")
                .contains("通过");
        assertThat(item(id, 1).counts().result()).isEqualTo(VoteRule.Result.CARRIED);
    }

    @Test
    void itIsVoidIfItsAuthorComes() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        opinion(id, "fifth", true).send();
        come(id, FOUR);
        come(id, List.of("fifth"));
        assertThat(town.as("commissioner").get("/meetings/" + id + "/opinions").text())
                .contains("书面意见作废");
        press("secretary", id, "#open");
        mark("secretary", id, "fifth");
        votedOnPaper(id, 1);
        assertThat(item(id, 1).counts().vote().writtenAgree())
                .as("even if they leave again")
                .isZero();
        assertThat(item(id, 1).counts().vote().actual()).isEqualTo(4);
    }

    @Test
    void itNeedsAPaperAndSomebodyWhoVotes() {
        town.sanction("sixth", "DISCIPLINE_PROBATION");
        UUID id = convened(matter(VoteRule.ADMISSION));
        Page refused = town.as("commissioner")
                .get("/meetings/" + id + "/opinions")
                .form("form[action$=/opinions]")
                .clear("item")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(4);
        Form form = opinion(id, "fifth", true);
        assertThat(form.set("person", town.id("sixth").toString()).send().errors())
                .containsExactly("请选一位有表决权的党员");
        opinion(id, "fifth", true).send();
        assertThat(opinion(id, "fifth", false).send().errors()).hasSize(1);
    }

    @Test
    void itIsTakenBackUntilTheMeetingOpens() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        opinion(id, "fifth", true).send();
        Page opinions = town.as("commissioner").get("/meetings/" + id + "/opinions");
        String paper = opinions.html().selectFirst("a[href*=evidence]").attr("href");
        assertThat(town.as("secretary").download(paper).statusCode()).isEqualTo(200);
        assertThat(town.as("fifth").download(paper).statusCode()).isEqualTo(403);
        Form remove = opinions.form("form[action$=/remove]");
        assertThat(remove.send().text()).doesNotContain(town.name("fifth") + " 赞成");
        come(id, VOTERS);
        press("secretary", id, "#open");
        assertThat(opinionsStatus(id)).as("it was before the meeting or never").isEqualTo(409);
    }

    private int opinionsStatus(UUID id) {
        return town.as("commissioner").get("/meetings/" + id + "/opinions").status();
    }
}
