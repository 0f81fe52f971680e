package org.zhengcheng.casework.team;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Rung;
import org.zhengcheng.casework.definition.TeamReview;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/** Climbs the rungs of a review's ladder: tells those who owe it, and those above them when they are late. */
@Component
class ReviewLadder {

    private final DueReviews rows;
    private final Diagrams diagrams;
    private final Organizations organizations;
    private final Offices offices;
    private final WorkingDays week;
    private final Notices notices;

    ReviewLadder(
            DueReviews rows,
            Diagrams diagrams,
            Organizations organizations,
            Offices offices,
            WorkingDays week,
            Notices notices) {
        this.rows = rows;
        this.diagrams = diagrams;
        this.organizations = organizations;
        this.offices = offices;
        this.week = week;
        this.notices = notices;
    }

    /** In the caller's transaction, which holds the row: a message is sent with its rung or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void climb(DueReviews.Due due, DatabaseTime.Reading time) {
        Optional<TeamReview> found = diagrams.newest(due.procedureKey()).teamReviews().stream()
                .filter(review ->
                        review.id().equals(due.reviewId()) && !review.ladder().isEmpty())
                .findFirst();
        if (found.isEmpty()) {
            rows.climbed(due.id(), due.dueOn(), List.of(), 0, null, time.now());
            return;
        }
        TeamReview review = found.get();
        List<Rung> ladder = review.ladder();
        LocalDate today = time.today();
        // Whoever missed several years is told once how things stand now, not of each.
        int turn = 1;
        while (!day(due, review, turn + 1, ladder.get(0)).isAfter(today)) {
            turn++;
        }
        LocalDate turnOn = rows.due(review, due.originOn(), turn);
        Set<Integer> climbed = rows.climbed(due.id(), turnOn);
        List<Integer> open = IntStream.range(0, ladder.size())
                .filter(n -> !climbed.contains(n))
                .boxed()
                .toList();
        List<Integer> reached = open.stream()
                .filter(n -> !ladder.get(n).day(turnOn, week).isAfter(today))
                .toList();
        LocalDate next = open.stream()
                .filter(n -> !reached.contains(n))
                .map(n -> ladder.get(n).day(turnOn, week))
                .min(LocalDate::compareTo)
                .orElse(day(due, review, turn + 1, ladder.get(0)));
        Set<Rung.Addressee> to = EnumSet.noneOf(Rung.Addressee.class);
        reached.forEach(n -> to.addAll(ladder.get(n).to()));
        Collection<UUID> people = people(to, review, due.organizationId(), today);
        notices.warns(
                people,
                new Topic(null, due.id().toString(), due.organizationName(), review.name()),
                due.dueOn(),
                today);
        rows.climbed(due.id(), turnOn, reached, people.size(), next, time.now());
    }

    private LocalDate day(DueReviews.Due due, TeamReview review, int turn, Rung rung) {
        return rung.day(rows.due(review, due.originOn(), turn), week);
    }

    /** Nobody twice; where nobody is found at one place, the next one up is told. */
    private Set<UUID> people(Set<Rung.Addressee> to, TeamReview review, UUID organizationId, LocalDate today) {
        Set<UUID> all = new LinkedHashSet<>();
        if (to.isEmpty()) {
            return all;
        }
        Chain chain = organizations.chainOf(organizationId, today);
        boolean vacant = false;
        for (Rung.Addressee addressee : Rung.Addressee.values()) {
            if (vacant || to.contains(addressee)) {
                List<UUID> found = people(addressee, review, chain, today);
                vacant = found.isEmpty();
                all.addAll(found);
            }
        }
        return all;
    }

    private List<UUID> people(Rung.Addressee addressee, TeamReview review, Chain chain, LocalDate today) {
        return switch (addressee) {
            case APPLICANT -> List.of();
            case HOLDER, SECRETARY -> holders(review.by(), chain.branch(), today);
            case COMMITTEE ->
                chain.above().stream()
                        .map(above -> holders(List.of(Role.PARENT_COMMITTEE), above, today))
                        .filter(people -> !people.isEmpty())
                        .findFirst()
                        .orElse(List.of());
            case DEPARTMENT ->
                chain.departmentAbove()
                        .map(department -> holders(List.of(Role.COUNTY_ORG_DEPT), department, today))
                        .orElse(List.of());
        };
    }

    private List<UUID> holders(Collection<Role> roles, Organization organization, LocalDate today) {
        return offices.holders(roles, organization.id(), today).stream()
                .map(PersonName::id)
                .toList();
    }
}
