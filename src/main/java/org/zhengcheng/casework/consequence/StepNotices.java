package org.zhengcheng.casework.consequence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.language.Text;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/** Tells the people whom the diagram names that a step waits or has been taken. */
@Component
public class StepNotices {

    private final Notices notices;
    private final Participants participants;
    private final Offices offices;
    private final Clock clock;

    StepNotices(Notices notices, Participants participants, Offices offices, Clock clock) {
        this.notices = notices;
        this.participants = participants;
        this.offices = offices;
        this.clock = clock;
    }

    /** A step waits to be taken. */
    public void created(Step step, CaseFile file, Chain chain) {
        tell(step, Notices.Kind.WAITS, null, step.name(), file, chain);
    }

    /** A step was taken. */
    public void completed(Step step, StepRecord taken, CaseFile file, Chain chain) {
        tell(step, Notices.Kind.TAKEN, taken.outcome(), taken.title(), file, chain);
    }

    private void tell(Step step, Notices.Kind kind, String outcome, Text text, CaseFile file, Chain chain) {
        List<UUID> people = step.notifications().stream()
                .filter(notify -> notify.on().equals(kind == Notices.Kind.WAITS ? "created" : "completed"))
                .filter(notify ->
                        notify.outcomes().isEmpty() || notify.outcomes().contains(outcome))
                .flatMap(notify -> notify.who().stream())
                .distinct()
                .flatMap(role -> people(role, file, chain))
                .distinct()
                .toList();
        notices.tell(people, kind, file.id(), file.personName(), text);
    }

    private Stream<UUID> people(Role role, CaseFile file, Chain chain) {
        return switch (role.seat()) {
            case SUBJECT -> Stream.of(file.personId());
            case PARTICIPANT ->
                participants.in(file.id(), List.of(role)).stream().map(PersonName::id);
            default ->
                chain.seatOf(role).stream()
                        .flatMap(seat -> offices.holders(List.of(role), seat.id(), LocalDate.now(clock)).stream())
                        .map(PersonName::id);
        };
    }
}
