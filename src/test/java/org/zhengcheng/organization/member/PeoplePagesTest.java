package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("人员：只看得到自己任职的党组织和下级的人；完整身份证号一个一个看，要理由，记台账，本人看得到")
class PeoplePagesTest extends ApplicationTest {

    private static final LocalDate BORN = LocalDate.of(1998, 5, 20);

    @Autowired
    private PersonRecords records;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Ledger ledger;

    private Town town;
    private String number;

    @BeforeEach
    void settle() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        number = Numbers.of(BORN, 1);
        write("applicant", Map.of(PersonField.CITIZEN_ID, number, PersonField.NAME, "曾小明"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"曾", "曾小明", "小明", "zengx", "zxm", " Zeng XiaoMing "})
    void aPersonIsFoundByNamePinyinAndInitials(String typed) {
        Page found = find("secretary", typed);
        assertThat(found.texts(".task__what")).containsExactly("曾小明");
        assertThat(found.html().outerHtml()).doesNotContain(number);
    }

    @Test
    void aPersonIsFoundByTheWholeNumberAndNoPageOrAddressHoldsIt() {
        Page found = find("secretary", number.toLowerCase());
        assertThat(found.uri().getPath()).isEqualTo("/people/" + town.id("applicant"));
        assertThat(found.html().outerHtml()).doesNotContain(number);
        assertThat(found.text()).contains("曾小明", "••••••••••••••" + number.substring(14));
        assertThat(find("other secretary", number).text()).contains("您看得到的人里，没有谁是这个身份证号");
        assertThat(find("secretary", number.substring(0, 17) + (number.endsWith("1") ? "2" : "1"))
                        .text())
                .contains("请对照证件");
        assertThat(town.as("secretary").get("/people?q=" + number).html().outerHtml())
                .as("not even if it is written into the address")
                .doesNotContain(number);
    }

    @Test
    void everyoneSeesTheirOwnOrganisationsAndThoseBelow() {
        UUID applicant = town.id("applicant");
        for (String who : List.of("secretary", "commissioner", "organiser", "committee", "officer")) {
            assertThat(town.as(who).get("/people/" + applicant).status())
                    .as(who)
                    .isEqualTo(200);
            assertThat(find(who, "曾小明").texts(".task__what")).as(who).containsExactly("曾小明");
        }
        for (String who : List.of("other secretary", "contact", "applicant", "member")) {
            assertThat(town.as(who).get("/people/" + applicant).status())
                    .as(who)
                    .isEqualTo(404);
        }
        assertThat(town.as("contact").get("/people").status()).isEqualTo(404);
        assertThat(find("other secretary", "曾小明").texts(".task__what")).isEmpty();
    }

