package org.zhengcheng.development;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.Supposed;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;

/** 发展党员: the named rules its diagrams refer to, each with its article; which step uses one, the diagram says. */
@Component
class MemberDevelopment implements Procedure {

    private static final Set<String> RULES = Set.of(
            "of-age",
            "introducers-eligible",
            "not-yet-member",
            "training-minimum",
            "leaving-soon",
            "transferred-on-probation");
    private static final int OF_AGE = 18;
    private static final BigDecimal TRAINING_DAYS = BigDecimal.valueOf(3);
    private static final BigDecimal TRAINING_HOURS = BigDecimal.valueOf(24);
    private static final int LEAVING_MONTHS = 3;
    private static final int BARRED_YEARS = 5;
    private static final Set<Standing> DISPOSED_OF = Set.of(Standing.LEFT_PERSUADED, Standing.LEFT_STRUCK_OFF);
    private static final Set<Standing> ALREADY_IN = Set.of(Standing.PROBATIONARY, Standing.FULL, Standing.SUSPENDED);

    private final People people;
    private final Offices offices;
    private final Clock clock;

    MemberDevelopment(People people, Offices offices, Clock clock) {
        this.people = people;
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "member-development";
    }

    @Override
    public String numberPrefix() {
        return "发展";
    }

    /**
     * Who is a member already does not apply; who is not 18 yet cannot (2026 and 2014 article 5); nor who was persuaded to
     * leave or struck off, for five years (measures on unqualified members of 2024).
     */
    @Override
    public String hindrance(Person person) {
        if (person.standing() != null && ALREADY_IN.contains(person.standing())) {
            return "open.alreadyMember";
        }
        LocalDate today = LocalDate.now(clock);
        if (person.standing() != null
                && DISPOSED_OF.contains(person.standing())
                && !today.isAfter(person.standingSince().plusYears(BARRED_YEARS))) {
            return "open.leftTooLately";
        }
        return isOfAge(person.birthDate(), today) ? null : "open.notOfAge";
    }

    @Override
    public Set<String> rules() {
        return RULES;
    }

    @Override
    public List<Finding> check(Step.Check check, Answers answers, History history, Person subject, CaseFile file) {
        return isOfCase(check)
                ? suppose(check, answers, history, Supposed.of(subject), LocalDate.now(clock))
                : introducersEligible(check.field(), answers, history, subject);
    }

    /** Introducers are other people. */
    @Override
    public boolean isOfCase(Step.Check check) {
        return !check.rule().equals("introducers-eligible");
    }

    @Override
    public List<Finding> suppose(
            Step.Check check, Answers answers, History history, Supposed subject, LocalDate today) {
        return switch (check.rule()) {
            case "of-age" -> ofAge(check.field(), answers, subject);
            case "not-yet-member" -> notYetMember(subject);
            case "training-minimum" -> trainingMinimum(answers);
            case "leaving-soon" -> leavingSoon(check.field(), answers, today);
            case "transferred-on-probation" -> transferredOnProbation(check.field(), answers, subject, today);
            default -> throw new IllegalArgumentException("No such rule: " + check.rule());
        };
    }

    /** Article 5: eighteen on the day; the birthday itself counts. */
    private static List<Finding> ofAge(Reference field, Answers answers, Supposed subject) {
        LocalDate day = answers.date(field.field()).orElseThrow();
        return isOfAge(subject.birthDate(), day)
                ? List.of()
                : List.of(Finding.blocks(
                        field.field(),
                        "development.notOfAge",
                        subject.birthDate().plusYears(OF_AGE)));
    }

    private static boolean isOfAge(LocalDate birthDate, LocalDate day) {
        return birthDate == null || !day.isBefore(birthDate.plusYears(OF_AGE));
    }

    /**
     * Article 14: who is on probation within the Party and has not regained the rights of a member cannot introduce;
     * who is under a lighter sanction that still has effect should not (2026), and then a reason is wanted. That the
     * branch's secretary introduces is not forbidden, but wants a reason too when it is decided (to be confirmed).
     */
    private List<Finding> introducersEligible(Reference introducers, Answers answers, History history, Person subject) {
        // Named earlier, they stand in no field of this form.
        String field = introducers.isOwn() ? introducers.field() : null;
        List<UUID> named = history.persons(introducers, answers);
        Stream<Finding> sanctioned = people.disciplines(named, LocalDate.now(clock)).stream()
                .map(discipline -> "DISCIPLINE_PROBATION".equals(discipline.kind())
                        ? Finding.blocks(field, "development.introducerOnProbation", discipline.personName())
                        : Finding.needsReason(field, "development.introducerSanctioned", discipline.personName()));
        Stream<Finding> secretaries = introducers.isOwn()
                ? offices
                        .holders(Set.of(Role.BRANCH_SECRETARY), subject.organizationId(), LocalDate.now(clock))
                        .stream()
                        .filter(secretary -> named.contains(secretary.id()))
                        .map(secretary ->
                                Finding.needsReason(field, "development.introducerIsSecretary", secretary.name()))
                : Stream.empty();
        return Stream.concat(sanctioned, secretaries).toList();
    }

    /** Article 17: at least three days or at least twenty-four hours; either is enough. */
    private static List<Finding> trainingMinimum(Answers answers) {
        boolean enough = answers.number("days")
                        .filter(days -> days.compareTo(TRAINING_DAYS) >= 0)
                        .isPresent()
                || answers.number("hours")
                        .filter(hours -> hours.compareTo(TRAINING_HOURS) >= 0)
                        .isPresent();
        return enough ? List.of() : List.of(Finding.blocks("days", "development.trainingTooShort"));
    }

    /** A probationary or full member who wants to leave does so under other rules than by withdrawing an application. */
    private static List<Finding> notYetMember(Supposed subject) {
        return subject.standing() != null && ALREADY_IN.contains(subject.standing())
                ? List.of(Finding.blocks(null, "development.alreadyMember"))
                : List.of();
    }

    /** 2026 article 35, 2014 article 36: only for whoever came from elsewhere while on probation. */
    private static List<Finding> transferredOnProbation(
            Reference field, Answers answers, Supposed subject, LocalDate today) {
        LocalDate admitted = subject.standingSince();
        return answers.date(field.field())
                .filter(day -> admitted == null || day.isBefore(admitted) || day.isAfter(today))
                .map(day -> List.of(Finding.blocks(
                        field.field(), "development.notTransferredOnProbation", admitted == null ? "" : admitted)))
                .orElse(List.of());
    }

    /** 2026 article 18, 2014 article 19: who leaves within three months is in general not admitted. */
    private static List<Finding> leavingSoon(Reference field, Answers answers, LocalDate today) {
        LocalDate horizon = today.plusMonths(LEAVING_MONTHS);
        return answers.date(field.field())
                .filter(leaving -> !leaving.isAfter(horizon))
                .map(leaving -> List.of(Finding.needsReason(field.field(), "development.leavingSoon", leaving)))
                .orElse(List.of());
    }
}
