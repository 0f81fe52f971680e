package org.zhengcheng.secretaryreport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.round.RoundScopes;
import org.zhengcheng.document.Summary;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** Duty reports as summaries: of one secretary, and of all below a committee. */
@Component
class ReportSummaries {

    private static final String BELOW =
            " and o.path >= :top" + " and o.path < :top || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)";

    private final Reports reports;
    private final JdbcClient jdbc;

    ReportSummaries(Reports reports, JdbcClient jdbc) {
        this.reports = reports;
        this.jdbc = jdbc;
    }

    /** What is known of one report, as far as the reader knows it. */
    Summary of(ReportDesk.At at, List<Figures.Figure> figures) {
        Report report = at.report();
        Scores scores = reports.scores(report.caseId());
        List<Summary.Fact> facts = new ArrayList<>();
        facts.add(new Summary.Fact(new Text("述职书记", "Secretary"), at.file().personName()));
        facts.add(new Summary.Fact(new Text("案件编号", "Case"), at.file().number()));
        facts.add(new Summary.Fact(
                new Text("综合评价等次", "Grade"),
                report.decided() == null
                        ? new Text("尚未评定", "not yet")
                        : report.decided().title()));
        facts.add(new Summary.Fact(
                new Text("评定日期", "Graded on"),
                report.gradedOn() == null ? new Text("尚未评定", "not yet") : report.gradedOn()));
        if (at.seesScores()) {
            points(facts, "前置核查得分", "Pre-check", report.precheckPoints());
            points(facts, "平时调研督促得分", "Everyday findings", report.usualPoints());
            points(facts, "领导点评得分", "Comment", report.reviewPoints());
            points(facts, "现场测评得分", "Scores", scores.points().orElse(null));
            for (AssessorClass of : AssessorClass.values()) {
                points(
                        facts,
                        "其中" + of.title().chinese(),
                        "of which " + of.title().english(),
                        scores.points(of).orElse(null));
            }
            points(
                    facts,
                    "按权重算得（供参考）",
                    "By the weights (a suggestion)",
                    report.suggested(scores).orElse(null));
        }
        List<Summary.Table> tables = new ArrayList<>();
        tables.add(figures(figures));
        if (at.seesScores()) {
            tables.add(scores(scores));
        }
        tables.add(problems(report));
        return new Summary(
                "述职评议-" + report.year() + "-" + at.file().personName(),
                new Text(report.year() + "年度党支部书记述职评议情况表", "Duty report, " + report.year()),
                Text.same(reports.branchName(report.branchId())),
                facts,
                tables,
                List.of(
                        new Text("述职书记（签字）", "Secretary (signature)"),
                        new Text("党委负责人（签字）", "For the committee (signature)")));
    }

    private static Summary.Table figures(List<Figures.Figure> figures) {
        return new Summary.Table(
                new Text("本支部数据", "Figures"),
                List.of(
                        new Summary.Column(new Text("项目", "Item"), 20),
                        new Summary.Column(new Text("数量", "Number"), 6),
                        new Summary.Column(new Text("来源", "From"), 14)),
                figures.stream()
                        .map(one -> List.<Object>of(
                                one.kind().title(), one.number(), one.kind().source()))
                        .toList());
    }

    /** How many of each class gave what for each item; a class in which nobody scored is left out. */
    private static Summary.Table scores(Scores scores) {
        List<Summary.Column> columns = new ArrayList<>();
        columns.add(new Summary.Column(new Text("评议人", "Assessors"), 10));
        columns.add(new Summary.Column(new Text("测评项目", "Item"), 16));
        for (SecretaryGrade grade : SecretaryGrade.values()) {
            columns.add(new Summary.Column(grade.title(), 4));
        }
        return new Summary.Table(
                new Text("现场测评汇总（票）", "Scores of the meeting (votes)"),
                columns,
                scores.all().stream()
                        .filter(score -> score.votes() > 0)
                        .map(score -> List.<Object>of(
                                score.of().title(),
                                score.item().title(),
                                score.good(),
                                score.fair(),
                                score.ordinary(),
                                score.poor()))
                        .toList());
    }

    private Summary.Table problems(Report report) {
        return new Summary.Table(
                new Text("问题和整改清单", "Problems"),
                List.of(
                        new Summary.Column(new Text("问题", "Problem"), 16),
                        new Summary.Column(new Text("来源", "Source"), 6),
                        new Summary.Column(new Text("整改措施", "Measure"), 16),
                        new Summary.Column(new Text("责任人", "Who"), 5),
                        new Summary.Column(new Text("时限", "By"), 6),
                        new Summary.Column(new Text("状态", "State"), 5),
                        new Summary.Column(new Text("复核人", "Reviewed by"), 5)),
                reports.problems(report.caseId()).stream()
                        .map(ReportSummaries::row)
                        .toList());
    }