    @Test
    void anAdministratorSeesNobody() {
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        assertThat(town.as("admin").get("/people").status()).isEqualTo(404);
        assertThat(town.as("admin")
                        .get("/people/" + town.id("applicant") + "/number")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aNumberIsShownOnceForAReasonWrittenDownAndToldToThePerson() {
        Page ask = town.as("secretary").get("/people/" + town.id("applicant")).follow("看完整身份证号");
        Page refused = ask.form("main form").set("reason", " ").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().outerHtml()).doesNotContain(number);
        Page shown = refused.form("main form").set("reason", "填组织关系介绍信").send();
        assertThat(shown.text("#number")).isEqualTo(number);
        assertThat(town.as("secretary")
                        .get("/people/" + town.id("applicant"))
                        .html()
                        .outerHtml())
                .doesNotContain(number);
        Page own = town.as("applicant").get("/me/record");
        assertThat(own.text()).contains("谁看过我的完整号码", town.name("secretary"), "填组织关系介绍信");
        assertThat(own.html().outerHtml()).doesNotContain(number);
        assertThat(jdbc.sql("select convert_from(body, 'UTF8') from ledger_entry where chain_id = ?")
                        .param(town.id("applicant"))
                        .query(String.class)
                        .list())
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry)
                        .contains("\"act\":\"number\"", town.id("secretary").toString())
                        .doesNotContain(number));
        assertThat(ledger.isIntact(town.id("applicant"))).isTrue();
    }

    @Test
    void onlyWhoNeedsWholeNumbersSeesThem() {
        String path = "/people/" + town.id("applicant") + "/number";
        for (String who : List.of("secretary", "commissioner", "officer")) {
            assertThat(town.as(who).get(path).status()).as(who).isEqualTo(200);
        }
        for (String who : List.of("organiser", "committee", "other secretary", "contact", "applicant")) {
            assertThat(town.as(who).get(path).status()).as(who).isEqualTo(404);
        }
        Page form = town.as("secretary").get(path);
        Page sent = form.form("main form").set("reason", "冒用").sendThrough(town.as("organiser"));
        assertThat(sent.status()).isEqualTo(404);
        assertThat(seen("organiser")).isZero();
    }

    @Test
    void aTelephoneNumberIsAskedForLikeTheOther() {
        write("applicant", Map.of(PersonField.PHONE, "19900000001"));
        String path = "/people/" + town.id("applicant");
        assertThat(town.as("secretary").get(path).html().outerHtml()).doesNotContain("19900000001");
        Page ask = town.as("secretary").get(path).follow("看完整电话");
        assertThat(ask.html().outerHtml()).doesNotContain("19900000001");
        Page seen = ask.form("main form").set("reason", "通知开会").send();
        assertThat(seen.text("#number")).isEqualTo("19900000001");
        assertThat(seen.html().outerHtml()).as("one at a time").doesNotContain(number);
        assertThat(town.as("applicant").get("/me/record").text()).contains("完整电话号码被查看", "通知开会");
        assertThat(town.as("applicant").get("/me/looks").text()).contains("电话号码", "通知开会");
        assertThat(town.as("secretary").get(path + "/number?of=NAME").status()).isEqualTo(404);
        assertThat(town.as("organiser").get(path + "/number?of=PHONE").status()).isEqualTo(404);
    }

    @Test
    void nobodySeesMoreThanTheNumbersOfADay() {
        String path = "/people/" + town.id("applicant") + "/number";
        for (int i = 0; i < 20; i++) {
            assertThat(town.as("secretary")
                            .get(path)
                            .form("main form")
                            .set("reason", "核对")
                            .send()
                            .status())
                    .isEqualTo(200);
        }
        Page refused = town.as("secretary")
                .get(path)
                .form("main form")
                .set("reason", "核对")
                .send();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("今天已经看满了");
        assertThat(refused.html().outerHtml()).doesNotContain(number);
        assertThat(seen("secretary")).isEqualTo(20);
        clock.set(LocalDate.of(2026, 6, 2));
        assertThat(town.as("secretary")
                        .get(path)
                        .form("main form")
                        .set("reason", "核对")
                        .send()
                        .text("#number"))
                .as("the next day")
                .isEqualTo(number);
    }

    @Test
    void aRelativesCasesAreKeptFromWhoKeepsTheRecord() {
        jdbc.sql("insert into person_event (person_id, kind, day, case_id, what, recorded_at)"
                        + " values (?, 'OPENED', '2026-05-01', ?, '发展党员', now())")
                .params(town.id("applicant"), UUID.randomUUID())
                .update();
        String path = "/people/" + town.id("applicant");
        assertThat(town.as("secretary").get(path).text()).contains("开始办理：发展党员");
        jdbc.sql("insert into relative (id, person_id, other_id, kind, declared_by, declared_name, declared_at)"
                        + " values (?, ?, ?, 'PARENT', ?, 'secretary', now())")
                .params(UUID.randomUUID(), town.id("secretary"), town.id("applicant"), town.id("secretary"))
                .update();
        Page page = town.as("secretary").get(path);
        assertThat(page.text()).contains("曾小明").doesNotContain("开始办理", "看完整身份证号", "改资料");
        assertThat(town.as("secretary").get(path + "/number").status()).isEqualTo(404);
        assertThat(town.as("secretary").get(path + "/change").status()).isEqualTo(404);
        assertThat(town.as("commissioner").get(path).text()).contains("开始办理：发展党员");
    }

    @Test
    void aLongListIsPagedByKeyWithoutGapsAndAlwaysInTheSameStatements() {
        town.as("secretary").get("/people");
        List<String> few = statements.during(() -> town.as("secretary").get("/people"));
        for (int i = 0; i < 120; i++) {
            town.person("many " + i, "branch", "FULL", BORN);
        }
        town.as("secretary").get("/people");
        assertThat(statements.during(() -> town.as("secretary").get("/people"))).hasSameSizeAs(few);
        Page page = town.as("secretary").get("/people");
        List<String> names = new ArrayList<>(page.texts(".task__what"));
        while (page.html().select("a").eachText().contains("再往下看")) {
            page = page.follow("再往下看");
            names.addAll(page.texts(".task__what"));
        }
        assertThat(names).hasSize(120 + 5).doesNotHaveDuplicates();
    }

    @Test
    void aPersonsPageCostsTheSameHoweverMuchHappened() {
        String path = "/people/" + town.id("applicant");
        town.as("secretary").get(path);
        int before = statements.during(() -> town.as("secretary").get(path)).size();
        for (int i = 0; i < 40; i++) {
            write("applicant", Map.of(PersonField.JOB, "工作" + i));
            jdbc.sql("insert into person_event (person_id, kind, day, field, new_value, recorded_at)"
                            + " values (?, 'CHANGED', ?, 'JOB', ?, now())")
                    .params(town.id("applicant"), LocalDate.of(2026, 1, 1).plusDays(i), "工作" + i)
                    .update();
        }
        assertThat(statements.during(() -> town.as("secretary").get(path))).hasSize(before);
        Page older = town.as("secretary").get(path).follow("更早的");
        assertThat(older.text()).contains("2026年1月1日", "工作0").doesNotContain("工作39”");
    }

    private Page find(String who, String typed) {
        return town.as(who)
                .get("/people")
                .form("form[role=search]")
                .set("q", typed)
                .send();
    }

    private int seen(String viewer) {
        return jdbc.sql("select count(*) from number_view where viewer_id = ?")
                .param(town.id(viewer))
                .query(Integer.class)
                .single();
    }

    private void write(String who, Map<PersonField, String> values) {
        transaction.executeWithoutResult(status -> records.write(town.id(who), values));
    }
}
