package org.zhengcheng.casework.file;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/** The people who have a role in a case on a day: the person concerned, those it appointed, holders of posts. */
@Component
public class RoleHolders {

    private final Participants participants;
    private final Offices offices;

    RoleHolders(Participants participants, Offices offices) {
        this.participants = participants;
        this.offices = offices;
    }

    /** @param chain the case's branch and what is above it */
    public List<UUID> of(Role role, CaseFile file, Chain chain, LocalDate day) {
        return switch (role.seat()) {
            case SUBJECT -> List.of(file.personId());
            case PARTICIPANT -> ids(participants.in(file.id(), List.of(role)));
            default ->
                chain.seatOf(role)
                        .map(seat -> ids(offices.holders(List.of(role), seat.id(), day)))
                        .orElse(List.of());
        };
    }

    private static List<UUID> ids(List<PersonName> people) {
        return people.stream().map(PersonName::id).toList();
    }
}
