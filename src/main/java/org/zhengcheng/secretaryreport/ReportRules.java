package org.zhengcheng.secretaryreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.form.Answers;

/** The named rules of duty reports (domain notes, secretary's report §3 to §6). */
@Component
class ReportRules {

    static final Set<String> NAMES = Set.of("report-length", "scores-complete", "problems-planned", "problems-settled");

    static final String PLANNED = "problems-planned";
    static final String SETTLED = "problems-settled";
    static final String SCORES = "scores-complete";

    private static final List<String> PARTS = List.of("lastYear", "duties", "problems", "causes", "plans");

    private final Reports reports;
    private final ScoreCounts counts;

    ReportRules(Reports reports, ScoreCounts counts) {
        this.reports = reports;
        this.counts = counts;
    }

    List<Finding> check(String rule, Answers answers, CaseFile file) {
        Report report = reports.find(file.id()).orElseThrow();
        return switch (rule) {
            case "report-length" -> length(report, words(answers));
            case SCORES ->
                counts.of(file.id()).isUnfinished() && !answers.has("instead")
                        ? List.of(Finding.blocks(null, "report.countUnfinished"))
                        : scores(reports.scores(file.id()), answers);
            case PLANNED ->
                problems(
                        reports.problems(file.id()).stream()
                                .filter(one -> !one.isPlanned())
                                .toList(),
                        "report.unplanned");
            case SETTLED ->
                problems(
                        reports.problems(file.id()).stream()
                                .filter(one -> one.state() != Problem.State.ACCEPTED)
                                .toList(),
                        "report.unsettled");
            default -> throw new IllegalArgumentException("No such rule: " + rule);
        };
    }

    /** Characters without blanks, over all parts. */
    static int words(Answers answers) {
        return PARTS.stream()
                .filter(answers::has)
                .map(part -> answers.get(part).toString().replaceAll("\\s", ""))
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sum();
    }

    static List<Finding> length(Report report, int words) {
        if (report.minWords() != null && words < report.minWords()) {
            return List.of(Finding.blocks("plans", "report.tooShort", words, report.minWords()));
        }
        if (report.maxWords() != null && words > report.maxWords()) {
            return List.of(Finding.blocks("plans", "report.tooLong", words, report.maxWords()));
        }
        return List.of();
    }

    /** Without scores it has to be said what stands in their place (local practice). */
    static List<Finding> scores(Scores scores, Answers answers) {
        if (!scores.isGiven()) {
            return answers.has("instead") ? List.of() : List.of(Finding.blocks("instead", "report.noScores"));
        }
        List<Finding> findings = new ArrayList<>();
        Stream.of(AssessorClass.values())
                .filter(scores::isUneven)
                .forEach(of -> findings.add(Finding.blocks(null, "report.unevenScores", of.title())));
        return findings;
    }

    private static List<Finding> problems(List<Problem> lacking, String code) {
        return lacking.isEmpty()
                ? List.of()
                : List.of(Finding.blocks(
                        null,
                        code,
                        lacking.size(),
                        lacking.stream()
                                .limit(3)
                                .map(Problem::problem)
                                .map(text -> text.length() > 20 ? text.substring(0, 20) + "……" : text)
                                .collect(Collectors.joining("；"))));
    }
}
