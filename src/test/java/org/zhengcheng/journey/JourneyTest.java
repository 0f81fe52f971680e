package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** The stretches of 发展党员 that several journeys have in common. */
abstract class JourneyTest extends ApplicationTest {

    static final Course COURSE = new Course(LocalDate.of(2026, 6, 1));
    static final LocalDate APPLIED = COURSE.applied();
    static final LocalDate ACTIVIST = COURSE.activist();
    static final LocalDate TARGET = COURSE.target();
    static final LocalDate ADMITTED = COURSE.admitted();
    static final LocalDate APPROVED = COURSE.approved();
    static final LocalDate PROBATION_ENDS = COURSE.probationEnds();

    @Autowired
    Forms forms;

    @Autowired
    Ledger ledger;

    Walk walk(Town town) {
        return new Walk(town, clock, jdbc, forms);
    }

    /** A case that has just been opened, at the beginning of the usual course. */
    Walk begin(Town town) {
        clock.set(APPLIED);
        return walk(town).begin();
    }

    /** Steps 1 to 5: the person is an activist and has a training contact. */
    void becomeActivist(Walk walk) {
        becomeActivist(walk, COURSE);
    }

    void becomeActivist(Walk walk, Course course) {
        apply(walk, course);
        walk.on(course.activist())
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")));
    }

    /** Steps 1 and 2: the application is received, and the talk is held. */
    void apply(Walk walk, Course course) {
        walk.on(course.applied())
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(course.applied().plusDays(10))
                .take("secretary", "application-talk", "pass");
    }

    /** Step 6: two reviews half a year apart, and a year is over. */
    void cultivate(Walk walk) {
        cultivate(walk, COURSE);
    }

    void cultivate(Walk walk, Course course) {
        walk.on(course.activist().plusMonths(6))
                .take("secretary", "cultivate-activist", "continue")
                .on(course.target())
                .take("secretary", "cultivate-activist", "pass");
    }

    /** Steps 7, 8 and 8a: the committee above consents, and five working days of public notice pass. */
    void becomeTarget(Walk walk) {
        becomeTarget(walk, COURSE);
    }

    void becomeTarget(Walk walk, Course course) {
        LocalDate decided = course.target();
        walk.on(decided)
                .take("secretary", "determine-target", "pass")
                .on(decided.plusDays(4))
                .take("organiser", "file-target", "pass")
                .on(decided.plusDays(18))
                .take(
                        "commissioner",
                        "publicize-target",
                        "pass",
                        Map.of("noticeStart", decided.plusDays(5), "noticeEnd", decided.plusDays(18)));
    }

    /** Steps 9 to 14: introducers, review, training, committee, pre-review, the form and its opinions. */
    void prepareAdmission(Walk walk, LocalDate day) {
        prepareReview(walk, day);
        walk.on(day.plusDays(20)).take("secretary", "committee-review", "pass");
        fillAdmissionForm(walk, day.plusDays(25));
    }

    /** Steps 9 to 11: introducers, political review, training. */
    void prepareReview(Walk walk, LocalDate day) {
        walk.on(day)
                .take("commissioner", "assign-introducers", "pass", Map.of("introducers", List.of("contact", "member")))
                .on(day.plusDays(10))
                .take("secretary", "political-review", "pass")
                .take(
                        "organiser",
                        "intensive-training",
                        "pass",
                        Map.of("startDate", day.plusDays(5), "endDate", day.plusDays(8)));
    }

    /** Steps 13 and 14: pre-review, the form and its opinions. */
    void fillAdmissionForm(Walk walk, LocalDate day) {
        walk.on(day)
                .take("organiser", "parent-prereview", "pass")
                .take("applicant", "fill-admission-form", "pass")
                .take("contact", "first-introducer-opinion", "pass")
                .take("member", "second-introducer-opinion", "pass")
                .take("secretary", "check-admission-form", "pass");
    }

    /** Steps 15 to 18: the meeting, the talk, the committee's approval, filing. */
    void admit(Walk walk) {
        admit(walk, COURSE);
    }

    void admit(Walk walk, Course course) {
        reachApproval(walk, course);
        walk.on(course.approved())
                .take("committee", "parent-approval", "pass")
                .on(course.approved().plusDays(3))
                .take("officer", "file-admission", "pass");
    }

    /** Steps 15 and 16: the meeting and the talk. */
    void reachApproval(Walk walk, Course course) {
        walk.on(course.admitted())
                .take("secretary", "admission-meeting", "pass")
                .on(course.approved().minusDays(5))
                .take("organiser", "parent-talk", "pass");
    }

    /** Steps 19 to 22: the group, the oath, two reviews, the application for conversion. */
    void serveProbation(Walk walk) {
        serveProbation(walk, COURSE, COURSE.approved().plusDays(20));
    }

    void serveProbation(Walk walk, Course course, LocalDate oath) {
        walk.on(course.approved().plusDays(5))
                .take("secretary", "assign-branch-group", "pass")
                .on(oath)
                .take("secretary", "admission-oath", "pass")
                .on(course.admitted().plusMonths(6))
                .take("secretary", "probation-education", "continue");
        applyForConversion(walk, course.probationEnds().minusDays(20));
    }

    /** The end of step 21, and step 22. */
    void applyForConversion(Walk walk, LocalDate day) {
        walk.on(day)
                .take("contact", "probation-education", "pass")
                .take("applicant", "submit-conversion", "pass")
                .take("secretary", "check-conversion", "pass");
    }

    /** Steps 1 to 8a under the rules of 2026. */
    void reachTarget(Walk walk) {
        becomeActivist(walk);
        cultivate(walk);
        becomeTarget(walk);
    }

    /** Steps 1 to 18 under the rules of 2026. */
    void reachProbation(Walk walk) {
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        admit(walk);
    }

    /** Steps 1 to 22 under the rules of 2026. */
    void reachConversionMeeting(Walk walk) {
        reachProbation(walk);
        serveProbation(walk);
    }

    /** The case has ended: nobody has anything of it to do, the engine has let it go, its ledger is whole. */
    void assertEnded(Walk walk, String result) {
        assertThat(walk.result()).isEqualTo(result);
        assertThat(walk.openStep()).as("what is left in inboxes").isEqualTo("none");
        for (String table : List.of("act_ru_execution", "act_ru_task", "act_ru_event_subscr", "act_ru_variable")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where proc_inst_id_ = ?")
                            .param(walk.caseId().toString())
                            .query(Integer.class)
                            .single())
                    .as("what is left in %s", table)
                    .isZero();
        }
        assertThat(ledger.isIntact(walk.caseId())).as("the ledger").isTrue();
    }
}
