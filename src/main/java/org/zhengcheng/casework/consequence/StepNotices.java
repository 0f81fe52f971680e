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
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/** Tells the people whom the diagram names that a step waits or has been taken. */
@Component
public class StepNotices {

    private static final String CREATED = "created";

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

    /**
     * A step waits to be taken.
     *
     * @param until the last day of its period; null if none runs
     */
    public void created(Step step, String taskId, LocalDate until, CaseFile file, Chain chain) {
        notices.waits(
                toTell(step, CREATED, null, file, chain),
                new Topic(file.id(), taskId, file.personName(), step.name()),
                until);
    }

    /** A step was taken. */
    public void completed(Step step, StepRecord taken, CaseFile file, Chain chain) {
        Topic topic = new Topic(file.id(), null, file.personName(), taken.title());
        notices.taken(toTell(step, "completed", taken.outcome(), file, chain), topic);
        if (taken.isOnBehalf()) {
            notices.enteredFor(file.personId(), topic, taken.actorName());
        }
    }

    /** A step no longer waits; only if the diagram has it announced can there be messages that say it does. */
    public void gone(Step step, String taskId) {
        if (step.notifications().stream().anyMatch(notify -> notify.on().equals(CREATED))) {
            notices.settle(taskId);
        }
    }

    private List<UUID> toTell(Step step, String on, String outcome, CaseFile file, Chain chain) {
        return step.notifications().stream()
                .filter(notify -> notify.on().equals(on))
                .filter(notify ->
                        notify.outcomes().isEmpty() || notify.outcomes().contains(outcome))
                .flatMap(notify -> notify.who().stream())
                .distinct()
                .flatMap(role -> people(role, file, chain))
                .distinct()
                .toList();
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
