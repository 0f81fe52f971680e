package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.ballot.SecretVote;
import org.zhengcheng.meeting.ballot.TellerKey;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("会上用手机无记名投票：钥匙齐了才开始，只看得见谁投了，开了票才有结果")
class ElectronicVoteTest extends MeetingTest {

    private static final int AGREE = 0;
    private static final int AGAINST = 1;

    private final TellerKey scrutineer = new TellerKey();
    private final TellerKey teller = new TellerKey();

    private UUID voting(UUID id) {
        press("secretary", id, "#discuss-1");
        press("secretary", id, "#electronic");
        return item(id, 1).id();
    }

    private void makeKeys(UUID item) {
        scrutineer.register(town.as("contact"), item);
        teller.register(town.as("member"), item);
    }

    @Test
    void theChairSeesWhoHasVotedAndTakesTheResultWhenTheTellersHaveOpened() {
        UUID id = opened(VOTERS, matter(VoteRule.ADMISSION));
        UUID item = voting(id);
        assertThat(hall("secretary", id).text()).contains("等监票人、计票人");
        assertThat(hall("secretary", id).has("#start")).isFalse();
        assertThat(page("contact", id).has("a[href='/ballots/" + item + "/teller']"))
                .isTrue();
        makeKeys(item);
        assertThat(page("fifth", id).text()).contains("马上");
        press("secretary", id, "#start");
        assertThat(item(id, 1).counts().vote()).isEqualTo(new VoteCount(6, 6, 0, 0, 0, 0, 0));

        assertThat(page("fifth", id).has("a[href='/ballots/" + item + "']")).isTrue();
        for (String who : List.of("secretary", "commissioner", "contact", "fifth")) {
            SecretVote.of(AGREE).cast(town.as(who), item);
        }
        SecretVote.of(AGAINST).cast(town.as("member"), item);
        Page hall = hall("secretary", id);
        assertThat(hall.text(".sheet .quorum__number")).isNotEmpty();
        assertThat(hall.text()).contains("5 / 6 人已投票", "还没有投的：" + town.name("sixth"));
        assertThat(page("fifth", id).text()).contains("您投过票了");

        press("secretary", id, "#end");
        assertThat(hall("secretary", id).has("#tally")).isFalse();
        scrutineer.openAll(town.as("contact"), item);
        assertThat(hall("secretary", id).text()).contains("等计票人开票");
        assertThat(hall("secretary", id).has(".agenda .tally"))
                .as("no partial result")
                .isFalse();
        teller.openAll(town.as("member"), item);
        Page decided = press("secretary", id, "#tally");
        assertThat(decided.text(".agenda .tally")).contains("赞成 4", "反对 1", "弃权 0");
        Item.Counts counts = item(id, 1).counts();
        assertThat(counts.result()).isEqualTo(VoteRule.Result.CARRIED);
        assertThat(counts.issued()).isEqualTo(6);
        assertThat(counts.returned()).isEqualTo(5);
        assertThat(counts.valid()).isEqualTo(5);
    }

    @Test
    void whoIsNotThereWhenItBeginsDoesNotVote() {
        UUID id = opened(List.of("secretary", "commissioner", "contact", "member"), matter(VoteRule.ADMISSION));
        UUID item = voting(id);
        makeKeys(item);
        press("secretary", id, "#start");
        mark("secretary", id, "fifth");
        assertThat(page("fifth", id).has("a[href='/ballots/" + item + "']")).isFalse();
        assertThat(item(id, 1).counts().vote().actual()).isEqualTo(4);
    }

    @Test
    void aVoteIsNotPostponedOrRepeatedWhileItsBallotStands() {
        UUID id = opened(VOTERS, matter(VoteRule.ADMISSION));
        UUID item = voting(id);
        makeKeys(item);
        Page hall = hall("secretary", id);
        assertThat(hall.has("form[action$=again]")).isFalse();
        assertThat(hall.has("form[action$=postpone]")).isFalse();
        Form start = hall.form("form:has(#start)");
        assertThat(start.sendTo("/meetings/" + id + "/items/" + item + "/again").status())
                .isEqualTo(409);
        assertThat(start.set("_operation", UUID.randomUUID().toString())
                        .sendTo("/meetings/" + id + "/items/" + item + "/tally")
                        .status())
                .isEqualTo(409);
        assertThat(item(id, 1).state()).isEqualTo(Item.State.VOTING);
    }

    @Test
    void aBallotThatWasDeclaredVoidIsFollowedByAVoteOnPaper() {
        UUID id = opened(VOTERS, matter(VoteRule.ADMISSION));
        UUID item = voting(id);
        town.as("secretary")
                .get("/ballots/" + item + "/void")
                .form("main form")
                .set("reason", "A key was lost")
                .send();
        hall("secretary", id)
                .form("form[action$=again]")
                .set("remark", "A key was lost")
                .send();
        press("secretary", id, "#paper");
        count("contact", id, item, 6, 6, 6, 6, 0, 0);
        count("member", id, item, 6, 6, 6, 6, 0, 0);
        assertThat(item(id, 1).counts().result()).isEqualTo(VoteRule.Result.CARRIED);
        assertThat(item(id, 1).method()).isEqualTo(Item.Method.PAPER);
    }
}
