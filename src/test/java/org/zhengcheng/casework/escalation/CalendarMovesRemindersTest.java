package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.deadline.CalendarChange;
import org.zhengcheng.deadline.CalendarWriting;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.TenDayTalk;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("按工作日提前提醒的，改了日历就照新的日子提醒，期限本身不动也一样")
class CalendarMovesRemindersTest extends ApplicationTest {

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private CalendarWriting calendar;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Sweep sweep;

    @AfterEach
    void theYearIsPlainAgain() {
        transaction.executeWithoutResult(status -> {
            calendar.write(CalendarChange.read(2044, null, true, null, null, "").change());
            calendar.seal();
        });
    }

    @Test
    void aRungInWorkingDaysFollowsAChangedCalendar() throws IOException {
        // Monday; ten working days later is Monday 21 March, three before that is Wednesday 16 March.
        clock.set(LocalDate.of(2044, 3, 7));
        Town town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        TenDayTalk talk = new TenDayTalk(diagrams, forms, jdbc, clock);
        Walk walk = talk.begin(town).take("secretary", "register-application", "pass");
        assertThat(talk.due(walk)).isEqualTo(LocalDate.of(2044, 3, 21));
        assertThat(talk.reminded(walk)).isEqualTo(LocalDate.of(2044, 3, 16));

        // A Saturday is worked for a Friday off: due on the same day, but one working day fewer lies just before it.
        town.as("admin")
                .get("/calendar/change?day=2044-03-18")
                .form("main form")
                .set("lines", "2044-03-12 上班 地方节日\n2044-03-18 放假 地方节日")
                .send()
                .form("main form")
                .send();
        sweep.goOver();
        assertThat(talk.due(walk)).isEqualTo(LocalDate.of(2044, 3, 21));
        assertThat(talk.reminded(walk)).isEqualTo(LocalDate.of(2044, 3, 15));

        clock.set(LocalDate.of(2044, 3, 14));
        sweep.goOver();
        assertThat(reminders(walk)).isZero();
        clock.set(LocalDate.of(2044, 3, 15));
        sweep.goOver();
        assertThat(reminders(walk)).isPositive();
        talk.forget(walk);
    }

    private int reminders(Walk walk) {
        return jdbc.sql("select count(*) from notice where case_id = ? and kind = 'DUE'")
                .param(walk.caseId())
                .query(Integer.class)
                .single();
    }
}
