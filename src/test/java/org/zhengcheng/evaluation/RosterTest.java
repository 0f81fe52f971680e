package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.organization.Affiliated;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Standing;

@DisplayName("参评名单按名单日期那一天的组织关系和身份定")
class RosterTest extends EvaluationTest {

    @Autowired
    private People people;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whoTurnedToAnotherBranchSinceStandsWhereTheyBelongedThatDay() {
        LocalDate day = clock.today().minusDays(10);
        turn("sixth", "branch", "other branch", day.plusDays(1));
        turn("fifth", "branch", "other branch", day);
        turn("other secretary", "other branch", "branch", day.plusDays(2));
        turn("other secretary", "branch", "other branch", day.plusDays(5));
        launch(Map.of("rosterOn", day.toString()));
        assertThat(on("branch")).contains(town.name("sixth")).doesNotContain(town.name("fifth"));
        assertThat(on("other branch"))
                .contains(town.name("fifth"), town.name("other secretary"))
                .doesNotContain(town.name("sixth"));
        assertThat(jdbc.sql("select count(*) - count(distinct person_id) from evaluation_member")
                        .query(Integer.class)
                        .single())
                .as("nobody stands twice")
                .isZero();
    }

    @Test
    void whoWasNoMemberThatDayOrIsNoneAnyMoreIsLeftOut() {
        LocalDate day = clock.today().minusDays(10);
        town.person("probationer", "branch", "PROBATIONARY", LocalDate.of(1999, 1, 1));
        stand("probationer", Standing.TARGET, day.minusYears(1));
        stand("probationer", Standing.PROBATIONARY, day.plusDays(1));
        stand("sixth", Standing.FULL, day.minusYears(5));
        stand("sixth", Standing.LEFT_TRANSFERRED, day.plusDays(3));
        town.person("converted", "branch", "FULL", LocalDate.of(1998, 1, 1));
        stand("converted", Standing.PROBATIONARY, day.minusYears(1));
        stand("converted", Standing.FULL, day.plusDays(1));
        launch(Map.of("rosterOn", day.toString()));
        assertThat(on("branch"))
                .contains(town.name("converted"), town.name("fifth"))
                .doesNotContain(town.name("probationer"), town.name("sixth"));
        assertThat(jdbc.sql("select part from evaluation_member where person_id = ?")
                        .param(town.id("converted"))
                        .query(String.class)
                        .single())
                .as("on probation that day")
                .isEqualTo("PROBATIONARY");
    }

    private void turn(String who, String from, String to, LocalDate day) {
        transaction.executeWithoutResult(status -> people.affiliate(new Affiliated(
                town.id(who),
                town.organizationId(from),
                town.organizationId(to),
                day,
                UUID.randomUUID(),
                town.id("secretary"),
                "")));
    }

    private void stand(String who, Standing standing, LocalDate since) {
        transaction.executeWithoutResult(
                status -> people.changeStanding(town.id(who), standing, since, UUID.randomUUID()));
    }

    private List<String> on(String branch) {
        return jdbc.sql("select name from evaluation_member where case_id = ?")
                .param(caseOf(branch))
                .query(String.class)
                .list();
    }
}
