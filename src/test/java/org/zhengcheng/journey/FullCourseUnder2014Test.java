package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("发展党员二十五步（2014年细则）")
class FullCourseUnder2014Test extends JourneyTest {

    private static final Course EARLIER = new Course(LocalDate.of(2020, 6, 1));

    @Autowired
    private OpenCase openCase;

    @Test
    @DisplayName("第十三条：备案之日即列为发展对象，没有公示；第二十条、第三十条：支部大会和宣誓没有时限")
    void aCaseOf2020RunsToItsEndUnderTheRulesOfItsTime() {
        Town town = newTown();
        clock.set(EARLIER.applied());
        UUID caseId = openCase.openUnder(
                "2014",
                UUID.randomUUID(),
                "member-development",
                town.organizationId("branch"),
                town.actor("applicant"));
        Walk walk = walk(town).with(caseId);
        becomeActivist(walk, EARLIER);
        cultivate(walk, EARLIER);

        LocalDate filed = EARLIER.target().plusDays(4);
        walk.on(EARLIER.target()).take("secretary", "determine-target", "pass").on(filed);
        Form filing = walk.page("organiser").step();
        assertThat(filing.options("outcome")).as("filing is not approval").containsExactly("pass", "return");
        walk.take("organiser", "file-target", "pass");
        assertThat(town.standing("applicant")).isEqualTo("TARGET");
        assertThat(town.standingSince("applicant")).isEqualTo(filed);
        assertThat(walk.openStep()).as("there is no step 8a").isEqualTo("assign-introducers");

        prepareAdmission(walk, EARLIER.target().plusDays(10));
        assertThat(walk.happened("parent-prereview").plusMonths(1)).isBefore(EARLIER.admitted());
        assertThat(walk.due()).isNull();
        admit(walk, EARLIER);
        assertThat(town.standingSince("applicant")).isEqualTo(EARLIER.admitted());
        serveProbation(walk, EARLIER, EARLIER.approved().plusMonths(2));
        walk.on(EARLIER.probationEnds())
                .take("secretary", "conversion-meeting", "pass")
                .on(EARLIER.probationEnds().plusMonths(1))
                .take("committee", "conversion-approval", "pass");
        assertThat(town.standing("applicant")).isEqualTo("FULL");
        assertThat(town.standingSince("applicant")).isEqualTo(EARLIER.probationEnds());
        walk.take("secretary", "archive-materials", "pass").take("organiser", "review-archive", "pass");

        assertEnded(walk, "转为正式党员，材料已归档");
        assertThat(walk.casePage("applicant").text()).doesNotContain("公示");
        assertThat(jdbc.sql("select count(*) from step_record where case_id = ? and due_on < event_date")
                        .param(caseId)
                        .query(Integer.class)
                        .single())
                .as("late under the rules of 2026, not under those of 2014")
                .isZero();
    }
}
