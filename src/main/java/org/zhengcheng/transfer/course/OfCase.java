package org.zhengcheng.transfer.course;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Supposed;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.transfer.letter.LetterFacts;

/** The named rules that look at nothing but the case and whom it is about, so that an invented case can be asked too. */
final class OfCase {

    private static final Set<Standing> MEMBERS = Set.of(Standing.FULL, Standing.PROBATIONARY);

    private static final Set<String> NAMES =
            Set.of("is-member", "newcomer", "dues-paid", "probation-known", "letter-days");
    /** A letter from outside stands in the form, one of our own does not. */
    private static final String OUTSIDE_LETTER = "letter-holds";

    private OfCase() {}

    static boolean isMember(Standing standing) {
        return standing != null && MEMBERS.contains(standing);
    }

    static boolean knows(Step.Check check) {
        return NAMES.contains(check.rule()) || check.rule().equals(OUTSIDE_LETTER) && check.field() != null;
    }

    static List<Finding> find(Step.Check check, Answers answers, History history, Supposed subject, LocalDate today) {
        boolean member = isMember(subject.standing());
        return switch (check.rule()) {
            case "is-member" ->
                member ? List.of() : List.of(Finding.blocks(null, "transfer.notMember", subject.name()));
            case "newcomer" ->
                member ? List.of(Finding.blocks(null, "transfer.alreadyHere", subject.name())) : List.of();
            case "dues-paid" -> duesPaid(check.field(), answers, history, today);
            case "probation-known" -> probationKnown(answers, subject, today);
            case "letter-days" -> letterDays(check.field().field(), answers, today);
            case OUTSIDE_LETTER -> outsideLetterHolds(check.field().field(), answers, today);
            default -> throw new IllegalArgumentException("No such rule: " + check.rule());
        };
    }

    /** A local custom: dues are paid up to the month of the transfer. */
    private static List<Finding> duesPaid(Reference field, Answers answers, History history, LocalDate today) {
        Object paid = field.isOwn()
                ? answers.get(field.field())
                : TransferRules.said(history, field.field()).orElse(null);
        YearMonth now = YearMonth.from(today);
        return paid != null && YearMonth.parse(paid.toString()).isBefore(now)
                ? List.of(Finding.needsReason(
                        field.isOwn() ? field.field() : null, "transfer.duesOwed", paid.toString(), now.toString()))
                : List.of();
    }

    /**
     * Rules of 2026, article 34: the papers of a probationary member say when probation began and ends. Of somebody from
     * outside the form itself tells what they are.
     */
    private static List<Finding> probationKnown(Answers answers, Supposed subject, LocalDate today) {
        boolean incoming = answers.has("membership");
        boolean probationary = incoming
                ? "probationary".equals(answers.get("membership"))
                : subject.standing() == Standing.PROBATIONARY;
        List<Finding> found = new ArrayList<>();
        if (probationary) {
            need(answers, incoming ? "joinedDate" : "admittedDate", found);
            need(answers, "probationEnds", found);
            answers.date("probationEnds")
                    .filter(end -> end.isBefore(today))
                    .ifPresent(end -> found.add(Finding.needsReason("probationEnds", "transfer.probationOver", end)));
        } else if (incoming) {
            need(answers, "fullDate", found);
        }
        return found;
    }

    private static void need(Answers answers, String field, List<Finding> found) {
        if (!answers.has(field)) {
            found.add(Finding.blocks(field, "transfer.dayMissing"));
        }
    }

    /** A letter is valid for 1 to 90 days from the day it is issued, which is today. */
    private static List<Finding> letterDays(String field, Answers answers, LocalDate today) {
        List<Finding> found = new ArrayList<>();
        answers.date("issuedDate")
                .filter(day -> !day.equals(today))
                .ifPresent(day -> found.add(Finding.blocks("issuedDate", "transfer.issuedToday", today)));
        answers.date(field)
                .map(until -> ChronoUnit.DAYS.between(today, until))
                .filter(days -> days < 1 || days > LetterFacts.LONGEST)
                .ifPresent(days -> found.add(Finding.blocks(
                        field,
                        "transfer.letterDays",
                        LetterFacts.LONGEST,
                        today.plusDays(1),
                        today.plusDays(LetterFacts.LONGEST))));
        return found;
    }

    /** One from outside is held against the day it came. */
    private static List<Finding> outsideLetterHolds(String field, Answers answers, LocalDate today) {
        return answers.date(field)
                .map(until -> held(field, until, answers.date("arrivedDate").orElse(today)))
                .orElse(List.of());
    }

    static List<Finding> held(String field, LocalDate until, LocalDate shown) {
        return shown.isAfter(until) ? List.of(Finding.blocks(field, "transfer.letterExpired", until)) : List.of();
    }
}
