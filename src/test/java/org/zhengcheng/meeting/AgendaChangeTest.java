package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("召集以后议程还能改：添一项、拿下一项、换次序，每个人都知道；已经收到书面意见的拿不下来")
class AgendaChangeTest extends MeetingTest {

    private Form changing(UUID id) {
        return town.as("secretary").get("/meetings/" + id + "/change").form("form[action$=/change]");
    }

    @Test
    void anItemIsAddedAndAnotherTakenOff() {
        Matter first = matter(VoteRule.ADMISSION);
        UUID id = convened(first, "Plan of the year");
        UUID kept = item(id, 1).id();
        Matter second = matter("member", VoteRule.ADMISSION);
        Form form = changing(id);
        assertThat(form.values().get("agenda"))
                .as("what stands on it, in its order")
                .startsWith(first.id(), "Plan of the year");
        Page changed = form.set("agenda", second.id(), "Study", first.id())
                .set("teller", town.id("fifth").toString())
                .send();
        assertThat(changed.text()).contains("改好了");
        assertThat(meeting(id).items())
                .extracting(
                        item -> item.isVote() ? item.matterId() : item.title().chinese())
                .containsExactly(second.id(), "Study", first.id());
        assertThat(item(id, 3).id()).as("what stays is the same item").isEqualTo(kept);
        assertThat(town.as("sixth").get("/notices").text()).contains("会议改了");
        assertThat(acts(id)).contains("change-meeting changed");
    }

    @Test
    void anotherChairIsToldToEverybody() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        changing(id)
                .set("chair", town.id("fifth").toString())
                .set("teller", town.id("sixth").toString())
                .send();
        for (String who : List.of("fifth", "sixth", "member", "commissioner")) {
            assertThat(town.as(who).get("/notices").text()).as(who).contains("会议改了");
        }
        assertThat(meeting(id).chair().id()).isEqualTo(town.id("fifth"));
    }

    @Test
    void aChangeOfNothingIsToldToNobody() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        changing(id).send();
        assertThat(town.as("fifth").get("/notices").text()).doesNotContain("会议改了");
    }

    @Test
    void whoeverComesFromAMatterFindsItOnTheAgenda() {
        UUID id = convened("Plan");
        Matter matter = matter(VoteRule.ADMISSION);
        town.as("secretary")
                .get("/meetings/" + id + "/change?matter=" + matter.id())
                .form("form[action$=/change]")
                .set("scrutineer", town.id("contact").toString())
                .set("teller", town.id("member").toString())
                .send();
        assertThat(meeting(id).items()).hasSize(2);
        assertThat(item(id, 2).matterId()).isEqualTo(matter.id());
    }

    @Test
    void theNextMeetingIsProposedLikeTheLast() {
        convened(matter(VoteRule.ADMISSION));
        Matter about = matter("member", VoteRule.ADMISSION);
        Form proposed = town.as("secretary")
                .get("/meetings/new?organization=" + town.organizationId("branch") + "&matter=" + about.id())
                .form("form[action$=/meetings]");
        assertThat(proposed.values().get("place")).containsExactly("Hall 1");
        assertThat(proposed.values().get("day"))
                .containsExactly(clock.today().plusDays(3).toString());
        assertThat(proposed.values().get("scrutineer"))
                .containsExactly(town.id("contact").toString());
        assertThat(proposed.values().get("teller"))
                .as("whoever is voted on counts nothing")
                .doesNotContain(town.id("member").toString(), "");
        assertThat(proposed.send().text()).contains("会议召集好了");
    }

    @Test
    void whoeverIsVotedOnCountsNothing() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        Matter about = matter("member", VoteRule.ADMISSION);
        Page refused =
                changing(id).set("agenda", item(id, 1).matterId(), about.id()).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.form("form[action$=/change]").values().get("agenda"))
                .as("what was chosen is kept")
                .startsWith(item(id, 1).matterId(), about.id());
        assertThat(meeting(id).items()).hasSize(1);
    }

    @Test
    void itemWithAnOpinionStays() {
        UUID id = convened(matter(VoteRule.ADMISSION), "Plan");
        town.as("commissioner")
                .get("/meetings/" + id + "/opinions")
                .form("form[action$=/opinions]")
                .choose("person", town.name("fifth"))
                .set("item", item(id, 1).id().toString())
                .set("agrees", "true")
                .upload("paper", "opinion.pdf", Form.PDF)
                .send();
        Page refused = changing(id).set("agenda", "Plan").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("agenda")).contains(town.name("applicant"), "已经收到书面意见");
        assertThat(meeting(id).items()).extracting(Item::place).isEqualTo(List.of(1, 2));
    }

    @Test
    void aMatterOnAnotherAgendaIsNotTaken() {
        UUID id = convened("Plan");
        Matter matter = matter(VoteRule.ADMISSION);
        Form form = changing(id).set("agenda", "Plan", matter.id());
        convened(matter);
        matters.forget(matter.id());
        Page refused = form.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("agenda")).contains("已经上了别的会议");
        assertThat(meeting(id).items()).hasSize(1);
    }

    @Test
    void anAgendaIsNeverEmpty() {
        UUID id = convened("Plan");
        assertThat(changing(id).set("agenda", " ").send().error("agenda")).contains("至少写一项");
    }
}
