package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("改资料：本人申请，支部核对，改前改后都记下；书记自己的由别人核对")
class ChangeOfDataTest extends ApplicationTest {

    @Autowired
    private PersonRecords records;

    @Autowired
    private Ledger ledger;

    private Town town;

    @BeforeEach
    void settle() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
    }

    @Test
    void whatAPersonAsksForIsChangedWhenTheSecretaryAgrees() {
        propose("applicant", "nation", "03");
        assertThat(value("applicant", PersonField.NATION))
                .as("nothing changes by asking")
                .isNull();
        Page home = town.as("secretary").get("/");
        assertThat(home.text()).contains("有1项资料变更等您核对");
        assertThat(town.as("secretary").get("/notices").text()).contains(town.name("applicant") + "申请改自己的资料");
        Page list = home.follow("去核对");
        assertThat(list.text()).contains(town.name("applicant"), "民族", "填为“回族”");
        Page done = list.form("form:has(input[value=true])").send();
        assertThat(done.text()).contains("已经照改", "没有要核对的");
        assertThat(value("applicant", PersonField.NATION)).isEqualTo("03");
        Page own = town.as("applicant").get("/me/record");
        assertThat(own.text()).contains("改了资料：民族", "本人申请改：民族", town.name("secretary") + "同意了");
        assertThat(town.as("applicant").get("/notices").text()).contains("您申请改的资料");
        assertThat(ledger.isIntact(town.id("applicant"))).isTrue();
        assertThat(entries("applicant")).isEqualTo(1);
    }

    @Test
    void aRefusalNeedsAReasonThatThePersonReads() {
        propose("applicant", "education", "21");
        Page list = town.as("commissioner").get("/people/changes");
        Page wanting = list.form("form:has(input[value=false])").send();
        assertThat(wanting.status()).isEqualTo(422);
        assertThat(wanting.text()).contains("要写理由");
        wanting.form("form:has(input[value=false])").set("reason", "毕业证还没有交来").send();
        assertThat(value("applicant", PersonField.EDUCATION)).isNull();
        assertThat(town.as("applicant").get("/me/record").text())
                .contains("没有同意改：学历", "毕业证还没有交来", town.name("commissioner"));
    }

    @Test
    void aSecretarysOwnDataIsConfirmedBySomebodyElse() {
        propose("secretary", "job", "教师");
        assertThat(town.as("secretary").get("/people/changes").text()).contains("没有要核对的");
        assertThat(town.as("secretary").get("/").text()).doesNotContain("资料变更等您核对");
        Page list = town.as("commissioner").get("/people/changes");
        Page tried = list.form("form:has(input[value=true])").sendThrough(town.as("secretary"));
        assertThat(tried.status()).isEqualTo(404);
        assertThat(value("secretary", PersonField.JOB)).isNull();
        assertThat(town.as("secretary")
                        .get("/people/" + town.id("secretary") + "/change")
                        .status())
                .isEqualTo(404);
        list.form("form:has(input[value=true])").send();
        assertThat(value("secretary", PersonField.JOB)).isEqualTo("教师");
    }

    @Test
    void strangersDecideNothing() {
        propose("applicant", "job", "司机");
        Page list = town.as("secretary").get("/people/changes");
        assertThat(town.as("other secretary").get("/people/changes").text()).contains("没有要核对的");
        for (String who : new String[] {"other secretary", "member", "applicant"}) {
            assertThat(list.form("form:has(input[value=true])")
                            .sendThrough(town.as(who))
                            .status())
                    .as(who)
                    .isEqualTo(404);
        }
        assertThat(value("applicant", PersonField.JOB)).isNull();
        assertThat(town.as("officer").get("/people/changes").text()).contains("司机");
    }

    @Test
    void twoWhoDecideAtOnceDecideOnce() {
        propose("applicant", "job", "司机");
        Page first = town.as("secretary").get("/people/changes");
        Page second = town.as("commissioner").get("/people/changes");
        first.form("form:has(input[value=true])").send();
        Page late =
                second.form("form:has(input[value=false])").set("reason", "不对吧").send();
        assertThat(late.text()).contains("别人已经定了");
        assertThat(value("applicant", PersonField.JOB)).isEqualTo("司机");
    }

    @Test
    void aNumberIsAskedForEncryptedAndMasked() {
        String number = Numbers.of(LocalDate.of(1998, 5, 20), 2);
        propose("applicant", "citizen_id", number);
        Page list = town.as("secretary").get("/people/changes");
        assertThat(list.html().outerHtml()).doesNotContain(number).contains("••••" + number.substring(14));
        assertThat(jdbc.sql(
                                "select c || ' ' || e from (select cast(c as text) c from change_proposal c where person_id = :id) a,"
                                        + " (select cast(e as text) e from person_event e where person_id = :id) b")
                        .param("id", town.id("applicant"))
                        .query(String.class)
                        .single())
                .contains("aes:")
                .doesNotContain(number);
        list.form("form:has(input[value=true])").send();
        assertThat(records.bearer(CitizenId.of(number).orElseThrow())).contains(town.id("applicant"));
        Page taken = proposal("member", "citizen_id", number);
        assertThat(taken.status()).as("nobody learns from asking whose it is").isEqualTo(200);
        Page refused = town.as("secretary")
                .get("/people/changes")
                .form("form:has(input[value=true])")
                .send();
        assertThat(refused.text()).contains("另一个人的档案");
        assertThat(value("member", PersonField.CITIZEN_ID)).isNull();
    }

    @Test
    void whatCannotBeIsRefusedAndSaysWhy() {
        assertThat(proposal("applicant", "citizen_id", "110105194912310021").text())
                .contains("请对照证件检查");
        assertThat(proposal("applicant", "nation", "99").text()).contains("请从列出的里面选");
        assertThat(proposal("applicant", "league_since", "2026-06-02").text()).contains("不晚于今天");
        propose("applicant", "job", "司机");
        assertThat(proposal("applicant", "job", "教师").text()).contains("还在等核对");
        assertThat(town.as("applicant")
                        .get("/me/record/change?field=political_status")
                        .status())
                .as("follows from the standing")
                .isEqualTo(404);
        Page own = town.as("applicant").get("/me/record");
        own.form("form[action$=take-back]").send();
        propose("applicant", "job", "教师");
        assertThat(town.as("secretary").get("/people/changes").text())
                .contains("教师")
                .doesNotContain("司机");
    }

    @Test
    void theSecretaryChangesARecordAndEveryValueIsWrittenDown() {
        Page form = town.as("secretary").get("/people/" + town.id("applicant") + "/change");
        String number = Numbers.of(LocalDate.of(1998, 5, 20), 1);
        Page wrong = form.form("main form")
                .set("nation", "03")
                .set("citizen_id", "12345")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.error("citizen_id")).contains("请对照证件检查");
        Page done = wrong.form("main form")
                .set("citizen_id", number)
                .set("sex", "1")
                .send();
        assertThat(done.text()).contains("改了3项", "改了资料：民族", "改了资料：公民身份号码");
        assertThat(done.html().outerHtml()).doesNotContain(number);
        Page stale = form.form("main form").set("nation", "04").send();
        assertThat(stale.status()).as("filled in upon what was there before").isEqualTo(422);
        assertThat(stale.text()).contains("别人改了这份档案");
        assertThat(value("applicant", PersonField.NATION)).isEqualTo("03");
        assertThat(entries("applicant")).isEqualTo(1);
    }

    private void propose(String who, String field, String value) {
        Page answer = proposal(who, field, value);
        assertThat(answer.text()).contains("已经交给支部核对");
    }

    private Page proposal(String who, String field, String value) {
        return town.as(who)
                .get("/me/record/change?field=" + field)
                .form("main form")
                .set(field, value)
                .send();
    }

    private String value(String who, PersonField field) {
        return records.find(town.id(who)).orElseThrow().value(field);
    }

    private int entries(String who) {
        return jdbc.sql("select count(*) from ledger_entry where chain_id = ?")
                .param(town.id(who))
                .query(Integer.class)
                .single();
    }
}
