package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("介绍人资格（细则第十四条）、集中培训（第十七条）、将离开单位（第十八条）")
class NamedRulesTest extends JourneyTest {

    @Test
    @DisplayName("受留党察看处分的不能作介绍人，写了理由也不行")
    void whoIsOnProbationWithinThePartyCannotIntroduce() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        town.sanction("member", "DISCIPLINE_PROBATION");

        Page refused = assign(walk, List.of("contact", "member"), "确需由其担任");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("introducers")).contains(town.name("member"), "留党察看");
        assertThat(walk.openStep()).isEqualTo("assign-introducers");
    }

    @Test
    @DisplayName("在较轻处分影响期内的、本支部书记作介绍人的，写明理由才能办")
    void aLighterSanctionAndTheSecretarysOfficeWantAReason() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        town.sanction("member", "DISCIPLINE_WARNING");

        Page refused = assign(walk, List.of("secretary", "member"), null);
        assertThat(refused.errors())
                .anyMatch(error -> error.contains(town.name("member")) && error.contains("影响期"))
                .anyMatch(error -> error.contains(town.name("secretary")) && error.contains("书记"));

        assertThat(assign(walk, List.of("secretary", "member"), "支部党员少").taken())
                .isPresent();
        assertThat(walk.casePage("organiser").text()).contains("支部党员少");
    }

    @Test
    @DisplayName("支部大会前复查：其间受了留党察看处分的，不能通过")
    void introducersAreLookedAtAgainAtTheMeeting() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        town.sanction("contact", "DISCIPLINE_PROBATION");

        Page refused = walk.on(ADMITTED).send("secretary", "admission-meeting", "pass", Map.of());

        assertThat(refused.errors()).anyMatch(error -> error.contains(town.name("contact")));
        assertThat(walk.openStep()).isEqualTo("admission-meeting");
    }

    @Test
    @DisplayName("培训不少于三天或者不少于二十四学时，满足其一即可")
    void trainingIsLongEnoughByDaysOrByHours() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        assign(walk, List.of("contact", "member"), null);
        walk.take("secretary", "political-review", "pass");

        Page refused = walk.send("organiser", "intensive-training", "pass", Map.of("days", "2", "hours", "23"));
        assertThat(refused.error("days")).contains("二十四");

        walk.take("organiser", "intensive-training", "pass", Map.of("days", "2", "hours", "24"));
    }

    @Test
    @DisplayName("三个月内将离开单位的一般不办理，确需办理的写明理由")
    void whoLeavesSoonIsAdmittedWithAReasonOnly() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareReview(walk, TARGET.plusDays(20));
        walk.on(TARGET.plusDays(40)).take("secretary", "committee-review", "pass");
        String soon = clock.today().plusMonths(3).toString();
        String later = clock.today().plusMonths(3).plusDays(1).toString();

        Page refused = walk.send("organiser", "parent-prereview", "pass", Map.of("expectedLeaveDate", soon));
        assertThat(refused.error("expectedLeaveDate")).contains("三个月");

        walk.take("organiser", "parent-prereview", "pass", Map.of("expectedLeaveDate", later));
    }

    private Page assign(Walk walk, List<String> introducers, String reason) {
        Map<String, ?> answers = reason == null
                ? Map.of("introducers", introducers)
                : Map.of("introducers", introducers, "reason", reason);
        return walk.on(TARGET.plusDays(20)).send("commissioner", "assign-introducers", "pass", answers);
    }
}
