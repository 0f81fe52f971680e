package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("半年一次的考察接连没有做：每错过一次都重新逐级督办，到点各一次")
class MissedTwiceTest extends ApplicationTest {

    private static final LocalDate ACTIVIST = LocalDate.of(2034, 1, 31);
    private static final LocalDate FIRST = LocalDate.of(2034, 7, 31);
    private static final LocalDate SECOND = LocalDate.of(2035, 1, 31);

    @Autowired
    private Sweep sweep;

    @Autowired
    private Comparison comparison;

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @Test
    void eachTimeItIsMissedTheLadderIsClimbedAnew() {
        clock.set(ACTIVIST);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass")
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")));
        pass(ACTIVIST, SECOND.plusDays(40));

        assertThat(toldTheSecretary())
                .containsExactly(
                        FIRST.minusDays(7) + " DUE " + FIRST,
                        FIRST + " DUE " + FIRST,
                        FIRST.plusDays(1) + " OVERDUE " + FIRST,
                        FIRST.plusDays(7) + " OVERDUE " + FIRST,
                        SECOND.plusDays(1) + " OVERDUE " + FIRST,
                        SECOND.plusDays(7) + " OVERDUE " + FIRST);
        assertThat(times("officer")).as("up to the department, twice").isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from deadline_difference where case_id = ?")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .as("the row stays what diagram and history say")
                .isZero();

        walk.on(SECOND.plusDays(40))
                .take("secretary", "cultivate-activist", "continue", Map.of("reason", "the contact had moved away"));
        pass(SECOND.plusDays(41), SECOND.plusDays(100));
        assertThat(toldTheSecretary()).as("made at last, nothing more is due").hasSize(6);
    }

    private void pass(LocalDate from, LocalDate until) {
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            clock.set(day);
            sweep.goOver();
        }
        comparison.compare();
    }

    private List<String> toldTheSecretary() {
        return jdbc.sql("select cast(told_at at time zone 'Asia/Shanghai' as date) || ' ' || kind || ' ' || until_on"
                        + " from notice where case_id = ? and person_id = ? and kind in ('DUE', 'OVERDUE') order by id")
                .params(walk.caseId(), town.id("secretary"))
                .query(String.class)
                .list();
    }

    private int times(String who) {
        return jdbc.sql("select count(*) from notice where case_id = ? and person_id = ? and kind = 'OVERDUE'")
                .params(walk.caseId(), town.id(who))
                .query(Integer.class)
                .single();
    }
}
