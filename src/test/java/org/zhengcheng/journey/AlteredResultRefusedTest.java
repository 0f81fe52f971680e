package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.agenda.Matters;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("会议的结果不能在步骤里改：改了哪一项都不收，什么也没写下")
class AlteredResultRefusedTest extends JourneyTest {

    @Autowired
    @Qualifier("stepMatters")
    Matters matters;

    @Test
    void whateverIsSentInPlaceOfTheMeetingsAnswerIsRefused() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        walk.on(ADMITTED);
        decide(town);
        Walk.Written before = walk.written();
        for (Map.Entry<String, String> altered : List.of(
                Map.entry("agree", "4"),
                Map.entry("should", "3"),
                Map.entry("against", "1"),
                Map.entry("ballotsValid", "2"),
                Map.entry("meetingDate", ADMITTED.minusDays(1).toString()),
                Map.entry("place", "别处"),
                Map.entry("absentees", "没有"),
                Map.entry("chair", town.id("member").toString()),
                Map.entry("teller", town.id("secretary").toString()))) {
            Page page = form(walk).set(altered.getKey(), altered.getValue()).send();
            assertThat(page.status()).as(altered.getKey()).isEqualTo(422);
            assertThat(page.error(altered.getKey())).as(altered.getKey()).contains("以会议的结果为准");
            assertThat(walk.written()).isEqualTo(before);
        }
        for (String outcome : List.of("reject", "reconvene")) {
            Page page = form(walk).set("outcome", outcome).set("reason", "想改").send();
            assertThat(page.status()).as(outcome).isEqualTo(422);
            assertThat(walk.written()).isEqualTo(before);
        }
        Page same = form(walk)
                .set("agree", "3")
                .set("chair", town.id("secretary").toString())
                .send();
        assertThat(same.errors())
                .as("who sends what the meeting says has not altered it")
                .isEmpty();
        assertThat(town.standing("applicant")).isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void aCorrectionChangesThePapersAndNotTheVote() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        walk.on(ADMITTED);
        decide(town);
        assertThat(form(walk).send().errors()).isEmpty();
        walk.on(APPROVED.minusDays(5))
                .take("organiser", "parent-talk", "pass")
                .take("committee", "parent-approval", "return", Map.of("reason", "会议记录看不清"));
        assertThat(walk.openStep()).isEqualTo("correct-admission-request");
        Page back = walk.page("secretary");
        assertThat(back.text()).contains("会议记录看不清");
        assertThat(back.step().names()).doesNotContain("agree", "against", "ballotsValid", "meetingDate");
        Walk.Written before = walk.written();
        Page smuggled = walk.fill("secretary", "correct-admission-request", "pass", Map.of("changes", "重新扫描了会议记录。"))
                .set("agree", "4")
                .send();
        assertThat(smuggled.status()).isEqualTo(400);
        assertThat(walk.written()).isEqualTo(before);
        walk.take("secretary", "correct-admission-request", "pass", Map.of("changes", "重新扫描了会议记录。"));
        assertThat(walk.openStep()).isEqualTo("parent-approval");
        assertThat(jdbc.sql(
                                "select cast(submission as jsonb) ->> 'agree' from step_record where case_id = ? and step_id = 'admission-meeting'")
                        .param(walk.caseId())
                        .query(String.class)
                        .list())
                .as("the vote is on record once, as it was counted")
                .containsExactly("3");
    }

    private void decide(Town town) {
        Matter matter = matters.open(town.organizationId("branch")).get(0);
        new Hall(jdbc, town, ADMITTED)
                .matter(matter.id(), matter.caseId(), "applicant", matter.rule(), "讨论")
                .open()
                .decide("讨论", 3, "CARRIED")
                .close();
    }

    private static Form form(Walk walk) {
        return walk.page("secretary").step().set("performance", "学习认真。").upload("minutes", "minutes.pdf", Form.PDF);
    }
}
