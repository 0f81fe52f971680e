package org.zhengcheng.secretaryreport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
        facts.add(new Summary.Fact(new Text("案件编号", "Case"), Text.same(at.file().number())));
        if (report.decided() != null) {
            facts.add(new Summary.Fact(new Text("等次", "Grade"), report.decided().title()));
        }
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
        return new Summary(
                "述职评议-" + report.year() + "-" + at.file().personName(),
                new Text(report.year() + "年度书记述职评议情况", "Duty report, " + report.year()),
                Text.same(at.file().personName()),
                facts,
                List.of(
                        new Summary.Table(
                                new Text("本支部数据", "Figures"),
                                List.of(new Text("项目", "Item"), new Text("数", "Number"), new Text("来源", "From")),
                                figures.stream()
                                        .map(one -> List.<Object>of(
                                                one.kind().title(),
                                                one.number(),
                                                one.kind().source()))
                                        .toList()),
                        new Summary.Table(
                                new Text("问题和整改清单", "Problems"),
                                List.of(
                                        new Text("问题", "Problem"),
                                        new Text("来源", "Source"),
                                        new Text("措施", "Measure"),
                                        new Text("责任人", "Who"),
                                        new Text("时限", "By"),
                                        new Text("状态", "State"),
                                        new Text("复核人", "Reviewed by")),
                                reports.problems(report.caseId()).stream()
                                        .map(ReportSummaries::row)
                                        .toList())));
    }

    private static void points(List<Summary.Fact> facts, String chinese, String english, BigDecimal points) {
        if (points != null) {
            facts.add(new Summary.Fact(new Text(chinese, english), Text.same(points.toPlainString())));
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
        facts.add(new Summary.Fact(new Text("述职的书记", "Secretaries who report"), number(lines.size())));
        for (SecretaryGrade grade : SecretaryGrade.values()) {
            facts.add(new Summary.Fact(
                    grade.title(),
                    number(lines.stream()
                            .filter(line -> grade.name().equals(line.grade()))
                            .count())));
        }
        facts.add(new Summary.Fact(
                new Text("列入清单的问题", "Problems on the lists"),
                number(lines.stream().mapToInt(Line::problems).sum())));
        facts.add(new Summary.Fact(
                new Text("其中复核通过", "of which accepted"),
                number(lines.stream().mapToInt(Line::accepted).sum())));
        return new Summary(
                "述职评议-" + scope.year() + "-" + scope.name(),
                new Text(scope.year() + "年度书记述职评议汇总", "Duty reports, " + scope.year()),
                Text.same(scope.name()),
                facts,
                List.of(new Summary.Table(
                        new Text("各党支部书记", "Secretaries"),
                        List.of(
                                new Text("党支部", "Branch"),
                                new Text("书记", "Secretary"),
                                new Text("案件编号", "Case"),
                                new Text("等次", "Grade"),
                                new Text("问题", "Problems"),
                                new Text("已通过", "Accepted"),
                                new Text("状态", "State")),
                        lines.stream().map(Line::row).toList())));
    }

    private static Text number(long number) {
        return Text.same(String.valueOf(number));
    }

    private List<Line> lines(RoundScopes.Scope scope, Actor actor) {
        return jdbc.sql("""
                        select o.name as branch, c.person_name as name, c.number, r.grade, c.state = 'CLOSED' as closed,
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
    record Line(String branch, String name, String number, String grade, boolean closed, int problems, int accepted) {

        private List<Object> row() {
            List<Object> row = new ArrayList<>();
            row.add(branch);
            row.add(name);
            row.add(number);
            row.add(grade == null ? null : SecretaryGrade.valueOf(grade).title());
            row.add(problems);
            row.add(accepted);
            row.add(closed ? new Text("办结", "closed") : new Text("在办", "open"));
            return row;
        }
    }
}
