package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

@DisplayName("补录的纸质案件早就逾期：一人只收一条，说现在的情况，以前该提醒的各级不再一条一条补")
class OverduePaperCaseTest extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 10);

    @Autowired
    private Sweep sweep;

    private Town town;

    @BeforeEach
    void aTown() {
        clock.set(TODAY);
        town = newTown();
    }

    @Test
    @DisplayName("一个月内谈话，两年半没有谈")
    void aTalkThatIsLongOverdueIsToldOfOnce() {
        UUID caseId = enter("党组织派人谈话", copy -> copy);
        sweepForTwoMonths();
        assertThat(told(caseId))
                .containsExactlyInAnyOrder(
                        "2026-09-10 OVERDUE 2024-03-03 secretary",
                        "2026-09-10 OVERDUE 2024-03-03 commissioner",
                        "2026-09-10 OVERDUE 2024-03-03 committee",
                        "2026-09-10 OVERDUE 2024-03-03 second committee",
                        "2026-09-10 OVERDUE 2024-03-03 officer");
        assertThat(rungs(caseId)).as("all are done with").containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    @DisplayName("半年一次的考察，漏了三次")
    void severalReviewsThatWereMissedAreToldOfOnce() {
        UUID caseId = enter(
                "培养教育考察",
                copy -> copy.set("application-talk--talkDate", "2024-02-20")
                        .set("nominate-activist--meetingDate", "2024-06-01")
                        .set("file-activist--filedDate", "2024-06-10")
                        .set("assign-training-contact--assignedDate", "2024-06-12")
                        .choose("assign-training-contact--contacts", town.name("contact"))
                        .set("cultivate-activist--times", "2024-12-01"));
        sweepForTwoMonths();
        List<String> told = told(caseId);
        assertThat(told).allSatisfy(line -> assertThat(line).startsWith("2026-09-10 OVERDUE 2025-06-01"));
        assertThat(told).doesNotHaveDuplicates();
        assertThat(told.stream().map(line -> line.replaceFirst("^(\\S+ ){3}", "")))
                .contains("secretary", "contact", "committee", "officer")
                .doesNotContain("applicant");
        assertThat(rungs(caseId)).containsExactly(2, 3, 4);
        assertThat(jdbc.sql("select count(*) from notice where case_id = ? and kind = 'OVERDUE' and read_at is null"
                                + " group by person_id")
                        .param(caseId)
                        .query(Integer.class)
                        .list())
                .as("one for each")
                .containsOnly(1);
    }

    private void sweepForTwoMonths() {
        for (int n = 0; n < 60; n++) {
            clock.set(TODAY.plusDays(n));
            sweep.goOver();
        }
    }

    private UUID enter(String reached, UnaryOperator<Form> more) {
        Page begin = town.as("secretary").get("/cases").follow("补录纸质案件");
        Form choice = begin.form("form[action*=/paper-cases/steps]");
        choice.choose("person", town.name("applicant"));
        choice.set("at", option(begin, reached));
        Form copy = choice.send()
                .form("form[data-once]")
                .set("submit-application--applicationDate", "2024-02-01")
                .set("register-application--receivedDate", "2024-02-03");
        return more.apply(copy).send().caseId();
    }

    private static String option(Page page, String step) {
        return page.html().select("optgroup").stream()
                .filter(group -> group.attr("label").contains("2014"))
                .flatMap(group -> group.select("option").stream())
                .filter(option -> option.text().contains(step))
                .map(option -> option.attr("value"))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> rungs(UUID caseId) {
        return jdbc.sql("select rung from deadline_rung r join deadline d on d.id = r.deadline_id"
                        + " where d.case_id = ? order by rung")
                .param(caseId)
                .query(Integer.class)
                .list();
    }

    /** Every warning about the case: day, kind, last day, person. */
    private List<String> told(UUID caseId) {
        return jdbc.sql("select cast(told_at at time zone 'Asia/Shanghai' as date) || ' ' || kind || ' ' || until_on"
                        + " || ' ' || regexp_replace(p.name, ' \\d+$', '') from notice n"
                        + " join person p on p.id = n.person_id"
                        + " where n.case_id = ? and kind in ('DUE', 'OVERDUE', 'REMINDED')")
                .param(caseId)
                .query(String.class)
                .list();
    }
}
