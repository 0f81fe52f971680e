package org.zhengcheng.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.round.RoundScopes;
import org.zhengcheng.document.Summary;
import org.zhengcheng.language.Text;

/** The numbers of a year below an organisation: those of the annual return, and those of each branch with its case. */
@Component
class EvaluationNumbers {

    /** So many branches are listed; the numbers above them count all. */
    private static final int MOST = 20_000;

    private static final String BELOW =
            " and o.path >= :top" + " and o.path < :top || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)";

    private final JdbcClient jdbc;

    EvaluationNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of it as a summary. */
    @Transactional(readOnly = true)
    public Summary summary(RoundScopes.Scope scope) {
        Totals totals = totals(scope);
        List<Summary.Fact> facts = new ArrayList<>();
        facts.add(fact("开展评议的支部", "Branches that evaluate", totals.branches()));
        facts.add(fact("评议结束的支部", "Branches that have finished", totals.closed()));
        facts.add(fact("应参评党员", "Members on the rosters who take part", totals.taking()));
        facts.add(fact("结束评议的党员", "Members whose evaluation has finished", totals.finished()));
        facts.add(fact("评为优秀（表彰）", "Excellent", totals.excellent()));
        facts.add(fact("评为合格", "Qualified", totals.qualified()));
        facts.add(fact("评为基本合格", "Basically qualified", totals.basically()));
        facts.add(fact("评为不合格", "Unqualified", totals.unqualified()));
        disposals(scope)
                .forEach((kind, number) -> facts.add(new Summary.Fact(
                        new Text(
                                "处置：" + kind.title().chinese(),
                                "Disposal: " + kind.title().english()),
                        number)));
        return new Summary(
                "民主评议-" + scope.year() + "-" + scope.name(),
                new Text(scope.year() + "年度民主评议党员汇总表", "Evaluation of members, " + scope.year()),
                Text.same(scope.name()),
                facts,
                List.of(new Summary.Table(
                        new Text("各党支部", "Branches"),
                        List.of(
                                new Summary.Column(new Text("党支部", "Branch"), 18),
                                new Summary.Column(new Text("案件编号", "Case"), 12),
                                new Summary.Column(new Text("参加人数", "Take part"), 5),
                                new Summary.Column(new Text("优秀", "Excellent"), 5),
                                new Summary.Column(new Text("合格", "Qualified"), 5),
                                new Summary.Column(new Text("基本合格", "Basically"), 5),
                                new Summary.Column(new Text("不合格", "Unqualified"), 5),
                                new Summary.Column(new Text("状态", "State"), 5)),
                        branches(scope).stream().map(Branch::row).toList())),
                List.of(
                        new Text("党委负责人（签字）", "For the committee (signature)"),
                        new Text("填表人（签字）", "Filled in by (signature)")));
    }

    private static Summary.Fact fact(String chinese, String english, int number) {
        return new Summary.Fact(new Text(chinese, english), number);
    }

    /** The numbers of the annual return; a grade counts once it stands. */
    Totals totals(RoundScopes.Scope scope) {
        return jdbc.sql("""
                        select count(distinct e.case_id) as branches,
                          count(distinct e.case_id) filter (where c.state = 'CLOSED' and e.approved_on is not null) as closed,
                          count(*) filter (where m.part <> 'SUSPENDED') as taking,
                          count(*) filter (where m.part <> 'SUSPENDED' and c.state = 'CLOSED' and e.approved_on is not null) as finished,
                          count(*) filter (where m.grade = 'EXCELLENT' and e.approved_on is not null) as excellent,
                          count(*) filter (where m.grade = 'QUALIFIED' and e.approved_on is not null) as qualified,
                          count(*) filter (where m.grade = 'BASICALLY' and e.approved_on is not null) as basically,
                          count(*) filter (where m.grade = 'UNQUALIFIED' and e.approved_on is not null) as unqualified
                        from case_round_branch b join organization o on o.id = b.branch_id
                        join evaluation e on e.case_id = b.case_id join case_file c on c.id = e.case_id
                        left join evaluation_member m on m.case_id = e.case_id
                        where b.round_id = :round
                        """ + BELOW)
                .param("round", scope.roundId())
                .param("top", scope.path())
                .query(Totals.class)
                .single();
    }

    /** How many were disposed of in the year, of each kind. */
    Map<Disposal, Integer> disposals(RoundScopes.Scope scope) {
        Map<Disposal, Integer> found = new EnumMap<>(Disposal.class);
        for (Disposal kind : Disposal.values()) {
            found.put(kind, 0);
        }
        jdbc.sql(
                        "select d.kind, count(*) as number from evaluation_disposal d join organization o on o.id = d.branch_id"
                                + " where d.decided_on between :from and :until" + BELOW + " group by d.kind")
                .param("from", LocalDate.of(scope.year(), 1, 1))
                .param("until", LocalDate.of(scope.year(), 12, 31))
                .param("top", scope.path())
                .query(row -> {
                    found.put(Disposal.valueOf(row.getString("kind")), row.getInt("number"));
                });
        return found;
    }

    List<Branch> branches(RoundScopes.Scope scope) {
        return jdbc.sql("""
                        select e.case_id, c.person_name as name, c.number, c.state = 'CLOSED' as closed,
                          count(*) filter (where m.part <> 'SUSPENDED') as taking,
                          count(*) filter (where m.grade = 'EXCELLENT' and e.approved_on is not null) as excellent,
                          count(*) filter (where m.grade = 'QUALIFIED' and e.approved_on is not null) as qualified,
                          count(*) filter (where m.grade = 'BASICALLY' and e.approved_on is not null) as basically,
                          count(*) filter (where m.grade = 'UNQUALIFIED' and e.approved_on is not null) as unqualified
                        from case_round_branch b join organization o on o.id = b.branch_id
                        join evaluation e on e.case_id = b.case_id join case_file c on c.id = e.case_id
                        left join evaluation_member m on m.case_id = e.case_id
                        where b.round_id = :round
                        """ + BELOW + " group by e.case_id, c.id, o.code order by o.code limit " + MOST)
                .param("round", scope.roundId())
                .param("top", scope.path())
                .query(Branch.class)
                .list();
    }

    /** The numbers of the annual return. */
    record Totals(
            int branches,
            int closed,
            int taking,
            int finished,
            int excellent,
            int qualified,
            int basically,
            int unqualified) {}

    /** The numbers of a branch. */
    record Branch(
            UUID caseId,
            String name,
            String number,
            boolean closed,
            int taking,
            int excellent,
            int qualified,
            int basically,
            int unqualified) {

        private List<Object> row() {
            return List.of(
                    name,
                    new Summary.Link(number, "/cases/" + caseId),
                    taking,
                    excellent,
                    qualified,
                    basically,
                    unqualified,
                    closed ? new Text("办结", "closed") : new Text("在办", "open"));
        }
    }
}
