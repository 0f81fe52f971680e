package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Walk;

@DisplayName("暂停的期限不提醒，每日核对也不算不符；恢复以后照新日子提醒")
class RestingPeriodTest extends ApplicationTest {

    private static final Path SHIPPED = Path.of("processes", "member-development-2026.bpmn20.xml");
    private static final LocalDate APPLIED = LocalDate.of(2033, 1, 10);
    private static final LocalDate SUSPENDED = APPLIED.plusMonths(2);
    private static final LocalDate RESUMED = SUSPENDED.plusYears(1);

    @Autowired
    private Sweep sweep;

    @Autowired
    private Comparison comparison;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    private Walk walk;

    @Test
    void nobodyIsWarnedOfAPeriodThatRests() throws IOException {
        String shipped = Files.readString(SHIPPED);
        String passage = "from=\"nominate-activist.meetingDate\"";
        assertThat(shipped).contains(passage);
        clock.set(APPLIED);
        deploy(shipped.replace(passage, passage + " pausedBy=\"cultivate-activist.suspend\""));
        try {
            walk = new Walk(newTown(), clock, jdbc, forms).begin();
        } finally {
            deploy(shipped);
        }
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .take("secretary", "application-talk", "pass")
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")))
                .on(SUSPENDED)
                .take("secretary", "cultivate-activist", "suspend", Map.of("reason", "in doubt"));

        clock.set(SUSPENDED.plusMonths(10));
        sweep.goOver();
        comparison.compare();
        assertThat(warnings()).isZero();
        assertThat(jdbc.sql("select count(*) from deadline_difference where case_id = ?")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isZero();

        walk.on(RESUMED).take("secretary", "cultivate-activist", "continue");
        clock.set(RESUMED.plusMonths(6).minusDays(8));
        sweep.goOver();
        assertThat(warnings()).isZero();
        clock.set(RESUMED.plusMonths(6).minusDays(7));
        sweep.goOver();
        assertThat(warnings()).isPositive();
    }

    private void deploy(String diagram) {
        diagrams.deploy(SHIPPED.getFileName().toString(), diagram.getBytes(StandardCharsets.UTF_8));
    }

    private int warnings() {
        return jdbc.sql("select count(*) from notice where case_id = ? and kind in ('DUE', 'OVERDUE')")
                .param(walk.caseId())
                .query(Integer.class)
                .single();
    }
}
