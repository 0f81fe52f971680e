package org.zhengcheng.organization.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/** Who may do something to an organisation’s posts and people, as the {@link RightsTable} says, and in which office. */
@Component
public class PostAuthority {

    private final Offices offices;
    private final Organizations organizations;
    private final Clock clock;

    PostAuthority(Offices offices, Organizations organizations, Clock clock) {
        this.offices = offices;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** The office in which a person may do this to an organisation today; empty if they may not. */
    public Optional<Text> office(UUID personId, Verb verb, UUID organizationId) {
        return Optional.ofNullable(
                offices(personId, verb, List.of(organizationId)).get(organizationId));
    }

    /** The office in which a person may do this to each of some organisations; those to which they may not are left out. */
    public Map<UUID, Text> offices(UUID personId, Verb verb, Collection<UUID> organizationIds) {
        LocalDate today = LocalDate.now(clock);
        Optional<Text> administrator = offices.administrations(personId, today).stream()
                .filter(post -> RightsTable.grants(verb, Relation.EVERYWHERE, post))
                .map(Administrator::title)
                .findFirst();
        if (administrator.isPresent()) {
            return organizationIds.stream()
                    .distinct()
                    .collect(Collectors.toMap(Function.identity(), any -> administrator.get()));
        }
        Map<UUID, Chain> chains = organizations.chainsOf(organizationIds, today);
        List<Office> held = offices.heldBy(personId, today);
        Map<UUID, Text> found = new HashMap<>();
        chains.forEach((organizationId, chain) -> held.stream()
                .filter(office -> RightsTable.grants(verb, Relation.SAME, office.post())
                                && office.organizationId().equals(organizationId)
                        || RightsTable.grants(verb, Relation.ABOVE, office.post())
                                && chain.isAbove(office.organizationId()))
                .findFirst()
                .ifPresent(office -> found.put(organizationId, office.title())));
        return found;
    }

    /** The office in which a person may do this to some organisation at all today; empty if to none. */
    public Optional<Text> anywhere(UUID personId, Verb verb) {
        LocalDate today = LocalDate.now(clock);
        return Stream.concat(
                        offices.administrations(personId, today).stream()
                                .filter(post -> RightsTable.grants(verb, Relation.EVERYWHERE, post))
                                .map(Administrator::title),
                        offices.heldBy(personId, today).stream()
                                .filter(office -> RightsTable.grants(verb, Relation.SAME, office.post())
                                        || RightsTable.grants(verb, Relation.ABOVE, office.post()))
                                .map(Office::title))
                .findFirst();
    }

    /**
     * The office in which a person may appoint to a post of an organisation today, or take it from somebody.
     *
     * @throws NotEntitled if they may not
     */
    public Text appointing(UUID personId, Verb verb, UUID organizationId, Capacity post) {
        Verb asked = post instanceof Administrator ? Verb.GRANT_ADMINISTRATION : verb;
        return office(personId, asked, organizationId).orElseThrow(() -> new NotEntitled(asked));
    }
}
