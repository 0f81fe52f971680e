package org.zhengcheng.inbox;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

/** Steps that wait without a case behind them, in a new town for each test; taken away again. */
abstract class WaitingTest extends ApplicationTest {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @Autowired
    ApplicationEventPublisher events;

    Town town;

    @BeforeEach
    void inANewTown() {
        clock.set(TODAY);
        town = newTown();
    }

    @AfterEach
    void takeAway() {
        jdbc.sql("delete from inbox_item i where not exists (select from act_ru_task t where t.id_ = i.task_id)")
                .update();
    }

    InboxCase item() {
        return new InboxCase(town, clock);
    }
}
