package org.zhengcheng.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** The stretches of 发展党员 that several journeys have in common. */
abstract class JourneyTest extends ApplicationTest {

    static final LocalDate APPLIED = LocalDate.of(2026, 6, 1);
    static final LocalDate ACTIVIST = LocalDate.of(2026, 7, 1);
    static final LocalDate TARGET = LocalDate.of(2027, 7, 1);
    static final LocalDate ADMITTED = LocalDate.of(2027, 9, 10);
    static final LocalDate APPROVED = LocalDate.of(2027, 10, 10);
    static final LocalDate PROBATION_ENDS = LocalDate.of(2028, 9, 10);

    @Autowired
    private Forms forms;

    Walk walk(Town town) {
        return new Walk(town, clock, jdbc, forms);
    }

    /** Steps 1 to 6: the person is an activist and has a training contact. */
    void becomeActivist(Walk walk) {
        walk.on(APPLIED)
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(APPLIED.plusDays(10))
                .take("secretary", "application-talk", "pass")
                .on(ACTIVIST)
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")));
    }

    /** Step 6: two reviews half a year apart, and a year is over. */
    void cultivate(Walk walk) {
        walk.on(ACTIVIST.plusMonths(6))
                .take("secretary", "cultivate-activist", "continue")
                .on(ACTIVIST.plusMonths(12))
                .take("secretary", "cultivate-activist", "pass");
    }

    /** Steps 9 to 14: introducers, review, training, committee, pre-review, the form and its opinions. */
    void prepareAdmission(Walk walk, LocalDate day) {
        prepareUntilPrereview(walk, day);
        walk.take("applicant", "fill-admission-form", "pass")
                .take("contact", "first-introducer-opinion", "pass")
                .take("member", "second-introducer-opinion", "pass")
                .take("secretary", "check-admission-form", "pass");
    }

    /** Steps 9 to 13. */
    void prepareUntilPrereview(Walk walk, LocalDate day) {
        walk.on(day)
                .take("commissioner", "assign-introducers", "pass", Map.of("introducers", List.of("contact", "member")))
                .on(day.plusDays(10))
                .take("secretary", "political-review", "pass")
                .take(
                        "organiser",
                        "intensive-training",
                        "pass",
                        Map.of("startDate", day.plusDays(5), "endDate", day.plusDays(8)))
                .on(day.plusDays(20))
                .take("secretary", "committee-review", "pass")
                .on(day.plusDays(25))
                .take("organiser", "parent-prereview", "pass");
    }

    /** Steps 15 to 18: the meeting, the talk, the committee's approval, filing. */
    void admit(Walk walk) {
        walk.on(ADMITTED)
                .take("secretary", "admission-meeting", "pass")
                .on(APPROVED.minusDays(5))
                .take("organiser", "parent-talk", "pass")
                .on(APPROVED)
                .take("committee", "parent-approval", "pass")
                .on(APPROVED.plusDays(3))
                .take("officer", "file-admission", "pass");
    }

    /** Steps 19 to 22: the group, the oath, two reviews, the application for conversion. */
    void serveProbation(Walk walk) {
        walk.on(APPROVED.plusDays(5))
                .take("secretary", "assign-branch-group", "pass")
                .on(APPROVED.plusDays(20))
                .take("secretary", "admission-oath", "pass")
                .on(ADMITTED.plusMonths(6))
                .take("secretary", "probation-education", "continue")
                .on(PROBATION_ENDS.minusDays(20))
                .take("contact", "probation-education", "pass")
                .take("applicant", "submit-conversion", "pass")
                .take("secretary", "check-conversion", "pass");
    }

    /** Steps 1 to 22 under the rules of 2026. */
    void reachConversionMeeting(Walk walk) {
        becomeActivist(walk);
        cultivate(walk);
        becomeTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        admit(walk);
        serveProbation(walk);
    }

    /** Steps 7, 8 and 8a: the committee above consents, and five working days of public notice pass. */
    void becomeTarget(Walk walk) {
        walk.on(TARGET)
                .take("secretary", "determine-target", "pass")
                .on(TARGET.plusDays(4))
                .take("organiser", "file-target", "pass")
                .on(TARGET.plusDays(18))
                .take(
                        "commissioner",
                        "publicize-target",
                        "pass",
                        Map.of("noticeStart", TARGET.plusDays(5), "noticeEnd", TARGET.plusDays(18)));
    }
}
