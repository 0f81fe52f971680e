package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("启动一年的评议：每个支部一件，后台分批立案，启动两次不重复；看板逐级看，超期的一次提醒")
class LaunchTest extends EvaluationTest {

    @Test
    void everyBranchBelowGetsOneCaseAndNoneTwice() {
        for (int n = 0; n < 60; n++) {
            town.organization("small " + n, "BR", "community", false);
        }
        Form form = launchForm("committee", Map.of());
        Page board = form.send();
        UUID round = UUID.fromString(board.uri().getPath().split("/")[2]);
        assertThat(board.text()).contains("共62个党支部，已办结0个", "还有62个党支部正在立案");
        assertThat(form.send().uri().getPath()).as("pressed twice").isEqualTo("/rounds/" + round);
        assertThat(launchForm("organiser", Map.of()).send().uri().getPath())
                .as("launched again by a colleague")
                .isEqualTo("/rounds/" + round);
        work.goOver();
        work.goOver();
        assertThat(cases(round)).isEqualTo(62);
        assertThat(jdbc.sql("select count(*) from evaluation_member m join case_round_branch b on b.case_id = m.case_id"
                                + " where b.round_id = ?")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .as("six and four members")
                .isEqualTo(10);
        Page county = town.as("officer")
                .get("/rounds/new/democratic-evaluation")
                .form("form[action*=/rounds/new/]")
                .set("dueOn", clock.today().plusMonths(1).toString())
                .send();
        work.goOver();
        assertThat(county.text())
                .as("its branches have a case of the year already")
                .contains("共0个党支部");
        assertThat(ledger.isIntact(town.organizationId("street"))).isTrue();
    }

    @Test
    void whatWaitsWhenANodeStopsIsOpenedByTheNext() {
        Page board = launchForm("committee", Map.of()).send();
        UUID round = UUID.fromString(board.uri().getPath().split("/")[2]);
        assertThat(cases(round)).isZero();
        jdbc.sql("update organization set dissolved_on = ? where id = ?")
                .params(clock.today(), town.organizationId("other branch"))
                .update();
        work.goOver();
        assertThat(cases(round)).isEqualTo(1);
        assertThat(town.as("organiser")
                        .get("/rounds/" + round + "?step=refused")
                        .text())
                .as("it is said why")
                .contains(town.name("other branch"), "立不了案");
    }

    @Test
    void aWorkerKilledInTheMiddleLeavesNothingHalfDoneAndTheNextGoesOn() {
        for (int n = 0; n < 6; n++) {
            town.organization("more " + n, "BR", "community", false);
        }
        Page board = launchForm("committee", Map.of()).send();
        UUID round = UUID.fromString(board.uri().getPath().split("/")[2]);
        UUID unlucky = jdbc.sql(
                        "select branch_id from case_round_branch where round_id = ? order by branch_id offset 3 limit 1")
                .param(round)
                .query(UUID.class)
                .single();
        int orphans = orphans();
        superuser
                .jdbc()
                .sql("create function die() returns trigger language plpgsql as $$ begin"
                        + " perform pg_terminate_backend(pg_backend_pid()); return new; end $$")
                .update();
        superuser
                .jdbc()
                .sql("create trigger die after insert on evaluation for each row when (new.branch_id = '" + unlucky
                        + "') execute function die()")
                .update();
        try {
            work.goOver();
            assertThat(cases(round)).as("all but the one").isEqualTo(7);
            assertThat(casesOf(unlucky))
                    .as("what was begun for it is gone with its connection")
                    .isZero();
            assertThat(instances(round)).isEqualTo(casesOfTheRound(round));
            assertThat(orphans()).isEqualTo(orphans);
            assertThat(jdbc.sql("select problem from case_round_branch where branch_id = ?")
                            .param(unlucky)
                            .query(String.class)
                            .optional())
                    .as("it waits, it is not refused")
                    .isEmpty();
        } finally {
            superuser.jdbc().sql("drop trigger die on evaluation").update();
            superuser.jdbc().sql("drop function die()").update();
        }
        work.goOver();
        work.goOver();
        assertThat(cases(round)).isEqualTo(8);
        assertThat(casesOf(unlucky)).isEqualTo(1);
        assertThat(instances(round))
                .as("as many in the engine as in the records")
                .isEqualTo(casesOfTheRound(round));
        assertThat(orphans()).isEqualTo(orphans);
        assertThat(jdbc.sql("select count(*) - count(distinct e.branch_id) from evaluation e join case_round_branch b"
                                + " on b.branch_id = e.branch_id where b.round_id = ?")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .as("nothing twice")
                .isZero();
        assertThat(ledger.isIntact(jdbc.sql("select case_id from case_round_branch where branch_id = ?")
                        .param(unlucky)
                        .query(UUID.class)
                        .single()))
                .isTrue();
    }

    private int casesOf(UUID branch) {
        return jdbc.sql(
                        "select count(*) from case_file where organization_id = ? and procedure_key = 'democratic-evaluation'")
                .param(branch)
                .query(Integer.class)
                .single();
    }

    private int casesOfTheRound(UUID round) {
        return jdbc.sql("select count(*) from case_file c where c.procedure_key = 'democratic-evaluation'"
                        + " and c.organization_id in (select branch_id from case_round_branch where round_id = ?)")
                .param(round)
                .query(Integer.class)
                .single();
    }

    /** The cases of a round that run in the engine. */
    private int instances(UUID round) {
        return jdbc.sql("select count(distinct e.proc_inst_id_) from act_ru_execution e join case_round_branch b"
                        + " on b.case_id::text = e.proc_inst_id_ where b.round_id = ?")
                .param(round)
                .query(Integer.class)
                .single();
    }

    /** What runs in the engine and in no case. */
    private int orphans() {
        return jdbc.sql("select count(distinct e.proc_inst_id_) from act_ru_execution e"
                        + " where not exists (select from case_file c where c.id::text = e.proc_inst_id_)")
                .query(Integer.class)
                .single();
    }

    @Test
    void onlyWhoLaunchesMay() {
        for (String who : new String[] {"secretary", "member", "applicant"}) {
            assertThat(town.as(who).get("/rounds/new/democratic-evaluation").status())
                    .as(who)
                    .isEqualTo(404);
        }
        Form form = launchForm("committee", Map.of());
        assertThat(form.sendThrough(town.as("secretary")).status()).isEqualTo(404);
        assertThat(town.as("member").get("/rounds").status()).isEqualTo(404);
        assertThat(town.as("committee").get("/rounds/new/member-development").status())
                .isEqualTo(404);
        Page wrong = launchForm("committee", Map.of())
                .set("year", "99999")
                .set("dueOn", "2020-01-01")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.form("form[action*=/rounds/new/]").value("year")).isEqualTo("99999");
        Page early = launchForm(
                        "committee", Map.of("dueOn", clock.today().minusDays(1).toString()))
                .send();
        assertThat(early.text()).contains("办结期限不能早于名单日期");
    }

    @Test
    void theBoardOfEachLevelAndTheReminder() {
        UUID round = launch(Map.of());
        prepare();
        Page street = town.as("organiser").get("/rounds/" + round);
        assertThat(street.text()).contains("共2个党支部", "个人自评", town.name("branch"));
        assertThat(street.html().select("a[href*=" + walk.caseId() + "]")).isNotEmpty();
        Page self = town.as("organiser").get("/rounds/" + round + "?step=eval-self");
        assertThat(self.html().select("h3.task__what").eachText())
                .singleElement()
                .satisfies(name -> assertThat(name).isEqualTo(town.name("branch")));
        assertThat(town.as("officer").get("/rounds").text()).contains("2026年度民主评议党员");
        assertThat(town.as("officer").get("/rounds/" + round).status()).isEqualTo(200);
        Page own = town.as("other secretary").get("/rounds/" + round);
        assertThat(own.text()).contains("共1个党支部");
        assertThat(own.html().select("h3.task__what").eachText()).containsExactly(town.name("other branch"));
        assertThat(town.as("organiser")
                        .get("/rounds/" + round + "?organization=" + town.organizationId("county"))
                        .status())
                .as("above what they oversee")
                .isEqualTo(404);
        assertThat(street.has("form[action*=remind]")).isFalse();
        assertThat(town.as("organiser")
                        .get("/rounds/" + round + "?step=%27&after=%27&late=true")
                        .status())
                .isEqualTo(200);

        clock.set(clock.today().plusMonths(2).plusDays(1));
        Page late = town.as("organiser").get("/rounds/" + round);
        Page reminded = late.form("form[action*=remind]").send();
        assertThat(reminded.text()).contains("已提醒2个党支部手上有这件事的");
        assertThat(reminded.html().select("h3.task__what").eachText())
                .as("those who were told are listed")
                .containsExactlyInAnyOrder(town.name("branch"), town.name("other branch"));
        assertThat(late.form("form[action*=remind]").send().text())
                .as("the same press has the same answer")
                .contains(reminded.text(".msg--done"));
        assertThat(town.as("secretary").get("/notices").text()).contains("逾期");
        assertThat(late.form("form[action*=remind]")
                        .sendThrough(town.as("secretary"))
                        .status())
                .isEqualTo(404);
        assertThat(town.as("committee")
                        .get("/rounds/" + round)
                        .form("form[action*=remind]")
                        .send()
                        .text())
                .as("once a day")
                .contains("今天都提醒过了");
    }

    @Test
    void theBoardAsksTheSameNumberOfStatementsHoweverManyBranches() {
        UUID round = launch(Map.of());
        int few = statements(round);
        for (int n = 0; n < 20; n++) {
            town.organization("more " + n, "BR", "community", false);
            jdbc.sql("insert into case_round_branch (round_id, branch_id, procedure_key, year)"
                            + " values (?, ?, 'democratic-evaluation', 2026)")
                    .params(round, town.organizationId("more " + n))
                    .update();
        }
        work.goOver();
        assertThat(statements(round)).isEqualTo(few);
    }

    private int statements(UUID round) {
        town.as("organiser").get("/rounds/" + round);
        return statements
                .during(() -> town.as("organiser").get("/rounds/" + round))
                .size();
    }

    private int cases(UUID round) {
        return jdbc.sql("select count(*) from case_round_branch where round_id = ? and case_id is not null")
                .param(round)
                .query(Integer.class)
                .single();
    }
}
