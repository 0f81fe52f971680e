package org.zhengcheng.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;

@DisplayName("办完一件，下一件就在眼前，上面写着刚才记了什么")
class NextTaskTest extends WaitingTest {

    @Autowired
    private Forms forms;

    @Autowired
    private NextTask nextTask;

    @Autowired
    private Choices choices;

    @BeforeEach
    void twoPeopleApply() {
        town.person("second applicant", "branch", null, LocalDate.of(1999, 1, 1));
    }

    @Test
    void nextTaskOpensWithWhatWasDoneAboveIt() {
        Walk first = applied("applicant");
        Walk second = applied("second applicant");
        UUID done = register(first);
        // The talk of the first is due in a month; registering the second has no period.
        Page next = town.as("secretary").get("/next?done=" + done + "&case=" + first.caseId());

        assertThat(next.uri().getPath()).isEqualTo(first.stepPath());
        assertThat(next.has("form[data-step]")).isTrue();
        assertThat(next.text(".msg--done")).contains("已记", "受理登记", town.name("applicant"), "党组织派人谈话");

        choices.remember(town.id("secretary"), new Choice(null, null, null, town.id("second applicant")));
        Page wanted = town.as("secretary").get("/next?done=" + done + "&case=" + first.caseId());
        assertThat(wanted.uri().getPath())
                .as("the next of those that the person chose to see")
                .isEqualTo(second.stepPath());
        assertThat(wanted.uri().getQuery()).isEqualTo("done=" + done);
    }

    @Test
    void whereNothingIsLeftTheInboxSaysWhatWasDone() {
        Walk walk = applied("applicant");
        town.leaveOffice("secretary", TODAY.plusDays(1));
        UUID done = register(walk);
        choices.remember(town.id("secretary"), new Choice("another-procedure", null, null, null));
        String address = "/next?done=" + done + "&case=" + walk.caseId();

        Page home = town.as("secretary").get(address);
        assertThat(home.uri().getPath()).isEqualTo("/");
        assertThat(home.text(".msg--done")).contains("受理登记", town.name("applicant"));
        Page again = town.as("secretary").get(home.uri().toString());
        assertThat(again.text(".msg--done")).as("loaded once more").isEqualTo(home.text(".msg--done"));
        assertThat(town.as("commissioner").get(home.uri().toString()).text(".msg--done"))
                .as("what somebody else did is not said to have been done")
                .doesNotContain("受理登记");
    }

    @Test
    void taskThatIsNotAllowedYetIsNotNext() {
        item().notBefore(TODAY.plusDays(1)).open(events);
        Walk walk = applied("applicant");
        assertThat(next()).map(NextTask.Task::caseId).contains(walk.caseId());
        register(walk);
        assertThat(next()).map(NextTask.Task::taskId).contains(taskOf(walk));
        walk.take("secretary", "application-talk", "pass");
        assertThat(next()).map(task -> task.stepName().chinese()).contains("推荐和确定入党积极分子");
        walk.take("secretary", "nominate-activist", "pass");
        assertThat(next()).as("only what must wait is left").isEmpty();
    }

    @Test
    void taskThatThePersonMustLeaveToOthersIsPassedOver() {
        town.post("secretary", "street", "organiser");
        Walk walk = applied("applicant");
        register(walk);
        walk.take("secretary", "application-talk", "pass").take("secretary", "nominate-activist", "pass");
        assertThat(walk.isInInboxOf("secretary")).as("the office has it").isTrue();
        assertThat(next()).as("who nominated does not file").isEmpty();
        assertThat(nextTask.after(town.actor("organiser")))
                .map(NextTask.Task::caseId)
                .contains(walk.caseId());
    }

    @Test
    void strangerLearnsNothing() {
        Walk walk = applied("applicant");
        UUID done = register(walk);
        Page page = town.as("other secretary").get("/next?done=" + done + "&case=" + walk.caseId());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("受理登记", town.name("applicant"));
    }

    private Optional<NextTask.Task> next() {
        return nextTask.after(town.actor("secretary"));
    }

    private Walk applied(String who) {
        UUID caseId = town.as(who)
                .get("/")
                .follow("了解并开始")
                .form("form[action*=/procedures/]")
                .send()
                .caseId();
        return new Walk(town, clock, jdbc, forms).with(caseId).take(who, "submit-application", "pass");
    }

    /** @return the id of the record */
    private UUID register(Walk walk) {
        walk.take("secretary", "register-application", "pass");
        return jdbc.sql("select id from step_record where case_id = ? order by seq desc limit 1")
                .param(walk.caseId())
                .query(UUID.class)
                .single();
    }

    private static String taskOf(Walk walk) {
        return walk.stepPath().replaceFirst(".*/", "");
    }
}
