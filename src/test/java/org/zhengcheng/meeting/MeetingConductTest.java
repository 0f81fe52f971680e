package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.agenda.MeetingState;
import org.zhengcheng.meeting.count.Decision;
import org.zhengcheng.meeting.count.Decisions;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("开会：召集、开会、逐项讨论表决、散会")
class MeetingConductTest extends MeetingTest {

    @Autowired
    private Decisions decisions;

    @Test
    void aMeetingOfThreeCandidatesIsCarriedThroughOneByOne() {
        town.person("second applicant", "branch", "TARGET", LocalDate.of(1999, 1, 1));
        town.person("third applicant", "branch", "TARGET", LocalDate.of(1999, 1, 1));
        Matter first = matter("applicant", VoteRule.ADMISSION);
        Matter second = matter("second applicant", VoteRule.ADMISSION);
        Matter third = matter("third applicant", VoteRule.ADMISSION);
        UUID id = opened(VOTERS, second, first, third, "Dues of the second quarter");
        assertThat(meeting(id).items())
                .extracting(Item::matterId)
                .containsExactly(second.id(), first.id(), third.id(), null);

        UUID one = votedOnPaper(id, 1);
        assertThat(hall("secretary", id).has("#discuss-2")).as("one by one").isFalse();
        count("contact", id, one, 6, 6, 6, 5, 1, 0);
        count("member", id, one, 6, 6, 6, 5, 1, 0);
        UUID two = votedOnPaper(id, 2);
        count("contact", id, two, 6, 6, 5, 3, 1, 1);
        count("member", id, two, 6, 6, 5, 3, 1, 1);
        press("secretary", id, "#discuss-3");
        hall("secretary", id)
                .form("form:has(#remark)")
                .set("remark", "Papers are missing")
                .send();
        press("secretary", id, "#discuss-4");
        hall("secretary", id)
                .form("form:has(#conclusion)")
                .set("remark", "Noted")
                .send();
        assertThat(decisions.of(second.id())).as("before the meeting closes").isEmpty();
        Page closed = press("secretary", id, "#close");

        assertThat(closed.text()).contains("通过", "没有通过", "推迟", "Papers are missing", "Noted");
        assertThat(meeting(id).state()).isEqualTo(MeetingState.CLOSED);
        Decision carried = decisions.of(second.id()).orElseThrow();
        assertThat(carried.result()).isEqualTo(VoteRule.Result.CARRIED);
        assertThat(carried.count()).isEqualTo(new VoteCount(6, 6, 5, 1, 0, 0, 0));
        assertThat(carried.ballotsIssued()).isEqualTo(6);
        assertThat(carried.heldOn()).isEqualTo(clock.today());
        assertThat(carried.scrutineerId()).isEqualTo(town.id("contact"));
        assertThat(carried.electronic()).isFalse();
        assertThat(decisions.of(first.id()).orElseThrow().result())
                .as("three of six are not more than half")
                .isEqualTo(VoteRule.Result.FAILED);
        Decision postponed = decisions.of(third.id()).orElseThrow();
        assertThat(postponed.postponed()).isTrue();
        assertThat(postponed.result()).isNull();
        assertThat(decisions.ofMeeting(id)).hasSize(4);
        assertThat(ledger.isIntact(id)).isTrue();
        assertThat(acts(id))
                .startsWith("convene-meeting BRANCH")
                .contains("open-meeting 6/6")
                .endsWith("close-meeting closed");
    }

    @Test
    void whoeverBelongsToItIsTold() {
        town.person("probationer", "branch", "PROBATIONARY", LocalDate.of(1999, 1, 1));
        UUID id = convened("Dues");
        assertThat(jdbc.sql("select p.name from notice n join person p on p.id = n.person_id where n.path = ?")
                        .param("/meetings/" + id)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        town.name("commissioner"),
                        town.name("contact"),
                        town.name("member"),
                        town.name("fifth"),
                        town.name("sixth"),
                        town.name("probationer"));
        assertThat(town.as("fifth").get("/notices").text()).contains("支部党员大会", "Hall 1", "19:00");
    }

