package org.zhengcheng.transfer.course;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Affiliated;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.organization.member.PersonEvents;
import org.zhengcheng.transfer.letter.Letter;
import org.zhengcheng.transfer.letter.LetterFacts;
import org.zhengcheng.transfer.letter.Letters;

/**
 * What follows from a step of a transfer. The member belongs to the origin until acceptance and nothing before that changes
 * it (条例第二十五条).
 */
@Component
class TransferEffects {

    static final Set<String> NAMES = Set.of(
            "applied",
            "entered",
            "endorsed",
            "approved",
            "dispatched",
            "resent",
            "arrived",
            "accepted",
            "acknowledged",
            "departed",
            "returned",
            "rejected",
            "lapsed",
            "mobile",
            "cancelled",
            "closed",
            "back",
            "ended");

    private final Transfers transfers;
    private final Distance distance;
    private final Letters letters;
    private final People people;
    private final PersonEvents events;
    private final HeldPosts posts;
    private final Clock clock;

    TransferEffects(
            Transfers transfers,
            Distance distance,
            Letters letters,
            People people,
            PersonEvents events,
            HeldPosts posts,
            Clock clock) {
        this.transfers = transfers;
        this.distance = distance;
        this.letters = letters;
        this.people = people;
        this.events = events;
        this.posts = posts;
        this.clock = clock;
    }

    void follow(String effect, StepRecord taken, CaseFile file, History history) {
        UUID id = file.id();
        switch (effect) {
            case "applied" -> applied(taken, file);
            case "entered" -> entered(taken, file);
            case "endorsed" -> transfers.stands(id, TransferState.PENDING_COMMITTEE);
            case "approved" ->
                transfers.stands(
                        id,
                        file.otherSide().isPresent()
                                        && transfers.of(id).orElseThrow().kind() == TransferKind.INTRA_COMMITTEE
                                ? TransferState.PENDING_RECEIVING
                                : TransferState.PENDING_COMMITTEE);
            case "dispatched" -> dispatched(taken, file, history);
            case "resent" -> transfers.stands(id, TransferState.IN_TRANSIT);
            case "arrived" -> transfers.stands(id, TransferState.PENDING_RECEIVING);
            case "accepted" -> accepted(taken, file, history);
            case "acknowledged" -> transfers.acknowledged(id, taken.eventDate());
            case "departed" -> departed(taken, file);
            case "returned" -> transfers.stands(id, TransferState.RETURNED);
            case "rejected" -> transfers.stands(id, TransferState.REJECTED);
            case "lapsed" -> transfers.stands(id, TransferState.EXPIRED);
            case "mobile" -> transfers.stands(id, TransferState.ACCEPTED);
            case "cancelled" -> end(id, TransferState.CANCELLED, taken);
            case "closed", "back" -> end(id, TransferState.CLOSED, taken);
            case "ended" -> ended(id, taken);
            default -> throw new IllegalArgumentException("No such effect: " + effect);
        }
    }

    private void applied(StepRecord taken, CaseFile file) {
        Answers said = taken.answers();
        Person member = people.find(file.personId()).orElseThrow();
        UUID destination = said.ids("destination").stream().findFirst().orElse(null);
        String scope = said.has("outsideScope") ? said.get("outsideScope").toString() : null;
        transfers.begin(
                new Transfer(
                        file.id(),
                        file.personId(),
                        kind(taken, member, destination, scope),
                        TransferState.PENDING_OUTGOING,
                        member.standing() == Standing.PROBATIONARY,
                        "graduation".equals(said.get("transferReason")),
                        member.organizationId(),
                        destination,
                        destination == null && said.has("outsideName")
                                ? said.get("outsideName").toString()
                                : null,
                        month(said),
                        taken.eventDate(),
                        null,
                        null,
                        null,
                        null,
                        null),
                file.personName());
    }

    /** What is registered and not transferred says so by the outcome of its first step. */
    private TransferKind kind(StepRecord taken, Person member, UUID destination, String scope) {
        if ("away".equals(taken.outcome())) {
            return TransferKind.MOBILE;
        }
        if ("abroad".equals(taken.outcome())) {
            return TransferKind.ABROAD;
        }
        if (destination != null) {
            return distance.between(member.organizationId(), destination).kind();
        }
        return switch (scope) {
            case "province" -> TransferKind.INTRA_PROVINCE;
            case "beyond" -> TransferKind.CROSS_PROVINCE;
            default -> TransferKind.OUT_OF_SYSTEM;
        };
    }

    private void entered(StepRecord taken, CaseFile file) {
        Answers said = taken.answers();
        transfers.begin(
                new Transfer(
                        file.id(),
                        file.personId(),
                        TransferKind.IN_TO_SYSTEM,
                        TransferState.PENDING_RECEIVING,
                        "probationary".equals(said.get("membership")),
                        false,
                        null,
                        file.organizationId(),
                        said.get("sender").toString(),
                        month(said),
                        taken.eventDate(),
                        null,
                        said.date("letterUntil").orElse(null),
                        null,
                        null,
                        null),
                file.personName());
    }

    private static LocalDate month(Answers said) {
        return said.has("duesPaidUntil")
                ? YearMonth.parse(said.get("duesPaidUntil").toString()).atDay(1)
                : null;
    }

