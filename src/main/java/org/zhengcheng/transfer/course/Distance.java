package org.zhengcheng.transfer.course;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;

/** How far two branches are apart in the tree of today, and which committees send and receive for them. */
@Component
public class Distance {

    private final Organizations organizations;
    private final Clock clock;

    Distance(Organizations organizations, Clock clock) {
        this.organizations = organizations;
        this.clock = clock;
    }

    /** The two ends of a transfer within the system. */
    public Ends between(UUID origin, UUID destination) {
        Map<UUID, Chain> chains = organizations.chainsOf(Set.of(origin, destination), LocalDate.now(clock));
        return new Ends(chains.get(origin), chains.get(destination));
    }

    /** A branch with what is above it today. */
    public Chain of(UUID branch) {
        return organizations.chainOf(branch, LocalDate.now(clock));
    }

    /** The committee that has the authority to send and to receive for a branch (条例第二十五条). */
    public static Optional<Organization> committee(Chain chain) {
        return chain.seatOf(Role.PARENT_COMMITTEE);
    }

    /** Two branches with what is above them; the destination is null where the id is that of no organisation. */
    public record Ends(Chain origin, Chain destination) {

        /** Whether one committee with authority to approve is above both: there is no letter then. */
        public boolean isWithinCommittee() {
            return same(committee(origin), committee(destination));
        }

        /** The kind by what the two have above them in common; nothing means another province. */
        public TransferKind kind() {
            if (isWithinCommittee()) {
                return TransferKind.INTRA_COMMITTEE;
            }
            if (same(origin.seatOf(Role.COUNTY_ORG_DEPT), destination.seatOf(Role.COUNTY_ORG_DEPT))) {
                return TransferKind.INTRA_COUNTY;
            }
            return origin.above().stream().anyMatch(destination.above()::contains)
                    ? TransferKind.INTRA_PROVINCE
                    : TransferKind.CROSS_PROVINCE;
        }

        private static boolean same(Optional<Organization> one, Optional<Organization> other) {
            return one.isPresent()
                    && Objects.equals(
                            one.get().id(), other.map(Organization::id).orElse(null));
        }
    }
}
