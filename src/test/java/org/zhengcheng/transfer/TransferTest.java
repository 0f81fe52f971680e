package org.zhengcheng.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** A country around a town: another street of the county, another county of the province, another province. */
abstract class TransferTest extends ApplicationTest {

    static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    static final LocalDate UNTIL = DAY.plusDays(30);

    @Autowired
    Forms forms;

    @Autowired
    Ledger ledger;

    Town town;
    Walk walk;

    @BeforeEach
    void theCountryAround() {
        clock.set(DAY);
        town = newTown();
        town.organization("far street", "PWC", "county", true);
        staff("far", "far street");
        town.organization("district", "PC", "county", false);
        town.organization("district department", "OD", "district", false);
        town.organization("third street", "PWC", "district", true);
        staff("third", "third street");
        town.organization("foreign province", "PC", null, false);
        town.organization("foreign department", "OD", "foreign province", false);
        town.organization("foreign street", "PWC", "foreign province", true);
        staff("foreign", "foreign street");
        walk = new Walk(town, clock, jdbc, forms);
    }

    private void staff(String where, String street) {
        town.organization(where + " branch", "BR", street, false);
        for (var post : Map.of(
                        " secretary", "branch-secretary", " organiser", "organiser", " committee", "parent-committee")
                .entrySet()) {
            String seat = post.getKey().equals(" secretary") ? where + " branch" : street;
            town.person(where + post.getKey(), seat, "FULL", LocalDate.of(1970, 1, 1));
            town.post(where + post.getKey(), seat, post.getValue());
        }
    }

    /** The member opens a transfer and has its first step before them. */
    Walk open(String who) {
        return walk.with(town.as(who)
                .get("/transfers/new/relationship-transfer")
                .form("form[action*=/transfers/new/]")
                .send()
                .caseId());
    }

    /** The first step, to a branch of this system. */
    void apply(String who, String destination) {
        open(who);
        Form form = walk.fill(who, "apply-transfer", "pass", said(Map.of()));
        Page after = form.set("destination", town.organizationId(destination).toString())
                .send();
        assertThat(after.errors()).isEmpty();
        assertThat(after.taken()).isPresent();
    }

    /** The first step, to an organisation outside. */
    void applyOutside(String who, String scope) {
        open(who);
        walk.take(who, "apply-transfer", "outside", said(Map.of("outsideName", "某部队政治工作部", "outsideScope", scope)));
    }

    static Map<String, Object> said(Map<String, ?> more) {
        Map<String, Object> said = new HashMap<>(Map.of("duesPaidUntil", "2026-06"));
        said.putAll(more);
        return said;
    }

    /** From the application to the letter. */
    void dispatch(String destination) {
        apply("member", destination);
        review();
        walk.take("committee", "outgoing-committee-approve", "pass");
        issue("pass");
    }

    void review() {
        walk.take("secretary", "outgoing-branch-review", "pass");
    }

    void issue(String outcome) {
        walk.take(
                "organiser",
                "issue-transfer-letter",
                outcome,
                Map.of("validUntil", clock.today().plusDays(30)));
    }

    String state() {
        return one("select state from transfer where case_id = ?");
    }

    String kind() {
        return one("select kind from transfer where case_id = ?");
    }

    private String one(String sql) {
        return jdbc.sql(sql).param(walk.caseId()).query(String.class).single();
    }

    UUID branchOf(String person) {
        return jdbc.sql("select organization_id from person where id = ?")
                .param(town.id(person))
                .query(UUID.class)
                .single();
    }

    /** Until acceptance the origin is responsible, and the pages of both sides say so. */
    void assertOriginResponsible(String... whoReads) {
        assertThat(branchOf("member")).isEqualTo(town.organizationId("branch"));
        for (String who : whoReads) {
            Page page = walk.casePage(who);
            assertThat(page.status()).as(who).isEqualTo(200);
            assertThat(page.text()).as(who).contains("管理责任在" + town.name("branch"));
        }
    }

    void assertEnded(String result, String state) {
        assertThat(walk.result()).isEqualTo(result);
        assertThat(walk.openStep()).isEqualTo("none");
        assertThat(state()).isEqualTo(state);
        assertThat(jdbc.sql("select count(*) from transfer where person_id = ? and ended_on is null")
                        .param(town.id("member"))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from act_ru_execution where proc_inst_id_ = ?")
                        .param(walk.caseId().toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
    }
}
