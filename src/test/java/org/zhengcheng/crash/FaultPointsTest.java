package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** The database fails right after one of the writes of a request, each in turn: nothing of the request remains. */
@DisplayName("一次办理要么全部记下，要么什么也没有发生")
class FaultPointsTest extends ApplicationTest {

    private static final String MESSAGE = "planted fault";

    /** Every table a step or an opening writes; uploads are kept on purpose and not among them. */
    private static final List<String> TABLES = List.of(
            "operation",
            "case_file",
            "case_number",
            "case_participant",
            "step_record",
            "step_file",
            "standing_change",
            "person",
            "inbox_item",
            "notice",
            "ledger_entry",
            "ledger_head",
            "ledger_personal",
            "ledger_unsealed",
            "act_ru_task",
            "act_ru_execution",
            "act_ru_variable",
            "act_ru_event_subscr",
            "act_ru_identitylink",
            "act_ru_actinst");

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeEach
    void inANewTown() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms);
    }

    @AfterEach
    void repair() {
        superuser.jdbc().sql("drop function if exists planted_fault() cascade").update();
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(
            strings = {
                "insert on operation",
                "insert on step_record",
                "insert on step_file",
                "insert on standing_change",
                "update on person",
                "update on case_file",
                "delete on act_ru_task",
                "insert on act_ru_task",
                "update on act_ru_execution",
                "delete on inbox_item",
                "insert on inbox_item",
                "insert on notice",
                "insert on ledger_entry",
                "commit of operation",
                "commit of ledger_entry"
            })
    @DisplayName("办一步时数据库在任何一处出错，都等于没有办")
    void aStepIsWholeOrNotAtAll(String fault) {
        walk.begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass");
        Form form = walk.fill("secretary", "nominate-activist", "pass", Map.of());

        assertFailsWithoutATrace(fault, form);

        Page done = form.send();
        assertThat(done.taken()).as(done.text()).isPresent();
        assertThat(form.send().uri()).as("sent once more").isEqualTo(done.uri());
        assertThat(walk.openStep()).isEqualTo("file-activist");
        assertThat(walk.version()).isEqualTo(4);
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
        assertThat(count("select count(*) from step_record where case_id = ?", walk.caseId()))
                .isEqualTo(4);
        assertThat(count("select count(*) from ledger_entry where chain_id = ?", walk.caseId()))
                .isEqualTo(5);
        assertThat(count("select count(*) from standing_change where person_id = ?", town.id("applicant")))
                .as("applicant, then activist")
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(
            strings = {
                "insert on operation",
                "insert on case_number",
                "insert on case_file",
                "insert on act_ru_execution",
                "insert on act_ru_task",
                "insert on inbox_item",
                "insert on ledger_entry",
                "commit of ledger_entry"
            })
    @DisplayName("开始一件事时数据库出错，就没有开始")
    void aCaseIsOpenedWholeOrNotAtAll(String fault) {
        // The number of the year is made, not raised, by the first case of all.
        String planted = fault.replace("insert on case_number", "insert or update on case_number");
        Form form = town.as("applicant").get("/").follow("了解并开始").form("form[action*=/procedures/]");

        assertFailsWithoutATrace(planted, form);

        UUID opened = form.send().caseId();
        assertThat(form.send().caseId()).as("sent once more").isEqualTo(opened);
        assertThat(count("select count(*) from case_file where person_id = ?", town.id("applicant")))
                .isEqualTo(1);
        assertThat(count("select count(*) from ledger_entry where chain_id = ?", opened))
                .isEqualTo(1);
        assertThat(count("select count(*) from act_ru_task where proc_inst_id_ = ?", opened.toString()))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(
            strings = {
                "insert on step_record",
                "delete on act_ru_task",
                "delete on act_ru_execution",
                "update on case_file",
                "commit of ledger_entry"
            })
    @DisplayName("撤回申请时数据库出错，案件照旧")
    void anActIsWholeOrNotAtAll(String fault) {
        walk.begin().take("applicant", "submit-application", "pass");
        Form form = walk.fill(
                town.as("applicant")
                        .get("/cases/" + walk.caseId() + "/steps/withdraw")
                        .step(),
                "pass",
                Map.of());

        assertFailsWithoutATrace(fault, form);

        Page done = form.send();
        assertThat(done.taken()).as(done.text()).isPresent();
        assertThat(form.send().uri()).as("sent once more").isEqualTo(done.uri());
        assertThat(walk.openStep()).isEqualTo("none");
        assertThat(count(
                        "select count(*) from act_ru_execution where proc_inst_id_ = ?",
                        walk.caseId().toString()))
                .isZero();
    }

    private void assertFailsWithoutATrace(String fault, Form form) {
        Map<String, String> before = everything();
        plant(fault);

        Page failed = form.send();

        assertThat(failed.status()).as(failed.text()).isEqualTo(500);
        assertThat(failed.text("h1")).isEqualTo("出错了");
        assertThat(failed.html().html()).doesNotContain(MESSAGE, "Exception", "org.zhengcheng", "org.postgresql");
        repair();
        assertThat(everything()).isEqualTo(before);
    }

    /** {@code insert on t} fails right after the write, {@code commit of t} when the transaction is to end. */
    private void plant(String fault) {
        superuser
                .jdbc()
                .sql("create function planted_fault() returns trigger language plpgsql as"
                        + " $$ begin raise exception '" + MESSAGE + "'; end $$")
                .update();
        superuser
                .jdbc()
                .sql(
                        fault.startsWith("commit of ")
                                ? "create constraint trigger planted_fault after insert on "
                                        + fault.substring("commit of ".length())
                                        + " deferrable initially deferred for each row execute function planted_fault()"
                                : "create trigger planted_fault after " + fault
                                        + " for each row execute function planted_fault()")
                .update();
    }

    private Map<String, String> everything() {
        Map<String, String> contents = new LinkedHashMap<>();
        TABLES.forEach(table -> contents.put(
                table,
                jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                + table + " t")
                        .query(String.class)
                        .single()));
        return contents;
    }

    private int count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Integer.class).single();
    }
}
