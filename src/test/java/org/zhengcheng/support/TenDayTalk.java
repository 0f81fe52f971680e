package org.zhengcheng.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.form.Forms;

/**
 * A case by an edited diagram, in which the talk is due ten working days after the application, and its holders are
 * reminded three working days before.
 */
public final class TenDayTalk {

    private static final String SHIPPED = "member-development-2026.bpmn20.xml";
    private static final String PERIOD =
            "<zc:period kind=\"due\" length=\"P1M\" from=\"register-application.receivedDate\"/>";

    private final Diagrams diagrams;
    private final Forms forms;
    private final JdbcClient jdbc;
    private final TestClock clock;

    public TenDayTalk(Diagrams diagrams, Forms forms, JdbcClient jdbc, TestClock clock) {
        this.diagrams = diagrams;
        this.forms = forms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A case that has been handed in and not been registered. */
    public Walk begin(Town town) throws IOException {
        String shipped = Files.readString(Path.of("processes", SHIPPED));
        diagrams.deploy(
                "edited.bpmn20.xml",
                shipped.replace(
                                PERIOD,
                                PERIOD.replace("length=\"P1M\"", "workingDays=\"10\"")
                                        + "<zc:escalate workingDays=\"-3\" to=\"holder\"/>")
                        .getBytes(StandardCharsets.UTF_8));
        try {
            return new Walk(town, clock, jdbc, forms).begin().take("applicant", "submit-application", "pass");
        } finally {
            diagrams.deploy(SHIPPED, shipped.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The day on which the talk is due at the latest. */
    public LocalDate due(Walk walk) {
        return running(walk, "due_on");
    }

    /** The day on which its ladder is looked at. */
    public LocalDate reminded(Walk walk) {
        return running(walk, "rung_on");
    }

    private LocalDate running(Walk walk, String column) {
        return jdbc.sql("select " + column + " from deadline where case_id = ? and kind = 'DUE' and settled_on is null")
                .param(walk.caseId())
                .query(LocalDate.class)
                .single();
    }

    /** Other changes of the calendar move nothing in it any more. */
    public void forget(Walk walk) {
        jdbc.sql("update deadline set gone_at = now() where case_id = ? and settled_on is null")
                .param(walk.caseId())
                .update();
    }
}
