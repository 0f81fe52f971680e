package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.agenda.Matters;
import org.zhengcheng.meeting.count.MeetingClosed;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("散会以后，要接着办的人收到消息，点开就是填好了结果的那一步")
class ResultNoticeTest extends JourneyTest {

    @Autowired
    @Qualifier("stepMatters")
    Matters matters;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoeverHoldsTheStepIsTold() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        walk.on(ADMITTED);
        Matter matter = matters.open(town.organizationId("branch")).get(0);
        Hall hall = new Hall(jdbc, town, ADMITTED)
                .matter(matter.id(), matter.caseId(), "applicant", matter.rule(), "讨论")
                .open()
                .decide("讨论", 3, "CARRIED")
                .close();
        transaction.executeWithoutResult(status -> publisher.publishEvent(new MeetingClosed(hall.id())));

        Page told = town.as("secretary").get("/notices");
        assertThat(told.text()).contains("的会议表决了", "请接着办");
        assertThat(town.as("applicant").get("/notices").text()).doesNotContain("的会议表决了");
        Page step = walk.page("secretary");
        assertThat(step.text("#f-agree.field--settled")).contains("3");
    }
}
