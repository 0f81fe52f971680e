package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

class FullCourseUnder2026Test extends JourneyTest {

    @Test
    @DisplayName("发展党员二十五步（2026年修订）：从递交申请到材料归档")
    void aCaseGoesFromApplicationToArchive() {
        Town town = newTown();
        Walk walk = begin(town);

        becomeActivist(walk);
        assertThat(town.standing("applicant")).isEqualTo("ACTIVIST");
        assertThat(town.standingSince("applicant")).isEqualTo(ACTIVIST);
        cultivate(walk);
        becomeTarget(walk);
        assertThat(town.standing("applicant")).isEqualTo("TARGET");
        prepareAdmission(walk, TARGET.plusDays(20));
        admit(walk);
        assertThat(town.standing("applicant")).isEqualTo("PROBATIONARY");
        assertThat(town.standingSince("applicant")).as("入党时间是支部大会通过之日").isEqualTo(ADMITTED);
        serveProbation(walk);
        walk.on(PROBATION_ENDS.plusDays(2))
                .take("secretary", "conversion-meeting", "pass")
                .on(PROBATION_ENDS.plusDays(30))
                .take("committee", "conversion-approval", "pass");
        assertThat(town.standing("applicant")).isEqualTo("FULL");
        assertThat(town.standingSince("applicant")).as("党龄自预备期满之日算起").isEqualTo(PROBATION_ENDS);
        walk.take("secretary", "archive-materials", "pass").take("organiser", "review-archive", "pass");

        assertEnded(walk, "转为正式党员，材料已归档");
    }
}
