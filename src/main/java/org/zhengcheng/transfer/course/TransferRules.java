package org.zhengcheng.transfer.course;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.Supposed;
import org.zhengcheng.form.Answers;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.transfer.letter.Letter;
import org.zhengcheng.transfer.letter.LetterFacts;
import org.zhengcheng.transfer.letter.Letters;

/** The named rules of the diagrams of transfer, each with its source; which step uses one, the diagram says. */
@Component
class TransferRules {

    static final Set<String> NAMES = Set.of(
            "one-transfer",
            "is-member",
            "running-matters",
            "destination",
            "dues-paid",
            "probation-known",
            "no-posts",
            "one-committee",
            "two-committees",
            "letter-days",
            "letter-holds",
            "same-receiver",
            "not-dispatched",
            "newcomer");

    /** Where the member goes is known from the application on. */
    private static final Set<String> KNOWN_BEFORE = Set.of("one-committee", "two-committees");

    private final Transfers transfers;
    private final Distance distance;
    private final People people;
    private final Letters letters;
    private final HeldPosts posts;
    private final JdbcClient jdbc;
    private final Clock clock;

    TransferRules(
            Transfers transfers,
            Distance distance,
            People people,
            Letters letters,
            HeldPosts posts,
            JdbcClient jdbc,
            Clock clock) {
        this.transfers = transfers;
        this.distance = distance;
        this.people = people;
        this.letters = letters;
        this.posts = posts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why nothing of the kind can be begun for a person; null if it can. */
    String hindrance(Person person) {
        if (!isMember(person)) {
            return "transfer.open.notMember";
        }
        return transfers.running(person.id()).isPresent() ? "transfer.open.running" : null;
    }

    static boolean isMember(Person person) {
        return OfCase.isMember(person.standing());
    }

    static boolean isKnownBefore(Step.Check check) {
        return KNOWN_BEFORE.contains(check.rule());
    }

    List<Finding> check(Step.Check check, Answers answers, History history, Person subject, CaseFile file) {
        if (OfCase.knows(check)) {
            return OfCase.find(check, answers, history, Supposed.of(subject), LocalDate.now(clock));
        }
        String field = check.field() == null ? null : check.field().field();
        return switch (check.rule()) {
            case "one-transfer" -> oneTransfer(history, subject);
            case "running-matters" -> runningMatters(subject);
            case "destination" -> destination(field, answers, subject);
            case "no-posts" -> noPosts(subject);
            case "one-committee" -> committees(file, true);
            case "two-committees" -> committees(file, false);
            case "letter-holds" -> letterHolds(subject);
            case "same-receiver" -> sameReceiver(field, answers, subject);
            case "not-dispatched" -> notDispatched(subject);
            default -> throw new IllegalArgumentException("No such rule: " + check.rule());
        };
    }

    /** Domain rule: a member has one transfer at a time, whichever procedure it follows; one that was returned is the same. */
    private List<Finding> oneTransfer(History history, Person subject) {
        return transfers
                .running(subject.id())
                .filter(running -> history.records().stream()
                        .noneMatch(record -> record.caseId().equals(running.caseId())))
                .map(running -> List.of(Finding.blocks(null, Transfers.RUNS, subject.name())))
                .orElse(List.of());
    }

    /** A sanction or a running case does not stand in the way, but the branch says that it knows. */
    private List<Finding> runningMatters(Person subject) {
        List<Finding> found = new ArrayList<>();
        people.disciplines(List.of(subject.id()), LocalDate.now(clock))
                .forEach(
                        sanction -> found.add(Finding.needsReason(null, "transfer.sanctioned", sanction.personName())));
        jdbc.sql("select number from case_file where person_id = :person and state = 'OPEN' and id not in"
                        + " (select case_id from transfer where person_id = :person) order by opened_at")
                .param("person", subject.id())
                .query(String.class)
                .list()
                .forEach(number -> found.add(Finding.needsReason(null, "transfer.caseRuns", number)));
        return found;
    }

    /** Article 25: both committees need the authority to admit probationary members. */
    private List<Finding> destination(String field, Answers answers, Person subject) {
        Optional<UUID> chosen = answers.ids(field).stream().findFirst();
        if (chosen.isEmpty()) {
            return List.of();
        }
        if (chosen.get().equals(subject.organizationId())) {
            return List.of(Finding.blocks(field, "transfer.sameBranch"));
        }
        Distance.Ends ends = distance.between(subject.organizationId(), chosen.get());
        if (Distance.committee(ends.origin()).isEmpty()) {
            return List.of(Finding.blocks(field, "transfer.originCannotSend"));
        }
        return Distance.committee(ends.destination()).isEmpty()
                ? List.of(Finding.blocks(
                        field,
                        "transfer.cannotReceive",
                        ends.destination().branch().name()))
                : List.of();
    }

    /** Whoever leaves hands over first: nobody holds a post where they do not belong. */
    private List<Finding> noPosts(Person subject) {
        List<Text> held = posts.of(subject);
        return held.isEmpty()
                ? List.of()
                : List.of(Finding.blocks(null, "transfer.holdsPosts", subject.name(), HeldPosts.listed(held)));
    }

    /** Article 25: within one committee the member is passed on without a letter; between two there is one. */
    private List<Finding> committees(CaseFile file, boolean one) {
        boolean within = transfers
                .of(file.id())
                .filter(t -> t.destinationId() != null)
                .filter(t -> distance.between(t.originId(), t.destinationId()).isWithinCommittee())
                .isPresent();
        return within == one
                ? List.of()
                : List.of(Finding.blocks("outcome", one ? "transfer.twoCommittees" : "transfer.oneCommittee"));
    }

    /** The last day of a letter is that of the letter there is, which may have been issued in place of a lost one. */
    Optional<LocalDate> amended(UUID caseId, Reference answer) {
        return answer.field().equals(LetterFacts.LAST_DAY) ? lastDay(caseId) : Optional.empty();
    }

    private Optional<LocalDate> lastDay(UUID caseId) {
        return letters.current(caseId).map(Letter::lastOn);
    }

    /** A letter that has expired is not accepted. */
    private List<Finding> letterHolds(Person subject) {
        Optional<LocalDate> until = transfers.running(subject.id()).flatMap(transfer -> lastDay(transfer.caseId()));
        return until.isPresent() ? OfCase.held(null, until.get(), LocalDate.now(clock)) : List.of();
    }

    private List<Finding> sameReceiver(String field, Answers answers, Person subject) {
        Optional<UUID> branch = answers.ids(field).stream().findFirst();
        Optional<UUID> before = transfers.running(subject.id()).map(Transfer::destinationId);
        return branch.isEmpty()
                        || before.isEmpty()
                        || distance.between(before.get(), branch.get()).isWithinCommittee()
                ? List.of()
                : List.of(Finding.blocks(field, "transfer.otherReceiver"));
    }

    private List<Finding> notDispatched(Person subject) {
        return transfers
                .running(subject.id())
                .filter(transfer ->
                        transfer.dispatchedOn() != null || !transfer.state().isAtOrigin())
                .map(transfer -> List.of(Finding.blocks(null, "transfer.alreadyDispatched")))
                .orElse(List.of());
    }

    /** What was said last to a question, in whichever step. */
    static Optional<Object> said(History history, String key) {
        return history.records().stream()
                .map(StepRecord::answers)
                .filter(answers -> answers.has(key))
                .map(answers -> answers.get(key))
                .reduce((earlier, later) -> later);
    }

    /** The day that was said last. */
    static Optional<LocalDate> day(History history, String key) {
        return history.records().stream()
                .flatMap(record -> record.answers().date(key).stream())
                .reduce((earlier, later) -> later);
    }

    /** The name of the committee of a branch; empty where there is none with authority. */
    static String committeeName(Chain chain) {
        return Distance.committee(chain).map(Organization::name).orElse("");
    }
}
