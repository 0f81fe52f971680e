package org.zhengcheng.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.form.Forms;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** What tests of messages have in common: a town, and cases in it that have something to tell. */
abstract class NoticeTest extends ApplicationTest {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    static final Text STEP = new Text("党组织派人谈话", "Talk with the applicant");

    @Autowired
    Notices notices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    private Forms forms;

    Town town;

    @BeforeEach
    void morning() {
        clock.set(TODAY);
        town = newTown();
    }

    /** A case in which the applicant has handed in and been registered; both are told to the applicant. */
    Walk registered() {
        return new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass");
    }

    /** Somebody of the town is told that a step waits. */
    void tell(String who) {
        Topic topic = new Topic(UUID.randomUUID(), null, town.name("applicant"), STEP);
        transaction.executeWithoutResult(status -> notices.waits(List.of(town.id(who)), topic, TODAY.plusMonths(1)));
    }

    long newest(String who) {
        return jdbc.sql("select max(id) from notice where person_id = ?")
                .param(town.id(who))
                .query(Long.class)
                .single();
    }
}
