package org.zhengcheng.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.relative.Relatives;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/** Begins a transfer: for oneself, for a member of one's branch, or for somebody who comes from outside the system. */
@Component
public class BeginTransfer {

    /** The procedure by which somebody comes into the system. */
    public static final String INCOMING = "transfer-in";

    private static final Set<Role> RECEIVERS = Set.of(Role.PARENT_COMMITTEE, Role.ORGANISER);

    private final OpenCase openCase;
    private final People people;
    private final Offices offices;
    private final Organizations organizations;
    private final Relatives relatives;
    private final Clock clock;

    BeginTransfer(
            OpenCase openCase,
            People people,
            Offices offices,
            Organizations organizations,
            Relatives relatives,
            Clock clock) {
        this.openCase = openCase;
        this.people = people;
        this.offices = offices;
        this.organizations = organizations;
        this.relatives = relatives;
        this.clock = clock;
    }

    /**
     * @return the id of the case
     * @throws NoSuchCase if there is no such member, or none for whom the actor may do it
     * @throws org.zhengcheng.casework.CannotOpen if it cannot be begun for them now
     */
    @Transactional
    public UUID begin(String procedure, UUID personId, UUID operation, Actor actor) {
        Person member = people.find(personId).orElseThrow(() -> new NoSuchCase(personId));
        if (personId.equals(actor.personId())) {
            return openCase.open(operation, procedure, member.organizationId(), actor);
        }
        Office office = inBranch(actor).stream()
                .filter(held -> held.organizationId().equals(member.organizationId()) && held.covers(procedure))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(personId));
        return openFor(personId, procedure, operation, office, actor);
    }

    /**
     * Opens the case of somebody from outside who has a record here and no standing yet, on a letter or a package.
     *
     * @return the id of the case
     * @throws NoSuchCase if the branch of their record is not under a committee for which the actor receives
     */
    @Transactional
    public UUID receive(UUID personId, UUID operation, Actor actor) {
        Person person = people.find(personId).orElseThrow(() -> new NoSuchCase(personId));
        UUID committee = organizations
                .chainOf(person.organizationId(), LocalDate.now(clock))
                .seatOf(Role.PARENT_COMMITTEE)
                .map(Organization::id)
                .orElseThrow(() -> new NoSuchCase(personId));
        Office office = receiving(actor).stream()
                .filter(held -> held.organizationId().equals(committee))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(personId));
        if (personId.equals(actor.personId())) {
            throw new NoSuchCase(personId);
        }
        return openFor(personId, INCOMING, operation, office, actor);
    }

    /** Nobody acts for a relative, nor in the place of somebody who is one. */
    private UUID openFor(UUID personId, String procedure, UUID operation, Office office, Actor actor) {
        Set<UUID> kin = relatives.of(personId);
        if (kin.contains(actor.personId())
                || !office.isOwn()
                        && (kin.contains(office.instead().personId())
                                || office.instead().personId().equals(personId))) {
            throw new NoSuchCase(personId);
        }
        return openCase.openFor(personId, operation, procedure, office, actor);
    }

    /** The posts in which somebody may begin a transfer for a member of the branch. */
    public List<Office> inBranch(Actor actor) {
        return offices.actingOn(actor.personId(), LocalDate.now(clock)).stream()
                .filter(office -> RightsTable.grants(Verb.TAKE_ON_BEHALF, Relation.SAME, office.post()))
                .toList();
    }

    /** The posts in which somebody receives whom another system sends. */
    public List<Office> receiving(Actor actor) {
        return offices.actingOn(actor.personId(), LocalDate.now(clock)).stream()
                .filter(office -> RECEIVERS.contains(office.post()) && office.covers(INCOMING))
                .toList();
    }
}
