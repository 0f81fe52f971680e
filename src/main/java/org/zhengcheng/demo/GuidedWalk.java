package org.zhengcheng.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.OwnCases;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.reading.Timeline;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.Answers;
import org.zhengcheng.identity.Accounts;
import org.zhengcheng.identity.Accounts.DemoAccount;
import org.zhengcheng.organization.Offices;

/** Finds the next stop of a walk through a case: which step, who takes it, from what day on it is allowed. */
@DemoOnly
@Component
class GuidedWalk {

    private final Accounts accounts;
    private final OwnCases ownCases;
    private final Cases cases;
    private final Rights rights;
    private final Deadlines deadlines;
    private final Offices offices;
    private final Participants participants;
    private final Clock clock;

    GuidedWalk(
            Accounts accounts,
            OwnCases ownCases,
            Cases cases,
            Rights rights,
            Deadlines deadlines,
            Offices offices,
            Participants participants,
            Clock clock) {
        this.accounts = accounts;
        this.ownCases = ownCases;
        this.cases = cases;
        this.rights = rights;
        this.deadlines = deadlines;
        this.offices = offices;
        this.participants = participants;
        this.clock = clock;
    }

    /** Whose case can be walked: somebody who has one running, or else may begin one; empty once nobody is left. */
    @Transactional(readOnly = true)
    Optional<DemoAccount> subject() {
        List<DemoAccount> everybody = accounts.demoAccounts();
        return everybody.stream()
                .filter(account -> running(account).isPresent())
                .findFirst()
                .or(() -> everybody.stream()
                        .filter(account -> offers(account.personId(), ownCases.of(account.personId()))
                                .findFirst()
                                .isPresent())
                        .findFirst());
    }

    /** The next stop of the walk through somebody's case; empty once it has come to its end. */
    @Transactional(readOnly = true)
    Optional<Stop> next(String username) {
        List<DemoAccount> everybody = accounts.demoAccounts();
        DemoAccount subject = everybody.stream()
                .filter(account -> account.username().equals(username))
                .findFirst()
                .orElseThrow();
        Optional<CaseFile> running = running(subject);
        if (running.isPresent()) {
            return cases.open(running.get()).stream()
                    .findFirst()
                    .flatMap(place -> stop(running.get(), place, subject, everybody));
        }
        List<CaseFile> own = ownCases.of(subject.personId());
        return own.isEmpty()
                ? offers(subject.personId(), own)
                        .findFirst()
                        .map(offer -> new Stop(offer.path(), offer.name(), null, 0, subject, null, null, null, null))
                : Optional.empty();
    }

    /** The case the walk went through last. */
    @Transactional(readOnly = true)
    Optional<CaseFile> walked(String username) {
        return accounts.demoAccounts().stream()
                .filter(account -> account.username().equals(username))
                .flatMap(account -> ownCases.of(account.personId()).stream())
                .findFirst();
    }

    private Optional<CaseFile> running(DemoAccount account) {
        return ownCases.of(account.personId()).stream()
                .filter(CaseFile::isOpen)
                .filter(file -> cases.procedure(file).choosesBranch())
                .findFirst();
    }

    /** The walk shows how somebody becomes a member; what members begin later is not on its way. */
    private Stream<OwnCases.Offer> offers(UUID personId, List<CaseFile> own) {
        return ownCases.offers(personId, own).stream().filter(OwnCases.Offer::first);
    }

    private Optional<Stop> stop(CaseFile file, Place place, DemoAccount subject, List<DemoAccount> everybody) {
        Step step = place.step();
        History history = cases.history(file);
        Diagram diagram = cases.diagram(file);
        Rights.Standpoint at =
                cases.find(file.id(), accounts.named(subject.username()).orElseThrow());
        Onward onward = onward(step, diagram, history);
        LocalDate today = LocalDate.now(clock);
        return everybody.stream()
                .filter(account -> mayTake(account, step, at, history))
                .min(Comparator.comparingLong(account -> taken(account, history)))
                .map(account -> new Stop(
                        "/cases/" + file.id() + "/steps/" + place.id(),
                        step.name(),
                        Timeline.brief(diagram, history, List.of(place)).number(),
                        diagram.numbered(),
                        account,
                        file.id(),
                        step,
                        onward.outcome(),
                        onward.awaited() != null
                                        && today.isBefore(onward.awaited().date())
                                ? onward.awaited()
                                : null));
    }

    private boolean mayTake(DemoAccount account, Step step, Rights.Standpoint at, History history) {
        UUID personId = account.personId();
        Rights.Standpoint own = new Rights.Standpoint(
                at.file(),
                at.chain(),
                at.other(),
                offices.heldBy(personId, LocalDate.now(clock)),
                participants.rolesOf(at.file().id(), personId),
                at.relatives());
        return rights.mayAct(personId, step, own, history).isOwn();
    }

    /** Everybody has a turn: whoever has done least so far. */
    private static long taken(DemoAccount account, History history) {
        return history.records().stream()
                .filter(record -> account.personId().equals(record.actorId()))
                .count();
    }

    /** The outcome that leads on; while what recurs falls due before that is allowed, once more what recurs. */
    private Onward onward(Step step, Diagram diagram, History history) {
        List<Outcome> offered = Cases.offered(step, history);
        List<Deadline> known = deadlines.of(step, history, ownDates(step, history));
        Outcome forward = forward(step, diagram, offered);
        Deadline notBefore = known.stream()
                .filter(deadline -> deadline.period().kind() == Period.Kind.NOT_BEFORE)
                .filter(deadline -> deadline.period().appliesTo(forward.value()))
                .max(Comparator.comparing(Deadline::date))
                .orElse(null);
        Optional<Outcome> again = offered.stream()
                .filter(outcome -> step.id().equals(outcome.target()))
                .findFirst();
        Optional<Deadline> every = known.stream()
                .filter(deadline -> deadline.period().kind() == Period.Kind.EVERY)
                .findFirst();
        return again.isPresent()
                        && every.isPresent()
                        && notBefore != null
                        && every.get().date().isBefore(notBefore.date())
                ? new Onward(again.get(), every.get())
                : new Onward(forward, notBefore);
    }

    /** The next step of the course; beside the course, and at its end, the first outcome that is meant well. */
    private static Outcome forward(Step step, Diagram diagram, List<Outcome> offered) {
        int here = diagram.mainPath().indexOf(step);
        return offered.stream()
                .filter(outcome -> position(diagram, outcome) > here)
                .min(Comparator.comparingInt(outcome -> position(diagram, outcome)))
                .or(() -> offered.stream()
                        .filter(outcome -> !outcome.needsReason())
                        .findFirst())
                .orElse(offered.get(0));
    }

    private static int position(Diagram diagram, Outcome outcome) {
        return outcome.endsCase() ? -1 : diagram.mainPath().indexOf(diagram.step(outcome.target()));
    }

    /** What is counted from a day of the step's own form, such as a public notice, begins on the day of the last step. */
    private Answers ownDates(Step step, History history) {
        String last = history.last()
                .map(StepRecord::eventDate)
                .orElse(LocalDate.now(clock))
                .toString();
        Map<String, Object> dates = new HashMap<>();
        step.periods().stream()
                .flatMap(period -> period.from().stream())
                .map(Reference::of)
                .filter(Reference::isOwn)
                .forEach(own -> dates.put(own.field(), last));
        return new Answers(dates);
    }

    /** How a step ends, and what must have passed before; null if nothing must. */
    private record Onward(Outcome outcome, Deadline awaited) {}
}
