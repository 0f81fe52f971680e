package org.zhengcheng.organization.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Chain;
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
        LocalDate today = LocalDate.now(clock);
        Optional<Text> administrator = offices.administrations(personId, today).stream()
                .filter(post -> RightsTable.grants(verb, Relation.EVERYWHERE, post))
                .map(Administrator::title)
                .findFirst();
        if (administrator.isPresent()) {
            return administrator;
        }
        Chain chain = organizations.chainOf(organizationId, today);
        return offices.heldBy(personId, today).stream()
                .filter(office -> RightsTable.grants(verb, Relation.SAME, office.post())
                                && office.organizationId().equals(organizationId)
                        || RightsTable.grants(verb, Relation.ABOVE, office.post())
                                && chain.isAbove(office.organizationId()))
                .map(office -> office.title())
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