    /** In place of a letter that says the same another is issued; one that says something else is void. */
    private void dispatched(StepRecord taken, CaseFile file, History history) {
        Transfer transfer = transfers.of(file.id()).orElseThrow();
        Answers said = taken.answers();
        LocalDate today = LocalDate.now(clock);
        LocalDate until = said.date(LetterFacts.LAST_DAY).orElseThrow();
        LetterFacts facts = facts(transfer, said, (int) ChronoUnit.DAYS.between(today, until));
        Optional<Letter> former = letters.current(file.id());
        if (former.isPresent()) {
            String why = why(history);
            if (saysTheSame(former.get(), facts)) {
                letters.reissue(file.id(), why, facts.validDays(), taken.actorId());
            } else {
                letters.voided(former.get().id(), why, taken.actorId());
                letters.issue(file.id(), facts, taken.actorId());
            }
        } else {
            letters.issue(file.id(), facts, taken.actorId());
        }
        transfers.dispatched(file.id(), today, until);
    }

    private LetterFacts facts(Transfer transfer, Answers said, int days) {
        Chain origin = distance.of(transfer.originId());
        boolean inside = transfer.destinationId() != null;
        Chain destination = inside ? distance.of(transfer.destinationId()) : null;
        UUID committee = Distance.committee(origin).map(Organization::id).orElseThrow();
        return new LetterFacts(
                committee,
                transfer.personId(),
                inside
                        ? TransferRules.committeeName(destination)
                        : said.get("addressee").toString(),
                origin.branch().name(),
                inside ? destination.branch().name() : transfer.outside(),
                YearMonth.from(transfer.duesPaidUntil()),
                days,
                null,
                new LetterFacts.Postal(
                        text(said, "postalAddress"),
                        text(said, "telephone"),
                        text(said, "fax"),
                        text(said, "postcode")));
    }

    private static String text(Answers said, String key) {
        return said.has(key) ? said.get(key).toString() : "";
    }

    private static boolean saysTheSame(Letter former, LetterFacts facts) {
        return former.content().addressee().equals(facts.addressee())
                && former.content().destination().equals(facts.destination())
                && Objects.equals(former.content().duesPaidUntil(), facts.duesPaidUntil());
    }

    /** The reason that was written last on the way, shortened to what a letter keeps. */
    private static String why(History history) {
        String why = history.records().stream()
                .map(StepRecord::reason)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse("补办");
        return why.substring(0, Math.min(why.length(), 500));
    }

    private void accepted(StepRecord taken, CaseFile file, History history) {
        UUID to = file.organizationId();
        Transfer transfer = transfers.of(file.id()).orElseThrow();
        letters.current(file.id())
                .ifPresent(letter -> letters.received(letter.id(), taken.eventDate(), taken.actorId()));
        transfers.accepted(file.id(), taken.eventDate(), to);
        if (transfer.kind() == TransferKind.IN_TO_SYSTEM) {
            LocalDate joined = TransferRules.day(history, "joinedDate").orElse(taken.eventDate());
            people.changeStanding(
                    file.personId(),
                    transfer.probationary() ? Standing.PROBATIONARY : Standing.FULL,
                    transfer.probationary()
                            ? joined
                            : TransferRules.day(history, "fullDate").orElse(joined),
                    file.id());
        } else {
            people.affiliate(new Affiliated(
                    file.personId(),
                    transfer.originId(),
                    to,
                    taken.eventDate(),
                    file.id(),
                    taken.actorId(),
                    taken.office().chinese()));
        }
        posts.end(file.personId(), transfer.originId(), to, taken);
        events.ofCase(
                file.personId(),
                PersonEvents.Kind.MOVED,
                taken.eventDate(),
                file.id(),
                Text.same(distance.of(to).branch().name()));
    }

    /** Belongs to an organisation outside from the day it says on its receipt. */
    private void departed(StepRecord taken, CaseFile file) {
        LocalDate there = taken.answers().date("acceptedThere").orElse(taken.eventDate());
        letters.current(file.id()).ifPresent(letter -> letters.received(letter.id(), there, taken.actorId()));
        transfers.accepted(file.id(), there, null);
        transfers.acknowledged(file.id(), taken.eventDate());
        people.changeStanding(file.personId(), Standing.LEFT_TRANSFERRED, there, file.id());
        posts.end(file.personId(), transfers.of(file.id()).orElseThrow().originId(), null, taken);
        end(file.id(), TransferState.CLOSED, taken);
    }

    private void end(UUID id, TransferState state, StepRecord taken) {
        transfers.stands(id, state);
        ended(id, taken);
    }

    /** A letter of a transfer that came to nothing is void. */
    private void ended(UUID id, StepRecord taken) {
        transfers.ended(id, taken.eventDate());
        letters.current(id)
                .filter(letter -> letter.receivedOn() == null)
                .ifPresent(letter -> letters.voided(
                        letter.id(),
                        Optional.ofNullable(taken.reason())
                                .map(why -> why.substring(0, Math.min(why.length(), 500)))
                                .orElse("转接终止"),
                        taken.actorId()));
    }
}
