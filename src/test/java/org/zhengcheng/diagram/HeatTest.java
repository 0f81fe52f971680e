package org.zhengcheng.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.diagram.heat.Heat;
import org.zhengcheng.diagram.heat.StepHeat;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("办得怎样：停在哪一步的有几件，用了几天，办晚了几成；按时间和党组织看，看不到是谁")
class HeatTest extends ApplicationTest {

    private static final String KEY = "member-development";
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @Autowired
    private Heat heat;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    private Town town;

    /** Talks after 3, 5, 20 and 40 days, the last one late; a fifth still waits, and is overdue. */
    @BeforeEach
    void fiveApplications() {
        clock.set(DAY);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        for (int days : List.of(3, 5, 20, 40)) {
            applied(days).on(DAY.plusDays(days)).take("secretary", "application-talk", "pass", Map.of("reason", "外出"));
        }
        applied(60);
        clock.set(DAY.plusDays(60));
    }

    private Walk applied(int n) {
        clock.set(DAY);
        String who = "applicant " + n;
        town.person(who, "branch", null, LocalDate.of(2000, 1, 1));
        return new Walk(town, clock, jdbc, forms)
                .of(who)
                .begin()
                .take(who, "submit-application", "pass")
                .take("secretary", "register-application", "pass");
    }

    private StepHeat talk(LocalDate from, LocalDate to, String organization) {
        return heat.of(diagrams.newest(KEY), null, town.organizationId(organization), from, to).stream()
                .filter(step -> step.id().equals("application-talk"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStepSaysHowLongItTookAndHowManyCameLate() {
        StepHeat talk = talk(DAY, DAY.plusDays(60), "branch");
        assertThat(talk.taken()).isEqualTo(4);
        assertThat(talk.median()).isEqualTo(5);
        assertThat(talk.ninety()).isEqualTo(40);
        assertThat(talk.lateShare()).isEqualTo(25);
        assertThat(talk.standing()).isEqualTo(1);
        assertThat(talk.overdue()).isEqualTo(1);
    }

    @Test
    void onlyWhatHappenedInThePeriodCountsAsTaken() {
        StepHeat talk = talk(DAY, DAY.plusDays(20), "branch");
        assertThat(talk.taken()).isEqualTo(3);
        assertThat(talk.lateShare()).isZero();
        assertThat(talk.standing()).as("what stands stands now").isEqualTo(1);
    }

    @Test
    void anOrganisationHasWhatIsBelowItAndNothingElse() {
        assertThat(talk(DAY, DAY.plusDays(60), "county").taken()).isEqualTo(4);
        Town other = newTown();
        assertThat(heat.of(diagrams.newest(KEY), null, other.organizationId("branch"), DAY, DAY.plusDays(60)))
                .isEmpty();
    }

    @Test
    @DisplayName("只看一版：只算按这一版办的")
    void oneVersionHasWhatWasDoneUnderItAndNothingElse() {
        UUID branch = town.organizationId("branch");
        String newest = diagrams.newest(KEY).definitionId();
        String other = diagrams.edition(KEY, "2014").definitionId();
        assertThat(heat.of(diagrams.newest(KEY), newest, branch, DAY, DAY.plusDays(60)))
                .isEqualTo(heat.of(diagrams.newest(KEY), null, branch, DAY, DAY.plusDays(60)))
                .isNotEmpty();
        assertThat(heat.of(diagrams.get(other), other, branch, DAY, DAY.plusDays(60)))
                .isEmpty();
        int version = diagrams.edition(KEY, "2014").version();
        assertThat(town.as("admin")
                        .get("/diagrams/" + KEY + "/heat?version=" + version)
                        .text())
                .contains("只算第" + version + "版");
        assertThat(town.as("admin").get("/diagrams/" + KEY + "/heat").text()).contains("各版一起算");
    }

    @Test
    void thePageDrawsItAndNamesNobody() {
        Page page = town.as("admin")
                .get("/diagrams/" + KEY + "/heat?by=LATE&organization=" + town.organizationId("county"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.has("svg .is-hot4")).isTrue();
        assertThat(page.text()).contains("党组织派人谈话").doesNotContain(town.name("applicant 40"));
        assertThat(town.as("secretary").get("/diagrams/" + KEY + "/heat").status())
                .isEqualTo(403);
        assertThat(town.as("admin")
                        .get("/diagrams/" + KEY + "/heat?from=x&to=9999-99-99&organization=x&by=x")
                        .status())
                .isEqualTo(200);
    }
}