    @Test
    void itDoesNotOpenOnAnotherDayNorWithoutThoseWhoServeIt() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        come(id, List.of("secretary", "commissioner", "contact", "fifth", "sixth"));
        Page refused = press("secretary", id, "#open");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsExactly(town.name("member") + "还没有到会");
        come(id, List.of("member"));
        clock.set(clock.today().plusDays(1));
        assertThat(press("secretary", id, "#open").errors())
                .hasSize(1)
                .first()
                .asString()
                .contains("要今天开");
        assertThat(meeting(id).state()).isEqualTo(MeetingState.CONVENED);
    }

    @Test
    void itDoesNotCloseWhileSomethingIsUndecided() {
        UUID id = opened(VOTERS, "First", "Second");
        Form close = hall("secretary", id).form("form:has(#discuss-1)");
        Page refused = close.sendTo("/meetings/" + id + "/close");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).first().asString().contains("还有2项", "First");
        assertThat(meeting(id).state()).isEqualTo(MeetingState.OPEN);
    }

    @Test
    void nothingIsDiscussedWhileSomethingElseIs() {
        UUID id = opened(VOTERS, "First", "Second");
        Form stale = hall("secretary", id).form("form:has(#discuss-2)");
        press("secretary", id, "#discuss-1");
        Page moved = stale.send();
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.text()).contains("会议已经往前走了");
        assertThat(item(id, 2).state()).isEqualTo(Item.State.WAITING);
        press(hall("secretary", id), "[formaction$=later]");
        press("secretary", id, "#discuss-2");
        assertThat(item(id, 1).state()).isEqualTo(Item.State.WAITING);
        assertThat(item(id, 2).state()).isEqualTo(Item.State.DISCUSSED);
    }

    @Test
    void aRepeatedPressGetsTheSameAnswer() {
        Form form = planned("Dues");
        UUID id = id(form.send());
        assertThat(id(form.send())).isEqualTo(id);
        come(id, VOTERS);
        Form open = hall("secretary", id).form("form:has(#open)");
        assertThat(open.send().status()).isEqualTo(200);
        assertThat(open.send().status()).isEqualTo(200);
        assertThat(acts(id)).filteredOn(act -> act.startsWith("open-meeting")).hasSize(1);
    }

    @Test
    void timePlaceAndPeopleChangeUntilItOpens() {
        UUID id = convened(matter(VoteRule.ADMISSION));
        LocalDate later = clock.today().plusDays(7);
        town.as("commissioner")
                .get("/meetings/" + id + "/change")
                .form("form[action$=/change]")
                .set("day", later.toString())
                .set("place", "Hall 2")
                .set("teller", town.id("fifth").toString())
                .send();
        assertThat(meeting(id).day()).isEqualTo(later);
        assertThat(meeting(id).teller().id()).isEqualTo(town.id("fifth"));
        assertThat(town.as("sixth").get("/notices").text()).contains("会议改了", "Hall 2", chinese(later));
        clock.set(later);
        come(id, VOTERS);
        Form stale = town.as("secretary").get("/meetings/" + id + "/change").form("form[action$=/change]");
        press("secretary", id, "#open");
        assertThat(stale.set("place", "Hall 3").send().status()).isEqualTo(409);
        assertThat(meeting(id).place()).isEqualTo("Hall 2");
    }

    @Test
    void whatAMeetingThatIsCalledOffWasToDecideGoesOnAnotherAgenda() {
        Matter matter = matter(VoteRule.ADMISSION);
        UUID id = convened(matter);
        Page refused = town.as("secretary")
                .get("/meetings/" + id + "/change")
                .form("form[action$=/cancel]")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        Page cancelled =
                refused.form("form[action$=/cancel]").set("reason", "Flood").send();
        assertThat(cancelled.text()).contains("会议取消了", "Flood");
        assertThat(town.as("fifth").get("/notices").text()).contains("取消了");
        assertThat(meeting(convened(matter)).items()).hasSize(1);
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedIsKept() {
        Matter matter = matter(VoteRule.ADMISSION);
        Page refused = planned(matter, "A topic of our own")
                .set("day", "2020-01-01")
                .set("place", " ")
                .set("recorder", town.id("secretary").toString())
                .set("scrutineer", town.id("secretary").toString())
                .set("teller", town.id("applicant").toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(5);
        assertThat(refused.error("day")).contains("不能早于");
        assertThat(refused.error("recorder")).contains("不能由主持人兼任");
        Form form = refused.form("form[action$=/meetings]");
        assertThat(form.values().get("agenda")).containsExactly(matter.id(), "A topic of our own");
        assertThat(form.value("day")).isEqualTo("2020-01-01");
    }

    @Test
    void aMatterStandsOnOneAgenda() {
        Matter matter = matter(VoteRule.ADMISSION);
        Form one = planned(matter);
        Form other = planned(matter);
        one.send();
        matters.forget(matter.id());
        Page refused = other.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).first().asString().contains("已经上了别的会议");
    }

    @Test
    void aVoteThatWentWrongIsHeldAgain() {
        UUID id = opened(VOTERS, matter(VoteRule.ADMISSION));
        UUID item = votedOnPaper(id, 1);
        count("contact", id, item, 6, 6, 6, 5, 1, 0);
        Page hall = hall("secretary", id);
        hall.form("form[action$=again]")
                .set("remark", "More ballots than people")
                .send();
        assertThat(item(id, 1).state()).isEqualTo(Item.State.DISCUSSED);
        press("secretary", id, "#paper");
        count("contact", id, item, 6, 6, 6, 6, 0, 0);
        count("member", id, item, 6, 6, 6, 6, 0, 0);
        assertThat(item(id, 1).counts().vote().agree()).isEqualTo(6);
    }
}
