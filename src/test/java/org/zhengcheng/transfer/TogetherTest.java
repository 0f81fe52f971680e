package org.zhengcheng.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("一班人一起接收：选多人按一次，每人各办一件、各有结果，办不成的说明是谁、为什么")
class TogetherTest extends TransferTest {

    private static final String ACCEPT = "/transfers/together/receiving-branch-accept";

    @Test
    @DisplayName("党委一起审核、支部一起接收、一起退回执：每人各有记录、各有党费起交月，再按一次还是这些结果")
    void aClassIsReceived() {
        List<UUID> cases = onTheirWay("graduate one", "graduate two", "graduate three");
        assertThat(town.as("far organiser").get("/transfers").text(".block:has(a[href*=/together/])"))
                .contains("接收党委审核", "3人");
        all("far organiser", "receiving-committee-review").send();
        assertThat(town.as("far secretary").get("/transfers").text("main")).contains("可以多人一起办的", "接收支部接收");
        Page choice = town.as("far secretary").get(ACCEPT);
        assertThat(choice.text("main"))
                .contains(town.name("graduate one"), town.name("graduate two"), town.name("graduate three"))
                .contains(town.name("branch") + " → " + town.name("far branch"), "有效期至");
        Form form = choice.form("form[data-many]");
        assertThat(form.value("acceptedDate")).isEqualTo(clock.today().toString());
        assertThat(form.values()).as("nobody is accepted by default").doesNotContainKey("chosen");
        form.set("chosen", form.options("chosen").toArray(String[]::new)).set("partyGroup", "第二党小组");
        Page done = form.send();
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("[role=status]")).contains("办好了，共3人");
        Page again = form.send();
        assertThat(again.text("main")).as("the same press gets the same answer").isEqualTo(done.text("main"));
        for (UUID caseId : cases) {
            assertThat(jdbc.sql("select state from transfer where case_id = ?")
                            .param(caseId)
                            .query(String.class)
                            .single())
                    .isEqualTo("ACCEPTED");
            assertThat(jdbc.sql(
                                    "select count(*) from step_record where case_id = ? and step_id = 'receiving-branch-accept'")
                            .param(caseId)
                            .query(Integer.class)
                            .single())
                    .isOne();
            UUID record = jdbc.sql(
                            "select id from step_record where case_id = ? and step_id = 'receiving-branch-accept'")
                    .param(caseId)
                    .query(UUID.class)
                    .single();
            assertThat(town.as("far secretary")
                            .get("/cases/" + caseId + "/records/" + record)
                            .text())
                    .contains("第二党小组", "2026年7月");
            assertThat(ledger.isIntact(caseId)).isTrue();
        }
        assertThat(all("far organiser", "send-receipt").send().text("[role=status]"))
                .contains("共3人");
        assertThat(town.as("far secretary").get(ACCEPT).text("main")).contains("现在没有等您办的");
    }

    @Test
    @DisplayName("有人在这期间办过了、过了期：只有这一件没办成，说出是谁和为什么，别人照办")
    void whatStandsAgainstOneKeepsNobodyElse() {
        List<UUID> cases = onTheirWay("graduate one", "graduate two", "graduate three");
        Form form = all("far organiser", "receiving-committee-review");
        town.as("organiser")
                .get("/cases/" + cases.get(0) + "/letter")
                .form("form[action$=/reissue]")
                .set("reason", "途中丢失")
                .set("days", "1")
                .send();
        walk.with(cases.get(1)).take("far organiser", "receiving-committee-review", "pass");
        clock.set(DAY.plusDays(2));
        Page results = form.set("reviewedDate", clock.today().toString()).send();
        assertThat(results.status()).isEqualTo(200);
        assertThat(results.text("[role=status]")).contains("办好1人，2人没有办成");
        assertThat(results.text(".log li:contains(" + town.name("graduate one") + ")"))
                .contains("介绍信已在", "过期", "单独办理");
        assertThat(results.text(".log li:contains(" + town.name("graduate two") + ")"))
                .contains("已经有人办过了");
        assertThat(results.text(".papers-in")).isEqualTo(town.name("graduate three"));
    }

    @Test
    @DisplayName("没选人、日期空着：说在那一栏，选好的、填好的都还在，谁也没有办")
    void whatIsWrongWithEverybodyIsSaidOnce() {
        List<UUID> cases = onTheirWay("graduate one", "graduate two");
        Form form = town.as("far organiser")
                .get("/transfers/together/receiving-committee-review")
                .form("form[data-many]");
        Page nobody = form.send();
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.error("chosen")).contains("还没有选人");
        String[] chosen = form.options("chosen").toArray(String[]::new);
        Page empty = form.set("chosen", chosen)
                .set("reviewedDate", "")
                .set("reason", "一起审核")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.error("reviewedDate")).isNotBlank();
        Form kept = empty.form("form[data-many]");
        assertThat(kept.values().get("chosen")).containsExactly(chosen);
        assertThat(kept.value("reason")).isEqualTo("一起审核");
        assertThat(jdbc.sql("select count(*) from step_record where step_id = 'receiving-committee-review'"
                                + " and case_id = any(?)")
                        .param(cases.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("只有任这个职的人打得开；别人的一件拿来混在里面，不办，也不说是谁")
    void strangersAreRefused() {
        onTheirWay("graduate one", "graduate two");
        for (String who : new String[] {"member", "contact", "secretary"}) {
            assertThat(town.as(who)
                            .get("/transfers/together/receiving-committee-review")
                            .status())
                    .as(who)
                    .isEqualTo(404);
        }
        assertThat(town.as("far organiser")
                        .get("/transfers/together/outgoing-committee-approve")
                        .status())
                .as("an approval is no such step")
                .isEqualTo(404);
        Form form = all("far organiser", "receiving-committee-review");
        assertThat(form.sendThrough(town.as("secretary")).status()).isEqualTo(404);
        Page page = form.sendThrough(town.as("third organiser"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text("main")).contains("不由您办").doesNotContain(town.name("graduate one"));
        Form nonsense = all("far organiser", "receiving-committee-review").set("chosen", "1_2_3", "x", "");
        assertThat(nonsense.send().error("chosen")).contains("还没有选人");
    }

    @Test
    @DisplayName("介绍信一起开，编号各是各的；转到系统外的不在里面；语句数不随人数多")
    void lettersAreIssuedTogether() {
        List<UUID> cases = approved("graduate one", "graduate two");
        town.as("organiser").get("/transfers/together/issue-transfer-letter");
        int two = statements
                .during(() -> town.as("organiser").get("/transfers/together/issue-transfer-letter"))
                .size();
        approved("graduate three", "graduate four");
        assertThat(statements.during(() -> town.as("organiser").get("/transfers/together/issue-transfer-letter")))
                .hasSize(two);
        Form form = all("organiser", "issue-transfer-letter");
        assertThat(form.value("validUntil")).isEqualTo(UNTIL.toString());
        assertThat(form.asks("nationalNumber"))
                .as("differs from one to the next")
                .isFalse();
        form.set("postalAddress", "示范路1号").set("fax", "000-0000-0002").set("postcode", "100000");
        assertThat(form.send().text("[role=status]")).contains("办好了，共4人");
        assertThat(town.as("organiser")
                        .get("/cases/" + cases.get(1) + "/letter")
                        .text(".letter"))
                .contains("示范路1号", "000-0000-0002", "100000");
        assertThat(jdbc.sql("select distinct number from transfer_letter where case_id = any(?)")
                        .param(cases.toArray(UUID[]::new))
                        .query(String.class)
                        .list())
                .hasSize(2);
    }

    /** Everybody who waits there is chosen. */
    private Form all(String who, String step) {
        Form form = town.as(who).get("/transfers/together/" + step).form("form[data-many]");
        return form.set("chosen", form.options("chosen").toArray(String[]::new));
    }

    private List<UUID> onTheirWay(String... who) {
        List<UUID> cases = approved(who);
        cases.forEach(caseId -> {
            walk.with(caseId);
            issue("pass");
        });
        return cases;
    }

    private List<UUID> approved(String... who) {
        List<UUID> cases = new ArrayList<>();
        for (String one : who) {
            town.person(one, "branch", "FULL", LocalDate.of(2003, 9, 1));
            apply(one, "far branch");
            review();
            walk.take("committee", "outgoing-committee-approve", "pass");
            cases.add(walk.caseId());
        }
        return cases;
    }
}