    private static void points(List<Summary.Fact> facts, String chinese, String english, BigDecimal points) {
        if (points != null) {
            facts.add(new Summary.Fact(new Text(chinese, english), points));
        }
    }

    private static List<Object> row(Problem problem) {
        List<Object> row = new ArrayList<>();
        row.add(problem.problem());
        row.add(problem.source().title());
        row.add(problem.measure());
        row.add(problem.ownerName());
        row.add(problem.dueOn());
        row.add(problem.state().title());
        row.add(problem.reviewerName());
        return row;
    }

    /** All reports of a part of a round that the reader may know of: not their own, not those of declared relatives. */
    Summary of(RoundScopes.Scope scope, Actor actor) {
        List<Line> lines = lines(scope, actor);
        List<Summary.Fact> facts = new ArrayList<>();
        facts.add(new Summary.Fact(new Text("述职的书记", "Secretaries who report"), lines.size()));
        for (SecretaryGrade grade : SecretaryGrade.values()) {
            facts.add(new Summary.Fact(
                    grade.title(),
                    lines.stream()
                            .filter(line -> grade.name().equals(line.grade()))
                            .count()));
        }
        facts.add(new Summary.Fact(
                new Text("列入清单的问题", "Problems on the lists"),
                lines.stream().mapToInt(Line::problems).sum()));
        facts.add(new Summary.Fact(
                new Text("其中复核通过", "of which accepted"),
                lines.stream().mapToInt(Line::accepted).sum()));
        return new Summary(
                "述职评议-" + scope.year() + "-" + scope.name(),
                new Text(scope.year() + "年度党支部书记述职评议汇总表", "Duty reports, " + scope.year()),
                Text.same(scope.name()),
                facts,
                List.of(new Summary.Table(
                        new Text("各党支部书记", "Secretaries"),
                        List.of(
                                new Summary.Column(new Text("党支部", "Branch"), 18),
                                new Summary.Column(new Text("书记", "Secretary"), 6),
                                new Summary.Column(new Text("案件编号", "Case"), 12),
                                new Summary.Column(new Text("等次", "Grade"), 5),
                                new Summary.Column(new Text("问题数", "Problems"), 5),
                                new Summary.Column(new Text("复核通过数", "Accepted"), 5),
                                new Summary.Column(new Text("状态", "State"), 5)),
                        lines.stream().map(Line::row).toList())),
                List.of(
                        new Text("党委负责人（签字）", "For the committee (signature)"),
                        new Text("填表人（签字）", "Filled in by (signature)")));
    }

    private List<Line> lines(RoundScopes.Scope scope, Actor actor) {
        return jdbc.sql("""
                        select c.id as case_id, o.name as branch, c.person_name as name, c.number, r.grade, c.state = 'CLOSED' as closed,
                          count(p.id) as problems, count(p.id) filter (where p.state = 'ACCEPTED') as accepted
                        from case_round_branch b join organization o on o.id = b.branch_id
                        join secretary_report r on r.case_id = b.case_id join case_file c on c.id = r.case_id
                        left join secretary_problem p on p.case_id = r.case_id
                        where b.round_id = :round and c.person_id <> :reader
                          and not exists (select from relative k where k.person_id = :reader and k.other_id = c.person_id
                            and k.ended_at is null)
                        """ + BELOW + " group by o.name, o.code, c.id, r.case_id order by o.code limit 20000")
                .param("round", scope.roundId())
                .param("reader", actor.personId())
                .param("top", scope.path())
                .query(Line.class)
                .list();
    }

    /** One report among those of a committee. */
    record Line(
            UUID caseId,
            String branch,
            String name,
            String number,
            String grade,
            boolean closed,
            int problems,
            int accepted) {

        private List<Object> row() {
            List<Object> row = new ArrayList<>();
            row.add(branch);
            row.add(name);
            row.add(new Summary.Link(number, "/cases/" + caseId));
            row.add(grade == null ? null : SecretaryGrade.valueOf(grade).title());
            row.add(problems);
            row.add(accepted);
            row.add(closed ? new Text("办结", "closed") : new Text("在办", "open"));
            return row;
        }
    }
}
