package org.zhengcheng.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.People;

/** The named rules of the evaluation: what must be there before a step is taken (条例第十八条; domain notes, evaluation §5, §8). */
@Component
class EvaluationRules {

    static final Set<String> NAMES = Set.of(
            "roster-settled",
            "self-complete",
            "opinions-given",
            "ballot-counted",
            "grades-complete",
            "review-waived",
            "feedback-complete");

    /** So many names are said of those who are missing. */
    private static final int NAMED = 5;

    private final Evaluations evaluations;
    private final People people;
    private final Clock clock;

    EvaluationRules(Evaluations evaluations, People people, Clock clock) {
        this.evaluations = evaluations;
        this.people = people;
        this.clock = clock;
    }

    List<Finding> check(String rule, Answers answers, CaseFile file) {
        Evaluation evaluation = evaluations.find(file.id()).orElseThrow();
        if (rule.equals("review-waived")) {
            return evaluation.upperReview() ? List.of(Finding.blocks("outcome", "evaluation.reviewAsked")) : List.of();
        }
        List<Member> members = evaluations.members(file.id());
        return switch (rule) {
            case Desk.ROSTER ->
                members.stream().anyMatch(member -> member.part().isGraded())
                        ? List.of()
                        : List.of(Finding.blocks(null, "evaluation.nobodyGraded"));
            case Desk.SELF -> missing(members, member -> !member.isSelfDone(), "evaluation.selfMissing");
            case Desk.OPINIONS ->
                evaluations.authors(file.id()) > 0 || answers.has("minutes")
                        ? List.of()
                        : List.of(Finding.blocks("minutes", "evaluation.noOpinions"));
            case "ballot-counted" ->
                missing(graded(members), member -> member.votes() == null, "evaluation.votesMissing");
            case Desk.GRADES -> grades(evaluation, members);
            case Desk.FEEDBACK -> feedback(graded(members), answers);
            default -> throw new IllegalArgumentException("No such rule: " + rule);
        };
    }

    /** What speaks against the grades as they stand; the page on which they are entered asks too. */
    List<Finding> grades(Evaluation evaluation, List<Member> members) {
        List<Member> graded = graded(members);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(missing(graded, member -> member.grade() == null, "evaluation.gradesMissing"));
        findings.addAll(missing(
                graded,
                member -> member.grade() != null && member.grade().needsReason() && member.gradeReason() == null,
                "evaluation.reasonsMissing"));
        findings.addAll(missing(
                graded,
                member -> member.grade() == Grade.UNQUALIFIED && member.situation() == null,
                "evaluation.situationMissing"));
        findings.addAll(cap(evaluation, members).toList());
        if (evaluation.cleanRecord()) {
            findings.addAll(sanctioned(graded));
        }
        return findings;
    }

    /** More excellent than the cap allows; the message says what it is a third of. */
    static Stream<Finding> cap(ExcellentCap cap, long excellent) {
        return excellent <= cap.most()
                ? Stream.empty()
                : Stream.of(Finding.blocks(
                        null,
                        "evaluation.tooManyExcellent",
                        excellent,
                        cap.most(),
                        cap.base().title(),
                        cap.number()));
    }

    private static Stream<Finding> cap(Evaluation evaluation, List<Member> members) {
        return cap(
                ExcellentCap.of(
                        evaluation.capBase(), members.stream().map(Member::part).toList()),
                members.stream()
                        .filter(member -> member.grade() == Grade.EXCELLENT)
                        .count());
    }

    private List<Finding> sanctioned(List<Member> graded) {
        List<Member> excellent = graded.stream()
                .filter(member -> member.grade() == Grade.EXCELLENT)
                .toList();
        Set<String> names =
                people.disciplines(excellent.stream().map(Member::personId).toList(), LocalDate.now(clock)).stream()
                        .map(People.Discipline::personName)
                        .collect(Collectors.toSet());
        return names.stream()
                .sorted()
                .map(name -> Finding.blocks(null, "evaluation.excellentSanctioned", name))
                .toList();
    }

    /** An objection is answered before the case goes on. */
    private static List<Finding> feedback(List<Member> graded, Answers answers) {
        List<Finding> findings =
                new ArrayList<>(missing(graded, member -> member.answer() == null, "evaluation.answersMissing"));
        List<Member> objecting = graded.stream()
                .filter(member -> member.answer() == Member.Answer.OBJECTED)
                .toList();
        if (!objecting.isEmpty() && !answers.has("objections")) {
            findings.add(Finding.blocks("objections", "evaluation.objectionsOpen", names(objecting)));
        }
        return findings;
    }

    private static List<Finding> missing(List<Member> members, Predicate<Member> lacking, String code) {
        List<Member> found = members.stream().filter(lacking).toList();
        return found.isEmpty() ? List.of() : List.of(Finding.blocks(null, code, found.size(), names(found)));
    }

    private static String names(List<Member> members) {
        return members.stream().limit(NAMED).map(Member::name).collect(Collectors.joining("、"))
                + (members.size() > NAMED ? "……" : "");
    }

    private static List<Member> graded(List<Member> members) {
        return members.stream().filter(member -> member.part().isGraded()).toList();
    }
}
