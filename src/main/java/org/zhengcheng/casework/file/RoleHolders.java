package org.zhengcheng.casework.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Role;

/** The people who have a role in a case on a day: the person concerned, those it appointed, holders of posts and their substitutes. */
@Component
public class RoleHolders {

    private final Participants participants;
    private final Offices offices;

    RoleHolders(Participants participants, Offices offices) {
        this.participants = participants;
        this.offices = offices;
    }

    /**
     * Nobody whose relative the case is about, nor a substitute of theirs: they are not to know of it.
     *
     * @param chain the case's branch and what is above it
     */
    public List<UUID> of(Role role, CaseFile file, Chain chain, LocalDate day) {
        return ids(all(role, file, chain, day, file.personId()));
    }

    /** The same with those who are not to know of the case, for whoever asks about many cases of one office. */
    public List<Offices.Holder> all(Role role, CaseFile file, Chain chain, LocalDate day) {
        return all(role, file, chain, day, null);
    }

    private List<Offices.Holder> all(Role role, CaseFile file, Chain chain, LocalDate day, UUID about) {
        return switch (role.seat()) {
            case SUBJECT -> List.of(holder(file.personId(), file.personName()));
            case PARTICIPANT ->
                (about == null ? participants.in(file.id(), List.of(role)) : participants.knowing(file, role))
                        .stream()
                                .map(person -> holder(person.id(), person.name()))
                                .toList();
            default ->
                chain.seatOf(role)
                        .map(seat -> offices.acting(List.of(role), seat.id(), day, file.procedureKey(), about))
                        .orElse(List.of());
        };
    }

    /** Those who may know of a case, by the declared relatives of whom it is about. */
    public static List<UUID> unbarred(List<Offices.Holder> all, Set<UUID> relatives, CaseFile file) {
        return ids(all.stream()
                .filter(holder -> !relatives.contains(holder.id()))
                .filter(holder -> holder.absentId() == null
                        || !relatives.contains(holder.absentId())
                                && !holder.absentId().equals(file.personId()))
                .toList());
    }

    private static Offices.Holder holder(UUID id, String name) {
        return new Offices.Holder(id, name, null, null);
    }

    private static List<UUID> ids(List<Offices.Holder> people) {
        return people.stream().map(Offices.Holder::id).distinct().toList();
    }
}
