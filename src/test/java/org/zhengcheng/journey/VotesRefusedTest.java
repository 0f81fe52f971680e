package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("支部大会表决：超过应到半数到会才能开会，赞成超过应到半数才通过（细则第十九条、第二十条）")
class VotesRefusedTest extends JourneyTest {

    private static final String REASON = "照实记录会议情况";

    @Test
    void theOutcomeFollowsFromTheCountAndNotFromTheButton() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        walk.on(ADMITTED);

        inquorate(walk, 10, 5, 5, 3);
        inquorate(walk, 16, 8, 8, 0);
        failed(walk, 10, 6, 5, 0);
        carried(walk, 10, 6, 5, 1);
        carried(walk, 16, 16, 9, 0);
        carried(walk, 9, 5, 5, 0);
        carried(walk, 3, 2, 2, 0);
        impossible(walk);

        walk.take("secretary", "admission-meeting", "reconvene", count(10, 5, 5, 3));
        assertThat(walk.openStep()).as("to be held again").isEqualTo("admission-meeting");
        assertThat(town.standing("applicant")).isEqualTo("TARGET");
        walk.take("secretary", "admission-meeting", "pass", count(10, 6, 5, 1));
        assertThat(town.standing("applicant")).isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void aVoteThatFailedEndsTheCase() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        walk.on(ADMITTED).take("secretary", "admission-meeting", "reject", count(10, 6, 5, 0));
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
        assertThat(town.standingSince("applicant")).isEqualTo(ADMITTED);
        assertEnded(walk, "未接收为预备党员");
    }

    @Test
    @DisplayName("支委会研究：半数以上委员到会，到会过半数同意；不设支委会的由支部大会研究")
    void aBranchCommitteeDecidesWithHalfOfItsMembersPresent() {
        Town town = newTown();
        Walk walk = begin(town);
        apply(walk, COURSE);
        walk.on(ACTIVIST);
        refused(walk, "nominate-activist", "pass", committee(5, 2, 2), "outcome", "没有达到会议人数要求");
        refused(walk, "nominate-activist", "pass", committee(6, 4, 2), "outcome", "表决没有通过");
        refused(walk, "nominate-activist", "reject", committee(6, 3, 2), "outcome", "表决已通过");
        walk.take("secretary", "nominate-activist", "reject", committee(6, 4, 2));
        assertThat(walk.openStep()).as("may be decided on again").isEqualTo("nominate-activist");
        walk.take("secretary", "nominate-activist", "pass", committee(6, 3, 2));
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
    }

    private static void inquorate(Walk walk, int should, int actual, int agree, int written) {
        Map<String, ?> count = count(should, actual, agree, written);
        for (String outcome : List.of("pass", "reject")) {
            refused(walk, outcome, count, "没有达到会议人数要求", "应到" + should + "人，实到" + actual + "人");
        }
    }

    private static void failed(Walk walk, int should, int actual, int agree, int written) {
        Map<String, ?> count = count(should, actual, agree, written);
        for (String outcome : List.of("pass", "reconvene")) {
            refused(walk, outcome, count, "表决没有通过", "应到" + should + "人，实到" + actual + "人");
        }
    }

    private static void carried(Walk walk, int should, int actual, int agree, int written) {
        refused(walk, "reject", count(should, actual, agree, written), "表决已通过", "赞成" + (agree + written) + "票");
    }

    private static void impossible(Walk walk) {
        for (Map.Entry<Map<String, ?>, String> wrong : List.<Map.Entry<Map<String, ?>, String>>of(
                Map.entry(count(0, 0, 0, 0), "请写应到人数"),
                Map.entry(count(10, 11, 11, 0), "实到人数多于应到人数"),
                Map.entry(count(10, 8, 8, 3), "加会前书面意见多于应到人数"),
                Map.entry(with(count(10, 8, 8, 0), "agree", 9), "多于实到人数"),
                Map.entry(with(count(10, 8, 8, 0), "ballotsIssued", 9), "发出的不能多于实到人数"),
                Map.entry(with(count(10, 8, 8, 0), "ballotsReturned", 9), "收回的票不能多于发出的"),
                Map.entry(with(count(10, 8, 8, 0), "ballotsValid", 7), "有效票应等于"))) {
            refused(walk, "admission-meeting", "pass", wrong.getKey(), "should", wrong.getValue());
        }
    }

    private static void refused(Walk walk, String outcome, Map<String, ?> count, String... why) {
        refused(walk, "admission-meeting", outcome, count, "outcome", why);
    }

    private static void refused(
            Walk walk, String stepId, String outcome, Map<String, ?> count, String field, String... why) {
        Walk.Written before = walk.written();
        Page page = walk.send("secretary", stepId, outcome, count);
        assertThat(page.status()).as("%s with %s", outcome, count).isEqualTo(422);
        assertThat(page.error(field)).as("%s with %s", outcome, count).contains(why);
        assertThat(walk.written()).isEqualTo(before);
    }

    /** A meeting at which whoever came and did not agree was against. */
    private static Map<String, Object> count(int should, int actual, int agree, int writtenAgree) {
        return Map.of(
                "should", should,
                "actual", actual,
                "agree", agree,
                "against", actual - agree,
                "writtenAgree", writtenAgree,
                "ballotsIssued", actual,
                "ballotsReturned", actual,
                "ballotsValid", actual,
                "reason", REASON);
    }

    private static Map<String, Object> committee(int should, int actual, int agree) {
        return Map.of("should", should, "actual", actual, "agree", agree, "against", actual - agree, "reason", REASON);
    }

    private static Map<String, Object> with(Map<String, Object> count, String name, int number) {
        Map<String, Object> other = new HashMap<>(count);
        other.put(name, number);
        return other;
    }
}
