package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("身份证号不外泄：日志、页面、出错页面、整个数据库里都没有能读的号码")
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest extends ApplicationTest {

    private static final String PHONE = "10000098765";

    @Test
    void neitherLogsNorPagesNorTablesHoldANumber(CapturedOutput output) {
        clock.set(LocalDate.of(2026, 6, 1));
        Town town = newTown();
        String number = Numbers.of(LocalDate.of(1998, 5, 20), 1);
        List<Page> pages = new ArrayList<>();
        String person = "/people/" + town.id("applicant");

        Form change = town.as("secretary").get(person + "/change").form("main form");
        pages.add(change.set("citizen_id", number).set("phone", PHONE).send());
        pages.add(town.as("secretary")
                .get("/people")
                .form("form[role=search]")
                .set("q", number)
                .send());
        pages.add(town.as("other secretary")
                .get("/people")
                .form("form[role=search]")
                .set("q", number)
                .send());
        pages.add(town.as("secretary").get("/people?q=" + number));
        pages.add(town.as("secretary").get(person + "/number"));
        Page seen = town.as("secretary")
                .get(person + "/number")
                .form("main form")
                .set("reason", "填介绍信")
                .send();
        assertThat(seen.text("#number")).as("the only page that shows it").isEqualTo(number);
        pages.add(town.as("secretary").get(person));
        pages.add(town.as("secretary").get(person + "/change"));
        pages.add(town.as("applicant").get("/me/record"));
        pages.add(town.as("applicant").get("/me/record/change?field=citizen_id"));
        Form proposal =
                town.as("member").get("/me/record/change?field=citizen_id").form("main form");
        pages.add(proposal.set("citizen_id", number).send());
        pages.add(town.as("secretary").get("/people/changes"));
        pages.add(town.as("secretary")
                .get("/people/changes")
                .form("form:has(input[value=true])")
                .send());
        pages.add(town.as("secretary").get("/people/quality"));
        pages.add(town.as("secretary").get("/notices"));
        pages.add(town.as("applicant").get(person));
        // What goes wrong: a form without its hidden field.
        pages.add(change.clear("seen").send());

        assertThat(pages)
                .allSatisfy(page -> assertThat(page.uri() + page.html().outerHtml())
                        .as("%s", page.uri().getPath().replace(number, "…"))
                        .doesNotContain(number, PHONE));
        assertThat(output.getAll()).doesNotContain(number, PHONE);
        assertThat(tables())
                .hasSizeGreaterThan(30)
                .allSatisfy(table -> assertThat(jdbc.sql("select count(*) from " + table
                                        + " t where cast(t as text) like :number" + " or cast(t as text) like :phone")
                                .param("number", "%" + number + "%")
                                .param("phone", "%" + PHONE + "%")
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isZero());
    }

    private List<String> tables() {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' order by 1")
                .query(String.class)
                .list();
    }
}
