package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("计票：监票人、计票人各填各的，一样才算数；不可能的数字不收")
class TwoTellersTest extends MeetingTest {

    private UUID id;
    private UUID item;

    @BeforeEach
    void aVoteOnPaper() {
        id = opened(VOTERS, matter(VoteRule.ADMISSION));
        item = votedOnPaper(id, 1);
    }

    @Test
    void theSecondDoesNotSeeWhatTheFirstEntered() {
        count("contact", id, item, 6, 6, 6, 4, 1, 1);
        Page second = counting("member", id, item);
        assertThat(second.form("form[action$=/count]").values()).containsOnlyKeys("_operation", "_csrf");
        assertThat(second.has(".tally")).isFalse();
        assertThat(second.text()).doesNotContain("6 6 6 4 1 1");
        Page hall = hall("secretary", id);
        assertThat(hall.text(".ticks")).contains(town.name("contact") + "已交", town.name("member") + "还没有交");
        assertThat(hall.has(".agenda .tally"))
                .as("the chair does not see it either")
                .isFalse();
        assertThat(counting("contact", id, item).text(".tally")).as("their own").contains("赞成 4");
    }

    @Test
    void whereTheyDifferBothAreToldInWhatAndCountAgain() {
        count("contact", id, item, 6, 6, 6, 4, 1, 1);
        Page differs = count("member", id, item, 6, 6, 6, 5, 1, 0);
        assertThat(item(id, 1).state()).isEqualTo(Item.State.VOTING);
        for (Page page : new Page[] {differs, counting("contact", id, item)}) {
            assertThat(page.text(".msg--late")).contains("不一样", "赞成", "弃权").doesNotContain("收回", "反对、弃权");
            assertThat(page.text(".msg--late")).doesNotContain("4", "5");
        }
        assertThat(hall("secretary", id).text()).contains("不一样");
        count("contact", id, item, 6, 6, 6, 4, 1, 1);
        Page agreed = count("member", id, item, 6, 6, 6, 4, 1, 1);
        assertThat(agreed.text()).contains("两位的计票结果一样：通过");
        assertThat(item(id, 1).state()).isEqualTo(Item.State.DECIDED);
        assertThat(acts(id)).contains("count-ballots first", "count-ballots differs", "count-ballots CARRIED");
    }

    @Test
    void numbersThatCannotBeAreRefusedWithTheReason() {
        assertThat(count("contact", id, item, 7, 6, 6, 6, 0, 0).errors())
                .first()
                .asString()
                .contains("不能多于实到人数");
        assertThat(count("contact", id, item, 6, 7, 6, 6, 0, 0).errors()).hasSize(1);
        assertThat(count("contact", id, item, 6, 5, 6, 6, 0, 0).errors()).hasSize(1);
        Page refused = count("contact", id, item, 6, 6, 6, 4, 1, 0);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).first().asString().contains("有效票应等于");
        assertThat(refused.form("form[action$=/count]").value("agree")).isEqualTo("4");
        Page words = counting("contact", id, item)
                .form("form[action$=/count]")
                .set("issued", "six")
                .set("returned", "-1")
                .send();
        assertThat(words.errors()).hasSize(6);
    }

    @Test
    void whoHasEnteredWaitsForTheOther() {
        Form stale = counting("contact", id, item).form("form[action$=/count]");
        count("contact", id, item, 6, 6, 6, 4, 1, 1);
        Page twice = stale.set("issued", "6")
                .set("returned", "6")
                .set("valid", "6")
                .set("agree", "6")
                .set("against", "0")
                .set("abstain", "0")
                .send();
        assertThat(twice.status()).isEqualTo(409);
        count("member", id, item, 6, 6, 6, 4, 1, 1);
        assertThat(item(id, 1).counts().vote().agree()).isEqualTo(4);
    }

    @Test
    void whoeverEntersInTheSameMomentDecidesItOnce() throws Exception {
        counting("contact", id, item);
        counting("member", id, item);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Page>> answers = two.invokeAll(List.of(
                    () -> count("contact", id, item, 6, 6, 6, 4, 1, 1),
                    () -> count("member", id, item, 6, 6, 6, 4, 1, 1)));
            for (Future<Page> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            two.shutdownNow();
        }
        assertThat(item(id, 1).state()).isEqualTo(Item.State.DECIDED);
        assertThat(acts(id))
                .filteredOn(act -> act.equals("count-ballots CARRIED"))
                .hasSize(1);
    }

    @Test
    void onlyTheTwoCount() {
        assertThat(counting("fifth", id, item).status()).isEqualTo(403);
        assertThat(counting("secretary", id, item).status()).isEqualTo(403);
        Form form = counting("contact", id, item).form("form[action$=/count]");
        assertThat(form.set("issued", "6").sendThrough(town.as("commissioner")).status())
                .isIn(403, 422);
        assertThat(form.sendThrough(town.as("other secretary")).status()).isIn(404, 422);
        assertThat(jdbc.sql("select count(*) from meeting_count where item_id = ?")
                        .param(item)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void photographsAreKeptAndOpenedByThoseWhoServeTheMeeting() {
        Page kept = counting("contact", id, item)
                .form("form[action$=/photos]")
                .upload("photos", "ballots.pdf", Form.PDF)
                .upload("photos", "sheet.pdf", "%PDF-1.4 another".getBytes())
                .send();
        assertThat(kept.texts(".file b")).containsExactlyInAnyOrder("ballots.pdf", "sheet.pdf");
        String link = kept.html().selectFirst(".file a").attr("href");
        assertThat(town.as("member").download(link).statusCode()).isEqualTo(200);
        assertThat(town.as("fifth").download(link).statusCode()).isEqualTo(403);
        assertThat(town.as("other secretary").download(link).statusCode()).isEqualTo(404);
        assertThat(acts(id)).contains("add-photos 2", "read seen");
        Page refused = counting("contact", id, item)
                .form("form[action$=/photos]")
                .upload("photos", "virus.exe", new byte[] {'M', 'Z'})
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).hasSize(1);
    }
}
