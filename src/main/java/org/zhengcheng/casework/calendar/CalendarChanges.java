package org.zhengcheng.casework.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.consequence.Recount;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.deadline.CalendarChange;
import org.zhengcheng.deadline.CalendarWriting;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/**
 * Changes the calendar of working days. A change never moves a running date silently: it is carried out once for show and
 * taken back, whoever makes it sees every date it moves, and only what was seen is carried out.
 */
@Component
class CalendarChanges {

    private static final String OFFICE = "系统管理员";

    private final CalendarWriting calendar;
    private final CountingCases counting;
    private final MovedDates moved;
    private final CaseFiles files;
    private final Recount recount;
    private final RunningDeadlines running;
    private final Diagrams diagrams;
    private final SystemRights rights;
    private final Organizations organizations;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CalendarChanges(
            CalendarWriting calendar,
            CountingCases counting,
            MovedDates moved,
            CaseFiles files,
            Recount recount,
            RunningDeadlines running,
            Diagrams diagrams,
            SystemRights rights,
            Organizations organizations,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.calendar = calendar;
        this.counting = counting;
        this.moved = moved;
        this.files = files;
        this.recount = recount;
        this.running = running;
        this.diagrams = diagrams;
        this.rights = rights;
        this.organizations = organizations;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether somebody may change the calendar today. */
    boolean mayChange(Actor actor) {
        return rights.may(actor.personId(), Verb.CONFIGURE_CALENDAR);
    }

    /**
     * The running dates a change would move; nothing is written.
     *
     * @throws NotAdministrator if this is not for them
     */
    Moves preview(CalendarChange change, Actor actor) {
        requireAdministrator(actor);
        return transaction.execute(status -> {
            status.setRollbackOnly();
            calendar.write(change);
            return moves(differences(counting.of(change).stream().map(files::findById)));
        });
    }

    /**
     * Carries a change out, if it still moves what was seen.
     *
     * @param seenSha256 the fingerprint of what was seen
     * @return what was moved; empty if it would now move something else, and nothing was changed
     * @throws NotAdministrator if this is not for them
     */
    Optional<Moves> confirm(CalendarChange change, String seenSha256, Actor actor) {
        requireAdministrator(actor);
        return transaction.execute(status -> {
            // Cases first, the calendar second, as whoever takes a step: nobody waits crosswise.
            List<UUID> held = counting.of(change);
            List<Optional<CaseFile>> cases = held.stream().map(files::lock).toList();
            calendar.write(change);
            Map<CaseFile, List<Recount.Difference>> differences = differences(cases.stream());
            Moves moves = moves(differences);
            boolean seen = moves.sha256().equals(seenSha256);
            if (seen) {
                differences.forEach(recount::follow);
                running.lookAgain(held, LocalDate.now(clock));
            }
            // From here on nobody counts; who has counted meanwhile has written a date that was not seen.
            if (!seen || !calendar.seal() || !held.containsAll(counting.of(change))) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            record(change, moves, calendar.keep(change, moves.all().size(), actor.personId()), actor);
            return Optional.of(moves);
        });
    }

    private void requireAdministrator(Actor actor) {
        if (!mayChange(actor)) {
            throw new NotAdministrator();
        }
    }

    /** What the calendar alone makes differ, by the case; a case in which nothing does is there all the same. */
    private Map<CaseFile, List<Recount.Difference>> differences(Stream<Optional<CaseFile>> cases) {
        Map<CaseFile, List<Recount.Difference>> differences = new LinkedHashMap<>();
        cases.flatMap(Optional::stream)
                .forEach(file -> differences.put(
                        file,
                        recount.differences(file).stream()
                                .filter(Recount.Difference::isOfTheCalendar)
                                .toList()));
        return differences;
    }

    private Moves moves(Map<CaseFile, List<Recount.Difference>> differences) {
        Set<UUID> ids =
                differences.keySet().stream().map(CaseFile::organizationId).collect(Collectors.toSet());
        Map<UUID, String> branches = organizations.among(ids, LocalDate.now(clock)).stream()
                .collect(Collectors.toMap(Organization::id, Organization::name));
        List<Moves.Move> moves = new ArrayList<>();
        differences.forEach((file, all) -> all.stream()
                .filter(Recount.Difference::isAnotherDay)
                .forEach(difference -> moves.add(move(file, branches, difference))));
        int all = differences.values().stream().mapToInt(List::size).sum();
        return new Moves(moves, all - moves.size());
    }

    private Moves.Move move(CaseFile file, Map<UUID, String> branches, Recount.Difference difference) {
        return new Moves.Move(
                file.id(),
                file.number(),
                branches.get(file.organizationId()),
                difference.stepId(),
                diagrams.get(file.definitionId()).step(difference.stepId()).name(),
                difference.should().kind() == Period.Kind.NOT_BEFORE,
                difference.was().dueOn(),
                difference.should().dueOn());
    }

    private void record(CalendarChange written, Moves moves, long change, Actor actor) {
        for (Moves.Move move : moves.all()) {
            moved.keep(change, move);
            ledger.append(new Entry(
                    LedgerChain.ofCase(move.caseId()),
                    actor.personId(),
                    OFFICE,
                    "calendar",
                    move.stepId(),
                    "moved",
                    LocalDate.now(clock),
                    Sha256.of(move.was() + " " + move.becomes())));
        }
        ledger.append(new Entry(
                LedgerChain.ofInstallation(),
                actor.personId(),
                OFFICE,
                "calendar",
                String.valueOf(change),
                "changed",
                LocalDate.now(clock),
                Sha256.of(written.toString())));
    }
}
