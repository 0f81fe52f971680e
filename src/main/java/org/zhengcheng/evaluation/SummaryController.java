package org.zhengcheng.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.round.RoundScopes;
import org.zhengcheng.document.Summary;
import org.zhengcheng.document.SummaryPrinter;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** The finished documents of a year: of a branch, and of a committee for all branches below it. */
@Controller
class SummaryController {

    private final Desk desk;
    private final Evaluations evaluations;
    private final EvaluationNumbers numbers;
    private final RoundScopes scopes;
    private final SummaryPrinter printer;

    SummaryController(
            Desk desk, Evaluations evaluations, EvaluationNumbers numbers, RoundScopes scopes, SummaryPrinter printer) {
        this.desk = desk;
        this.evaluations = evaluations;
        this.numbers = numbers;
        this.scopes = scopes;
        this.printer = printer;
    }

    @GetMapping("/evaluations/{caseId}/summary/{kind}")
    ResponseEntity<byte[]> ofBranch(
            @PathVariable UUID caseId, @PathVariable String kind, @AuthenticationPrincipal Actor actor) {
        Desk.At at = desk.look(caseId, actor);
        return printer.download(summary(at, evaluations.members(caseId)), kind(kind));
    }

    @GetMapping("/evaluations/rounds/{roundId}")
    String ofCommittee(@PathVariable UUID roundId, @AuthenticationPrincipal Actor actor, Model model) {
        RoundScopes.Scope scope = scope(roundId, actor);
        model.addAttribute("scope", scope);
        model.addAttribute("totals", numbers.totals(scope));
        model.addAttribute("disposals", numbers.disposals(scope));
        model.addAttribute("kinds", Summary.Kind.words());
        return "evaluation/statistics";
    }

    @GetMapping("/evaluations/rounds/{roundId}/{kind}")
    ResponseEntity<byte[]> ofCommittee(
            @PathVariable UUID roundId, @PathVariable String kind, @AuthenticationPrincipal Actor actor) {
        return printer.download(numbers.summary(scope(roundId, actor)), kind(kind));
    }

    private RoundScopes.Scope scope(UUID roundId, Actor actor) {
        return scopes.of(roundId, DemocraticEvaluation.KEY, actor).orElseThrow(() -> new NoSuchCase(roundId));
    }

    private static Summary.Kind kind(String name) {
        return Summary.Kind.of(name).orElseThrow(() -> new NoSuchCase(name));
    }

    private static Summary summary(Desk.At at, List<Member> members) {
        Evaluation evaluation = at.evaluation();
        boolean stands = evaluation.approvedOn() != null;
        ExcellentCap cap = ExcellentCap.of(
                evaluation.capBase(), members.stream().map(Member::part).toList());
        List<Summary.Fact> facts = new ArrayList<>();
        facts.add(new Summary.Fact(new Text("案件编号", "Case"), Text.same(at.file().number())));
        facts.add(new Summary.Fact(
                new Text("名单日期", "Day of the roster"),
                Text.same(evaluation.rosterOn().toString())));
        facts.add(new Summary.Fact(
                new Text("优秀上限", "Cap on excellent"),
                new Text(
                        cap.most() + "人（" + cap.base().title().chinese() + cap.number() + "人的三分之一，向下取整）",
                        cap.most() + " (a third, rounded down, of the "
                                + cap.base().title().english() + ", " + cap.number() + ")")));
        for (Grade grade : Grade.values()) {
            facts.add(new Summary.Fact(
                    grade.title(),
                    Text.same(String.valueOf(members.stream()
                            .filter(member -> stands && member.grade() == grade)
                            .count()))));
        }
        return new Summary(
                "民主评议-" + evaluation.year() + "-" + at.file().personName(),
                new Text(evaluation.year() + "年度民主评议党员情况", "Evaluation of members, " + evaluation.year()),
                Text.same(at.file().personName()),
                facts,
                List.of(new Summary.Table(
                        new Text("参评党员", "Members"),
                        List.of(
                                new Text("姓名", "Name"),
                                new Text("参加方式", "Part"),
                                new Text("测评：优秀", "Votes: excellent"),
                                new Text("合格", "Qualified"),
                                new Text("基本合格", "Basically"),
                                new Text("不合格", "Unqualified"),
                                new Text("评定等次", "Grade"),
                                new Text("理由", "Reasons")),
                        members.stream().map(member -> row(member, stands)).toList())));
    }

    private static List<Object> row(Member member, boolean stands) {
        List<Object> row = new ArrayList<>();
        Member.Votes votes = member.votes();
        row.add(member.name());
        row.add(member.part().title());
        row.add(votes == null ? null : votes.excellent());
        row.add(votes == null ? null : votes.qualified());
        row.add(votes == null ? null : votes.basically());
        row.add(votes == null ? null : votes.unqualified());
        row.add(stands && member.grade() != null ? member.grade().title() : null);
        row.add(stands ? member.gradeReason() : null);
        return row;
    }
}
