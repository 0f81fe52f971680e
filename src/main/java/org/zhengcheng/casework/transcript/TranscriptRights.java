package org.zhengcheng.casework.transcript;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.organization.tree.Picker;
import org.zhengcheng.organization.tree.Search;

/** Who may enter a case that was begun on paper, and of which branches, as the {@link RightsTable} says. */
@Component
public class TranscriptRights {

    private final Offices offices;
    private final Organizations organizations;
    private final Search search;
    private final Clock clock;

    TranscriptRights(Offices offices, Organizations organizations, Search search, Clock clock) {
        this.offices = offices;
        this.organizations = organizations;
        this.search = search;
        this.clock = clock;
    }

    /** Whether a person may enter cases of any branch at all. */
    public boolean mayEnterSomewhere(UUID personId) {
        return held(personId).stream().anyMatch(office -> isOfBranch(office) || isAbove(office));
    }

    /** The first branches of which a person may enter cases, by code; empty if they may enter none. */
    List<Organization> branches(UUID personId, int limit) {
        Places places = places(personId);
        return organizations.branchesUnder(places.own(), places.above(), null, limit).stream()
                .filter(branch -> places.holds(branch.id()))
                .toList();
    }

    /** The branches of a name or a code of which a person may enter cases: more than one where the name is common. */
    List<Organization> named(String nameOrCode, UUID personId) {
        Places places = places(personId);
        return organizations.branchesUnder(places.own(), places.above(), nameOrCode, 2).stream()
                .filter(branch -> places.holds(branch.id()))
                .toList();
    }

    /** The branches found of which a person may enter cases. */
    List<Search.Found> found(String typed, UUID personId) {
        Places places = places(personId);
        return search.branchesUnder(places.own(), places.above(), typed, Picker.MOST_FOUND).stream()
                .filter(found -> places.holds(found.id()))
                .toList();
    }

    private Places places(UUID personId) {
        List<Office> held = held(personId);
        return new Places(
                held.stream()
                        .filter(TranscriptRights::isOfBranch)
                        .map(Office::organizationId)
                        .toList(),
                held.stream()
                        .filter(TranscriptRights::isAbove)
                        .map(Office::organizationId)
                        .toList());
    }

    /**
     * The office in which a person enters cases of a branch.
     *
     * @throws NoSuchCase if they may not
     */
    Office office(UUID personId, Chain chain) {
        UUID branch = chain.branch().id();
        return held(personId).stream()
                .filter(office -> isOfBranch(office) && office.organizationId().equals(branch)
                        || isAbove(office)
                                && !office.organizationId().equals(branch)
                                && chain.contains(office.organizationId()))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(branch));
    }

    /** A case that is no task waiting is entered in one's own office only; nobody substitutes in it. */
    private List<Office> held(UUID personId) {
        return offices.heldBy(personId, LocalDate.now(clock));
    }

    private static boolean isOfBranch(Office office) {
        return RightsTable.grants(Verb.ENTER_FROM_PAPER, Relation.SAME, office.post());
    }

    private static boolean isAbove(Office office) {
        return RightsTable.grants(Verb.ENTER_FROM_PAPER, Relation.ABOVE, office.post());
    }

    /** Where somebody may enter cases: of these branches, and of all below these. */
    private record Places(List<UUID> own, List<UUID> above) {

        /** Who is above is not above themselves. */
        private boolean holds(UUID branchId) {
            return own.contains(branchId) || !above.contains(branchId);
        }
    }
}
