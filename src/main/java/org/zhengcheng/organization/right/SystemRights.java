package org.zhengcheng.organization.right;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Offices;

/** The rights that concern no case and no organisation in particular: those of the administrators. */
@Component
public class SystemRights {

    private final Offices offices;
    private final Clock clock;

    SystemRights(Offices offices, Clock clock) {
        this.offices = offices;
        this.clock = clock;
    }

    /** Whether a person's administrator's post of today lets them do this. */
    public boolean may(UUID personId, Verb verb) {
        return offices.administrations(personId, LocalDate.now(clock)).stream()
                .anyMatch(post -> RightsTable.grants(verb, Relation.EVERYWHERE, post));
    }

    /** @throws NotEntitled if they may not */
    public void require(UUID personId, Verb verb) {
        if (!may(personId, verb)) {
            throw new NotEntitled(verb);
        }
    }
}
