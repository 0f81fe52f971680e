package org.zhengcheng.casework.escalation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Rung;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.RoleHolders;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;

/** Climbs the rungs whose day has come: tells the people named there and notes down that it was done. */
@Component
class Ladder {

    private final DueRows rows;
    private final CaseFiles files;
    private final Diagrams diagrams;
    private final Organizations organizations;
    private final RoleHolders holders;
    private final WorkingDays week;
    private final Notices notices;

    Ladder(
            DueRows rows,
            CaseFiles files,
            Diagrams diagrams,
            Organizations organizations,
            RoleHolders holders,
            WorkingDays week,
            Notices notices) {
        this.rows = rows;
        this.files = files;
        this.diagrams = diagrams;
        this.organizations = organizations;
        this.holders = holders;
        this.week = week;
        this.notices = notices;
    }

    /** All of it in the caller's transaction, which holds the rows: a message is sent with its rung or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void climb(List<DueRows.Due> due, DatabaseTime.Reading time) {
        if (due.isEmpty()) {
            return;
        }
        Map<UUID, CaseFile> cases =
                files.findByIdIn(due.stream().map(DueRows.Due::caseId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(CaseFile::id, Function.identity()));
        Known known = new Known(time.today());
        rows.climbed(
                due.stream()
                        .map(row -> climb(row, cases.get(row.caseId()), known))
                        .toList(),
                time.now());
    }

    private DueRows.Climbed climb(DueRows.Due due, CaseFile file, Known known) {
        Step step = diagrams.get(file.definitionId()).step(due.stepId());
        List<Rung> ladder = step.rungsOf(
                due.period() == RunningDeadlines.ASKED ? null : step.periods().get(due.period()));
        List<Integer> open = IntStream.range(0, ladder.size())
                .filter(n -> !due.climbed().contains(n))
                .boxed()
                .toList();
        List<Integer> reached = open.stream()
                .filter(n -> !ladder.get(n).day(due.dueOn(), week).isAfter(known.today))
                .toList();
        LocalDate next = open.stream()
                .filter(n -> !reached.contains(n))
                .map(n -> ladder.get(n).day(due.dueOn(), week))
                .min(LocalDate::compareTo)
                .orElse(null);
        // Who missed several, because no node ran or the step opened late, is told once how things stand now.
        Set<Rung.Addressee> to = EnumSet.noneOf(Rung.Addressee.class);
        reached.forEach(n -> to.addAll(ladder.get(n).to()));
        Collection<UUID> people = to.isEmpty() ? List.of() : people(to, step, file, known);
        notices.warns(
                people, new Topic(file.id(), due.taskId(), file.personName(), step.name()), due.dueOn(), known.today);
        return new DueRows.Climbed(due, reached, people.size(), next);
    }

    /** Where nobody is found at one place, the next one up is told. */
    private Collection<UUID> people(Set<Rung.Addressee> to, Step step, CaseFile file, Known known) {
        Set<UUID> people = new LinkedHashSet<>();
        boolean vacant = false;
        for (Rung.Addressee addressee : Rung.Addressee.values()) {
            if (vacant || to.contains(addressee)) {
                List<UUID> found = people(addressee, step, file, known);
                vacant = found.isEmpty();
                people.addAll(found);
            }
        }
        return people;
    }

    private List<UUID> people(Rung.Addressee addressee, Step step, CaseFile file, Known known) {
        List<Role> roles = switch (addressee) {
            case HOLDER -> step.roles();
            case SECRETARY -> List.of(Role.BRANCH_SECRETARY, Role.BRANCH_DEPUTY_SECRETARY);
            case COMMITTEE -> List.of(Role.PARENT_COMMITTEE);
            case DEPARTMENT -> List.of(Role.COUNTY_ORG_DEPT);
        };
        return roles.stream()
                .flatMap(role -> known.people(role, file)
                        // In their own case people are the applicant, whatever else they hold.
                        .filter(person -> role == Role.APPLICANT || !person.equals(file.personId())))
                .toList();
    }

    /** What is looked up once for all rows of a transaction: chains of organisations and holders of posts. */
    private final class Known {

        private final LocalDate today;
        private final Map<UUID, Chain> chains = new HashMap<>();
        private final Map<List<Object>, List<UUID>> people = new HashMap<>();

        private Known(LocalDate today) {
            this.today = today;
        }

        private Stream<UUID> people(Role role, CaseFile file) {
            Chain chain = chains.computeIfAbsent(file.organizationId(), id -> organizations.chainOf(id, today));
            boolean ofCase = role.seat() == Role.Seat.SUBJECT || role.seat() == Role.Seat.PARTICIPANT;
            List<Object> seat = List.of(role, ofCase ? file.id() : file.organizationId());
            return people.computeIfAbsent(seat, s -> holders.of(role, file, chain, today)).stream();
        }
    }
}
