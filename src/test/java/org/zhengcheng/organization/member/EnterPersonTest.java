package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("新建人员档案：先查身份证号有没有，同名同出生日期的先看是不是同一个人，一张表只建一份")
class EnterPersonTest extends ApplicationTest {

    private static final LocalDate BORN = LocalDate.of(1999, 9, 9);

    @Autowired
    private PersonRecords records;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;

    @BeforeEach
    void settle() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
    }

    @Test
    void theRecordHoldsWhatTheNumberSays() {
        String number = Numbers.of(BORN, 2);
        Page made =
                form("secretary").set("name", "柳依依").set("citizen_id", number).send();
        assertThat(made.text()).contains("已为柳依依建档", "1999年9月9日", "女", "建立了档案");
        assertThat(made.html().outerHtml()).doesNotContain(number);
        UUID id = UUID.fromString(made.uri().getPath().split("/")[2]);
        assertThat(records.find(id).orElseThrow().organizationId()).isEqualTo(town.organizationId("branch"));
        assertThat(records.find(id).orElseThrow().standing())
                .as("cases give a standing")
                .isNull();
    }

    @Test
    void theSameFormSentTwiceMakesOneRecord() {
        Form form = form("secretary").set("name", "柳成双");
        Page first = form.send();
        assertThat(form.send().uri()).isEqualTo(first.uri());
        assertThat(named("柳成双")).isEqualTo(1);
    }

    @Test
    void aNumberOnRecordMakesNoSecondRecord() {
        String number = Numbers.of(BORN, 1);
        transaction.executeWithoutResult(
                status -> records.write(town.id("member"), Map.of(PersonField.CITIZEN_ID, number)));
        Page refused =
                form("secretary").set("name", "另一个").set("citizen_id", number).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("citizen_id")).contains("已经有一份档案");
        assertThat(refused.texts("#alike a")).containsExactly(town.name("member"));
        Page unseen = form("other secretary")
                .set("name", "另一个")
                .set("citizen_id", number)
                .send();
        assertThat(unseen.error("citizen_id")).contains("已经有一份档案");
        assertThat(unseen.has("#alike")).as("whose it is, is not said").isFalse();
        assertThat(unseen.text()).doesNotContain(town.name("member"));
        assertThat(named("另一个")).isZero();
    }

    @Test
    void whoMayBeTheSamePersonIsShownFirst() {
        form("secretary").set("name", "柳同名").set("birth_date", BORN.toString()).send();
        Page asked = form("secretary")
                .set("name", "柳同名")
                .set("birth_date", BORN.toString())
                .send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.texts("#alike a")).containsExactly("柳同名");
        assertThat(named("柳同名")).isEqualTo(1);
        asked.form("main form").set("sure", "true").send();
        assertThat(named("柳同名")).isEqualTo(2);
        Page elsewhere = form("other secretary").set("name", "柳同名").send();
        assertThat(elsewhere.text()).as("not of people one may not see").contains("已为柳同名建档");
        Page other = form("secretary")
                .set("name", "柳同名")
                .set("birth_date", "2000-01-01")
                .send();
        assertThat(other.text()).as("born on another day").contains("已为柳同名建档");
    }

    @Test
    void whatContradictsTheNumberIsRefused() {
        String number = Numbers.of(BORN, 1);
        Page refused = form("secretary")
                .set("name", "柳不一")
                .set("citizen_id", number)
                .set("birth_date", "1999-09-10")
                .set("sex", "2")
                .send();
        assertThat(refused.error("birth_date")).contains("不一致");
        assertThat(refused.error("sex")).contains("不一致");
        assertThat(refused.errors()).hasSize(2);
        assertThat(form("secretary").send().error("name")).contains("要写姓名");
    }

    @Test
    void nobodyEntersPeopleOfAnotherBranch() {
        Form form = form("secretary")
                .set("name", "柳越界")
                .set("branch", town.organizationId("other branch").toString());
        assertThat(form.send().status()).isEqualTo(404);
        assertThat(town.as("contact").get("/people/new").status()).isEqualTo(404);
        assertThat(form("secretary")
                        .set("name", "柳越界")
                        .sendThrough(town.as("member"))
                        .status())
                .isEqualTo(404);
        assertThat(named("柳越界")).isZero();
    }

    @Test
    void aPaperCaseIsGoneOnWithForWhoWasEnteredForIt() {
        Page paper = town.as("secretary").get("/paper-cases").follow("先建档案");
        Page back = paper.form("main form").set("name", "柳补录").send();
        assertThat(back.uri().getPath()).isEqualTo("/paper-cases");
        assertThat(back.text("select[name=person] option[selected]")).isEqualTo("柳补录");
    }

    private Form form(String who) {
        return town.as(who).get("/people/new").form("main form");
    }

    private int named(String name) {
        return jdbc.sql("select count(*) from person p join organization o on o.id = p.organization_id"
                        + " where p.name = ? and o.path && array[?]")
                .params(name, town.organizationId("county"))
                .query(Integer.class)
                .single();
    }
}
