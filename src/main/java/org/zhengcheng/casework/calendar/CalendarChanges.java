package org.zhengcheng.casework.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.consequence.Recount;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.deadline.Calendar;
import org.zhengcheng.deadline.CalendarChange;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/**
 * Changes the calendar of working days. A change never moves a running date silently: it is carried out once for show and
 * taken back, whoever makes it sees every date it moves, and only what was seen is carried out.
 */
@Component
class CalendarChanges {

    private static final String OFFICE = "系统管理员";

    private final Calendar calendar;
    private final CaseFiles files;
    private final Recount recount;
    private final Diagrams diagrams;
    private final SystemRights rights;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CalendarChanges(
            Calendar calendar,
            CaseFiles files,
            Recount recount,
            Diagrams diagrams,
            SystemRights rights,
            Ledger ledger,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.calendar = calendar;
        this.files = files;
        this.recount = recount;
        this.diagrams = diagrams;
        this.rights = rights;
        this.ledger = ledger;
        this.jdbc = jdbc;
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
            return moves(change, false);
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
            calendar.write(change);
            Moves moves = moves(change, true);
            if (!moves.sha256().equals(seenSha256)) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            calendar.keep(change, moves.all().size(), actor.personId());
            moves.all().forEach(move -> record(move, actor));
            return Optional.of(moves);
        });
    }

    private void requireAdministrator(Actor actor) {
        if (!mayChange(actor)) {
            throw new NotAdministrator();
        }
    }

    /** Cases in the order of their keys, so that two changes at once never wait for each other crosswise. */
    private Moves moves(CalendarChange change, boolean move) {
        List<Moves.Move> moves = new ArrayList<>();
        int settled = 0;
        for (UUID id : counting(change)) {
            Optional<CaseFile> file = move ? files.lock(id) : files.findById(id);
            List<Recount.Difference> differences = file.map(recount::differences).orElse(List.of()).stream()
                    .filter(Recount.Difference::isOfTheCalendar)
                    .toList();
            for (Recount.Difference difference : differences) {
                if (difference.was().dueOn().equals(difference.should().dueOn())) {
                    settled++;
                } else {
                    moves.add(move(file.orElseThrow(), difference));
                }
            }
            if (move) {
                recount.follow(file.orElseThrow(), differences);
            }
        }
        return new Moves(moves, settled);
    }

    /** The cases in which something is counted in working days across the days that change. */
    private List<UUID> counting(CalendarChange change) {
        return jdbc.sql("select distinct case_id from deadline where working_days and settled_on is null"
                        + " and gone_at is null and origin_on <= ? and due_on >= ? order by case_id")
                .params(change.until(), change.from())
                .query(UUID.class)
                .list();
    }

    private Moves.Move move(CaseFile file, Recount.Difference difference) {
        return new Moves.Move(
                file.id(),
                file.number(),
                difference.stepId(),
                diagrams.get(file.definitionId()).step(difference.stepId()).name(),
                difference.should().kind() == Period.Kind.NOT_BEFORE,
                difference.was().dueOn(),
                difference.should().dueOn());
    }

    private void record(Moves.Move move, Actor actor) {
        ledger.append(new Entry(
                move.caseId(),
                actor.personId(),
                OFFICE,
                "calendar",
                move.stepId(),
                "moved",
                LocalDate.now(clock),
                Sha256.of(move.was() + " " + move.becomes())));
    }
}
