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

/** Who may enter a case that was begun on paper, and of which branches, as the {@link RightsTable} says. */
@Component
public class TranscriptRights {

    private static final int MOST_BRANCHES = 500;

    private final Offices offices;
    private final Organizations organizations;
    private final Clock clock;

    TranscriptRights(Offices offices, Organizations organizations, Clock clock) {
        this.offices = offices;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Whether a person may enter cases of any branch at all. */
    public boolean mayEnterSomewhere(UUID personId) {
        return held(personId).stream().anyMatch(office -> isOfBranch(office) || isAbove(office));
    }

    /** The branches of which a person may enter cases, by code; empty if they may enter none. */
    List<Organization> branches(UUID personId) {
        LocalDate today = LocalDate.now(clock);
        List<Office> held = held(personId);
        List<UUID> own = held.stream()
                .filter(TranscriptRights::isOfBranch)
                .map(Office::organizationId)
                .toList();
        List<UUID> above = held.stream()
                .filter(TranscriptRights::isAbove)
                .map(Office::organizationId)
                .toList();
        return organizations.branchesUnder(own, above, today, MOST_BRANCHES).stream()
                // Who is above is not above themselves.
                .filter(branch -> own.contains(branch.id()) || !above.contains(branch.id()))
                .toList();
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

    private List<Office> held(UUID personId) {
        return offices.heldBy(personId, LocalDate.now(clock));
    }

    private static boolean isOfBranch(Office office) {
        return RightsTable.grants(Verb.ENTER_FROM_PAPER, Relation.SAME, office.post());
    }

    private static boolean isAbove(Office office) {
        return RightsTable.grants(Verb.ENTER_FROM_PAPER, Relation.ABOVE, office.post());
    }
}
