package org.zhengcheng.secretaryreport;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;

/** What follows from the steps of a duty report: points and figures are kept, problems go on the list. */
@Component
class ReportEffects {

    static final Set<String> NAMES = Set.of("prechecked", "reported", "graded", "carried-over", "closed", "ended");

    private final Reports reports;
    private final Figures figures;
    private final JdbcClient jdbc;

    ReportEffects(Reports reports, Figures figures, JdbcClient jdbc) {
        this.reports = reports;
        this.figures = figures;
        this.jdbc = jdbc;
    }

    void follow(String effect, StepRecord taken, CaseFile file) {
        Answers said = taken.answers();
        switch (effect) {
            case "prechecked" -> {
                set("precheck_points", said.number("precheckScore").orElse(null), file);
                reports.add(file.id(), Problem.Source.PRECHECK, problems(said, "problems"));
            }
            case "reported" -> reported(taken, file);
            case "graded" -> {
                set("usual_points", said.number("usualScore").orElse(null), file);
                set("review_points", said.number("reviewScore").orElse(null), file);
                jdbc.sql("update secretary_report set grade = ?, graded_on = ? where case_id = ?")
                        .params(said.get("grade").toString(), taken.eventDate(), file.id())
                        .update();
                reports.add(file.id(), Problem.Source.COMMENT, problems(said, "commentProblems"));
            }
            case "carried-over" ->
                jdbc.sql("update secretary_problem set state = 'CARRIED' where case_id = ? and state <> 'ACCEPTED'")
                        .param(file.id())
                        .update();
            case "closed", "ended" ->
                jdbc.sql("update secretary_report set ended_on = ? where case_id = ?")
                        .params(taken.eventDate(), file.id())
                        .update();
            default -> throw new IllegalArgumentException("No such effect: " + effect);
        }
    }

    /** A report that was returned is handed in anew: its figures and its own problems take the place of the earlier ones. */
    private void reported(StepRecord taken, CaseFile file) {
        Report report = reports.find(file.id()).orElseThrow();
        jdbc.sql("update secretary_report set figures = ?, figures_on = ? where case_id = ?")
                .params(
                        Figures.written(figures.of(report.branchId(), report.year(), taken.eventDate())),
                        taken.eventDate(),
                        file.id())
                .update();
        jdbc.sql("delete from secretary_problem where case_id = ? and source = 'OWN'")
                .param(file.id())
                .update();
        reports.add(file.id(), Problem.Source.OWN, problems(taken.answers(), "ownProblems"));
    }

    private void set(String column, BigDecimal points, CaseFile file) {
        jdbc.sql("update secretary_report set " + column + " = ? where case_id = ?")
                .params(points, file.id())
                .update();
    }

    private static List<String> problems(Answers said, String field) {
        return said.get(field) instanceof List<?> rows
                ? rows.stream()
                        .filter(Map.class::isInstance)
                        .map(row -> ((Map<?, ?>) row).get("problem"))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList()
                : List.of();
    }
}
