package org.zhengcheng.casework.team;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.TeamReview;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * What organisations owe for all people of a standing together. When it is due follows from the last one made, or else
 * from the day the first person below the organisation took the standing; so it opens by itself and none has to be
 * planned, and one that was missed stays missed, since neither of these days can be altered.
 */
@Component
public class TeamReviews {

    private static final int LONGEST = 5000;

    private final Diagrams diagrams;
    private final List<Procedure> procedures;
    private final Offices offices;
    private final Operations operations;
    private final WorkingDays week;
    private final Ledger ledger;
    private final DueReviews rows;
    private final ReviewRecord record;
    private final Notices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    TeamReviews(
            Diagrams diagrams,
            List<Procedure> procedures,
            Offices offices,
            Operations operations,
            WorkingDays week,
            Ledger ledger,
            DueReviews rows,
            ReviewRecord record,
            Notices notices,
            JdbcClient jdbc,
            Clock clock) {
        this.diagrams = diagrams;
        this.procedures = procedures;
        this.offices = offices;
        this.operations = operations;
        this.week = week;
        this.ledger = ledger;
        this.rows = rows;
        this.record = record;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything a person's organisations owe, whether it is due or not. */
    @Transactional(readOnly = true)
    public List<Owed> of(UUID personId) {
        return of(offices.actingOn(personId, LocalDate.now(clock)));
    }

    /** What organisations below a person's have not made in time, the longest overdue first. */
    @Transactional(readOnly = true)
    List<Overdue> overdueBelow(UUID personId) {
        LocalDate today = LocalDate.now(clock);
        List<UUID> own = offices.heldBy(personId, today).stream()
                .map(Office::organizationId)
                .distinct()
                .toList();
        return rows.overdueBelow(own, today).stream()
                .flatMap(late -> diagrams.newest(late.procedureKey()).teamReviews().stream()
                        .filter(review -> review.id().equals(late.reviewId()))
                        .map(review -> new Overdue(
                                late.name(),
                                review.name(),
                                late.dueOn(),
                                today.toEpochDay() - late.dueOn().toEpochDay())))
                .toList();
    }

    /** What stands among the things to do of somebody who holds these posts. */
    @Transactional(readOnly = true)
    public List<Owed> open(List<Office> held) {
        return of(held).stream().filter(Owed::isOpen).toList();
    }

    /** Whether any of a person's organisations owes a review at all. */
    public boolean owes(UUID personId) {
        List<Office> held = offices.actingOn(personId, LocalDate.now(clock));
        return procedures.stream()
                .flatMap(procedure -> diagrams.newest(procedure.key()).teamReviews().stream())
                .flatMap(review -> review.by().stream())
                .anyMatch(role -> held.stream().anyMatch(office -> isOf(role, office)));
    }

    private static boolean isOf(Role role, Office office) {
        return role.isFilledBy(office.post())
                && RightsTable.grants(Verb.REVIEW_TEAM, Relation.OFFICE_OF_STEP, office.post());
    }

    private List<Owed> of(List<Office> held) {
        List<Owed> owed = new ArrayList<>();
        for (Procedure procedure : procedures) {
            for (TeamReview review : diagrams.newest(procedure.key()).teamReviews()) {
                held.stream()
                        .filter(office -> review.by().stream().anyMatch(role -> isOf(role, office)))
                        .filter(office -> office.covers(procedure.key()))
                        // Who holds two posts in an organisation owes it once.
                        .filter(office -> owed.stream()
                                .noneMatch(other -> other.review().equals(review)
                                        && other.office().organizationId().equals(office.organizationId())))
                        .map(office -> owed(procedure.key(), review, office))
                        .forEach(owed::add);
            }
        }
        return owed;
    }

    private Owed owed(String procedureKey, TeamReview review, Office office) {
        LocalDate today = LocalDate.now(clock);
        List<Owed.Made> made = record.made(procedureKey, review, office.organizationId());
        Optional<LocalDate> first = record.first(procedureKey, review, office.organizationId());
        int people = record.people(review, office.organizationId());
        List<Owed.Missed> missed = new ArrayList<>();
        LocalDate origin = first.orElse(null);
        for (Owed.Made one : made) {
            if (origin != null) {
                List<LocalDate> due = dueBefore(origin, review, one.eventDate());
                for (int n = 0; n < due.size(); n++) {
                    missed.add(new Owed.Missed(due.get(n), n + 1 == due.size() ? one.eventDate() : null));
                }
            }
            origin = one.eventDate();
        }
        if (origin == null) {
            return new Owed(procedureKey, review, office, null, null, people, missed, made, today);
        }
        List<LocalDate> late = people == 0 ? List.of() : dueBefore(origin, review, today);
        late.forEach(due -> missed.add(new Owed.Missed(due, null)));
        return new Owed(
                procedureKey,
                review,
                office,
                origin,
                review.length().from(origin, week),
                people,
                missed,
                made.stream()
                        .sorted(Comparator.comparing(Owed.Made::eventDate).reversed())
                        .toList(),
                today);
    }

    private List<LocalDate> dueBefore(LocalDate origin, TeamReview review, LocalDate day) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> review.length().times(n).from(origin, week))
                .takeWhile(due -> due.isBefore(day))
                .toList();
    }

    /**
     * Records that a review was made.
     *
     * @throws NoSuchCase if the person's posts do not owe it
     * @throws StepRefused if the day cannot be, nothing was found, or it is late and no reason is given
     */
    @Transactional
    public void make(
            UUID operation,
            UUID organizationId,
            String reviewId,
            LocalDate day,
            String findings,
            String reason,
            Actor actor) {
        String request = Sha256.of(
                String.join("\n", "team-review", organizationId + "", reviewId, day + "", findings, reason + ""));
        if (operations.begin(operation, actor.personId(), request, reviewId).isPresent()) {
            return;
        }
        // Two who press at once do not make it twice, and the organisation's chain in the ledger stays gapless.
        jdbc.sql("select id from organization where id = ? for no key update")
                .param(organizationId)
                .query(UUID.class)
                .optional();
        Owed owed = of(actor.personId()).stream()
                .filter(one -> one.review().id().equals(reviewId)
                        && one.office().organizationId().equals(organizationId)
                        && one.dueOn() != null)
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(reviewId));
        List<FieldError> errors = wrong(owed, day, findings, reason);
        if (!errors.isEmpty()) {
            throw new StepRefused(errors);
        }
        Text office = owed.office().title();
        jdbc.sql("insert into team_review (id, organization_id, procedure_key, review_id, event_date, due_on, people,"
                        + " findings, reason, actor_id, actor_name, office, office_en, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        organizationId,
                        owed.procedureKey(),
                        reviewId,
                        day,
                        owed.dueOn(),
                        owed.people(),
                        findings,
                        reason,
                        actor.personId(),
                        actor.name(),
                        office.chinese(),
                        office.english(),
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
        rows.made(organizationId, owed.procedureKey(), owed.review(), day)
                .ifPresent(id -> notices.settle(id.toString()));
        ledger.append(new Entry(
                LedgerChain.ofOrganization(organizationId),
                actor.personId(),
                office.chinese(),
                "team-review",
                reviewId,
                "pass",
                day,
                request));
    }

    private List<FieldError> wrong(Owed owed, LocalDate day, String findings, String reason) {
        List<FieldError> errors = new ArrayList<>();
        if (day == null) {
            errors.add(FieldError.of("day", "form.date"));
        } else if (day.isAfter(owed.today())) {
            errors.add(FieldError.of("day", "form.future", owed.today()));
        } else if (day.isBefore(owed.origin())) {
            errors.add(FieldError.of("day", "team.beforeLast", owed.origin()));
        } else if (day.isAfter(owed.dueOn()) && reason == null) {
            errors.add(FieldError.of(
                    "reason",
                    "step.late",
                    owed.dueOn(),
                    owed.origin(),
                    owed.review().basis().cited()));
        }
        if (findings.isEmpty() || findings.length() > LONGEST) {
            errors.add(FieldError.of("findings", "team.findingsMissing", LONGEST));
        }
        return errors;
    }
}
