package org.zhengcheng.casework.escalation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Rung.Addressee;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.RoleHolders;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.relative.Relatives;

/** The people to whom a rung of a ladder leads in a case. All of them may read it: they hold it or oversee its branch. */
@Component
class Addressees {

    private final Organizations organizations;
    private final RoleHolders holders;
    private final Relatives relatives;

    Addressees(Organizations organizations, RoleHolders holders, Relatives relatives) {
        this.organizations = organizations;
        this.holders = holders;
        this.relatives = relatives;
    }

    /** Looks people up as of a day for these cases, each office once. */
    Round on(LocalDate today, Collection<CaseFile> files) {
        return new Round(
                today,
                relatives.of(files.stream().map(CaseFile::subjectId).distinct().toList()));
    }

    /** One round of looking people up. */
    final class Round {

        private final LocalDate today;
        private final Map<UUID, Set<UUID>> kin;
        private final Map<UUID, Chain> chains = new HashMap<>();
        private final Map<List<Object>, List<Offices.Holder>> people = new HashMap<>();

        private Round(LocalDate today, Map<UUID, Set<UUID>> kin) {
            this.today = today;
            this.kin = kin;
        }

        LocalDate today() {
            return today;
        }

        /** Nobody twice; where nobody is found at one place, the next one up is told. */
        Set<UUID> people(Set<Addressee> to, Step step, CaseFile file) {
            Set<UUID> all = new LinkedHashSet<>();
            boolean vacant = false;
            for (Addressee addressee : Addressee.values()) {
                if (vacant || to.contains(addressee)) {
                    List<UUID> found = addressee.roles(step).stream()
                            .flatMap(role -> holders(role, file))
                            .toList();
                    vacant = found.isEmpty();
                    all.addAll(found);
                }
            }
            return all;
        }

        private Stream<UUID> holders(Role role, CaseFile file) {
            Chain chain = chains.computeIfAbsent(file.organizationId(), id -> organizations.chainOf(id, today));
            boolean ofCase = role.seat() == Role.Seat.SUBJECT || role.seat() == Role.Seat.PARTICIPANT;
            List<Object> seat = List.of(role, ofCase ? file.id() : file.organizationId(), file.procedureKey());
            // In their own case people are the applicant, whatever else they hold.
            List<Offices.Holder> all = people.computeIfAbsent(seat, s -> holders.all(role, file, chain, today));
            if (role.seat() == Role.Seat.SUBJECT) {
                return all.stream().map(Offices.Holder::id);
            }
            Set<UUID> related = kin.getOrDefault(file.subjectId(), Set.of());
            return RoleHolders.unbarred(all, related, file).stream()
                    .filter(person -> role == Role.APPLICANT || !person.equals(file.personId()));
        }
    }
}
