package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;

@DisplayName("签到：凭会场屏幕上的六位数，或者由主持人、记录人代签；写错十次为止")
class AttendanceTest extends MeetingTest {

    private String code(UUID id) {
        return hall("secretary", id).text(".checkin__digits").replace(" ", "");
    }

    private Page enter(String who, UUID id, String code) {
        return page(who, id).form("form[action$=/attendance]").set("code", code).send();
    }

    @Test
    void whoeverEntersTheCodeIsThere() {
        UUID id = convened("Dues");
        assertThat(hall("secretary", id).text(".quorum__number")).isEqualTo("0 / 6");
        Page there = enter("fifth", id, code(id));
        assertThat(there.text()).contains("您已签到");
        assertThat(there.has("form[action$=/attendance]")).isFalse();
        assertThat(hall("secretary", id).text(".quorum__number")).isEqualTo("1 / 6");
        assertThat(acts(id)).contains("attend code");
    }

    @Test
    void aCodeIsGuessedTenTimesAtMost() {
        UUID id = convened("Dues");
        String wrong = code(id).equals("000000") ? "111111" : "000000";
        Page page = enter("fifth", id, wrong);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.error("code")).contains("还可以试9次");
        for (int n = 1; n < 10; n++) {
            page = enter("fifth", id, wrong);
        }
        assertThat(page.error("code")).contains("还可以试0次");
        Page right = enter("fifth", id, code(id));
        assertThat(right.error("code")).contains("已经写错10次");
        assertThat(right.text()).doesNotContain("您已签到");
        assertThat(enter("sixth", id, code(id)).text())
                .as("it is one person’s own limit")
                .contains("您已签到");
        mark("commissioner", id, "fifth");
        assertThat(page("fifth", id).text()).contains("您已签到");
    }

    @Test
    void aCodeSeenOutsideIsDeadOnceThereIsAnother() {
        UUID id = convened("Dues");
        String seen = code(id);
        enter("fifth", id, seen);
        Form refused = hall("commissioner", id).form("form[action$=/code]");
        assertThat(refused.sendThrough(town.as("sixth")).status())
                .as("a member")
                .isEqualTo(403);
        assertThat(refused.sendThrough(town.as("applicant")).status()).isEqualTo(404);
        assertThat(code(id)).isEqualTo(seen);
        Form renewing = hall("commissioner", id).form("form[action$=/code]");
        assertThat(renewing.send().text(".msg--done")).contains("签到码换好了");
        String fresh = code(id);
        assertThat(fresh).matches("\\d{6}").isNotEqualTo(seen);
        renewing.send();
        assertThat(code(id)).as("the same press again").isEqualTo(fresh);
        assertThat(enter("sixth", id, seen).error("code")).contains("还可以试9次");
        assertThat(enter("sixth", id, fresh).text()).contains("您已签到");
        assertThat(page("fifth", id).text()).as("who came by the former").contains("您已签到");
        assertThat(acts(id)).containsOnlyOnce("new-code renewed");
    }

    @Test
    void thereIsNoNewCodeWhereNobodyCanCome() {
        UUID id = convened("Dues");
        Form renewing = hall("secretary", id).form("form[action$=/code]");
        clock.set(clock.today().plusDays(1));
        assertThat(renewing.send().status()).isEqualTo(409);
        assertThat(acts(id)).doesNotContain("new-code renewed");
    }

    @Test
    void nobodyComesOnAnotherDay() {
        clock.set(clock.today());
        Form plan = planned("Dues").set("day", clock.today().plusDays(1).toString());
        UUID id = id(plan.send());
        assertThat(hall("secretary", id).has(".checkin__digits")).isFalse();
        assertThat(page("fifth", id).has("form[action$=/attendance]")).isFalse();
    }

    @Test
    void aMarkThatWasAMistakeIsTakenBackAndWhoLeavesIsNotThere() {
        UUID id = convened("Dues");
        mark("secretary", id, "fifth");
        mark("secretary", id, "fifth");
        assertThat(page("fifth", id).text()).doesNotContain("您已签到");
        come(id, VOTERS);
        press("secretary", id, "#open");
        mark("secretary", id, "sixth");
        assertThat(hall("secretary", id).text(".quorum__number")).isEqualTo("5 / 6");
        assertThat(jdbc.sql("select left_at is not null from meeting_attendance where meeting_id = ? and person_id = ?")
                        .params(id, town.id("sixth"))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whyPeopleAreAbsentIsNoted() {
        UUID id = convened("Dues");
        Page refused = hall("commissioner", id).form("form[action$=/absences]").send();
        assertThat(refused.status()).isEqualTo(422);
        hall("commissioner", id)
                .form("form[action$=/absences]")
                .choose("absent", town.name("sixth"))
                .set("absence", "In hospital")
                .send();
        assertThat(hall("secretary", id).text("#mark-" + town.id("sixth"))).contains("In hospital");
        mark("secretary", id, "sixth");
        assertThat(hall("secretary", id).text()).doesNotContain("In hospital");
    }

    @Test
    void probationersAreThereWithoutCounting() {
        town.person("probationer", "branch", "PROBATIONARY", LocalDate.of(1999, 1, 1));
        town.sanction("sixth", "DISCIPLINE_PROBATION");
        UUID id = convened("Dues");
        come(id, List.of("probationer", "sixth", "fifth"));
        Page hall = hall("secretary", id);
        assertThat(hall.text(".quorum__number")).isEqualTo("1 / 5");
        assertThat(hall.text("#mark-" + town.id("probationer"))).contains("没有表决权");
        assertThat(hall.text("#mark-" + town.id("sixth"))).contains("留党察看");
        assertThat(page("probationer", id).text()).contains("您是预备党员");
    }
}
