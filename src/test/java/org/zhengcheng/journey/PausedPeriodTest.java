package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("规定允许时期限可以暂停：暂停的日子不算、看得见，恢复以后接着算（在流程图里写，不写代码）")
class PausedPeriodTest extends JourneyTest {

    private static final String SHIPPED = "member-development-2026.bpmn20.xml";
    private static final LocalDate SUSPENDED = LocalDate.of(2027, 2, 1);
    private static final LocalDate RESUMED = LocalDate.of(2027, 4, 2);
    /** A year and the sixty days of the pause. */
    private static final LocalDate FIRST = ACTIVIST.plusYears(1).plusDays(60);

    @Autowired
    private Diagrams diagrams;

    private Town town;
    private Walk walk;

    /** Only the case of this test runs on the edited diagram; after it the shipped one is the newest again. */
    @BeforeEach
    void anAdministratorLetsThePeriodsRestWhileTheMatterIsSuspended() throws IOException {
        String shipped = Files.readString(Path.of("processes", SHIPPED));
        String passage = "from=\"nominate-activist.meetingDate\"";
        assertThat(shipped).contains(passage);
        clock.set(APPLIED);
        town = newTown();
        diagrams.deploy(
                "edited.bpmn20.xml",
                shipped.replace(passage, passage + " pausedBy=\"cultivate-activist.suspend\"")
                        .getBytes(StandardCharsets.UTF_8));
        try {
            walk = walk(town).begin();
        } finally {
            diagrams.deploy(SHIPPED, shipped.getBytes(StandardCharsets.UTF_8));
        }
        becomeActivist(walk);
        walk.on(ACTIVIST.plusMonths(6))
                .take("secretary", "cultivate-activist", "continue")
                .on(SUSPENDED)
                .take("secretary", "cultivate-activist", "suspend", Map.of("reason", "情况待核实"));
    }

    @Test
    void whileItIsSuspendedNothingFallsDueAndEveryPageSaysSo() {
        walk.on(SUSPENDED.plusYears(1));
        assertThat(walk.due()).as("nothing falls due meanwhile").isNull();
        assertThat(town.as("secretary").get("/").text(".task .due--wait")).contains("暂停中，第366天");
        assertThat(walk.casePage("secretary").text(".sheet .due--wait")).contains("暂停中，第366天");
        assertThat(walk.casePage("applicant").text(".plain")).contains("现在暂停，这段时间不算在期限里");
        Page page = walk.page("secretary");
        assertThat(page.texts(".why__notes")).anyMatch(notes -> notes.contains("2027年2月1日起暂停，到今天365天"));
        assertThat(town.as("secretary").get("/?soon=true").has(".task"))
                .as("it is not soon due")
                .isFalse();
    }

    @Test
    void onceItIsResumedTheDaysAreAddedAndTheRuleHoldsToTheDay() {
        walk.on(RESUMED).take("secretary", "cultivate-activist", "continue");
        assertThat(walk.due())
                .as("counted from the review with which it was resumed")
                .isEqualTo(RESUMED.plusMonths(6));
        Page page = walk.page("secretary");
        assertThat(page.texts(".why__sum")).anyMatch(sum -> sum.contains("+ 1年 + 暂停的60天 = " + chinese(FIRST)));
        assertThat(page.texts(".why__notes"))
                .anyMatch(notes -> notes.contains("2027年2月1日暂停，2027年4月2日恢复，暂停的60天不算，往后顺延"));

        walk.on(FIRST);
        Walk.Written before = walk.written();
        Page early = walk.send("secretary", "cultivate-activist", "pass", Map.of("reviewDate", FIRST.minusDays(1)));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.error("reviewDate")).contains("最早" + chinese(FIRST) + "才能办");
        assertThat(walk.written()).isEqualTo(before);
        walk.take("secretary", "cultivate-activist", "pass");
        Page decided = walk.send("secretary", "determine-target", "pass", Map.of("meetingDate", FIRST.minusDays(1)));
        assertThat(decided.status())
                .as("the next step knows of the pause as well")
                .isEqualTo(422);
        walk.take("secretary", "determine-target", "pass");
    }

    @Test
    void aSuspensionUnderTheShippedRulesDoesNotStopTheClock() {
        Town other = newTown();
        clock.set(APPLIED);
        Walk shipped = walk(other).begin();
        becomeActivist(shipped);
        shipped.on(ACTIVIST.plusMonths(6))
                .take("secretary", "cultivate-activist", "continue")
                .on(SUSPENDED)
                .take("secretary", "cultivate-activist", "suspend", Map.of("reason", "情况待核实"));
        assertThat(shipped.due())
                .as("half a year after the last review, not after the suspension")
                .isEqualTo(ACTIVIST.plusMonths(12));
        shipped.on(TARGET).take("secretary", "cultivate-activist", "pass");
    }
}
