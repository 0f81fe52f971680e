package org.zhengcheng.meeting.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.OperationReused;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;

/** What every write in a meeting has around it: the key of its operation, the hold on the meeting, the ledger's entry. */
@Component
public class MeetingWrites {

    private final Operations operations;
    private final Meetings meetings;
    private final MeetingRights rights;
    private final Ledger ledger;
    private final Clock clock;

    MeetingWrites(Operations operations, Meetings meetings, MeetingRights rights, Ledger ledger, Clock clock) {
        this.operations = operations;
        this.meetings = meetings;
        this.rights = rights;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Holds a meeting until the transaction ends.
     *
     * @param asked what is asked for, all of it: the same key for something else is refused
     * @return how the actor stands to the meeting; empty if this very request was carried out before
     * @throws NoSuchMeeting if there is none of which the actor may know
     * @throws OperationReused if the key was used for something else
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<MeetingRights.Standpoint> begin(UUID operation, UUID meetingId, Actor actor, Object... asked) {
        if (earlier(operation, actor, meetingId.toString(), meetingId, asked).isPresent()) {
            rights.find(meetingId, actor);
            return Optional.empty();
        }
        return Optional.of(rights.of(meetings.hold(meetingId).orElseThrow(NoSuchMeeting::new), actor));
    }

    /** The answer that this very request got before; empty if it is carried out now. */
    Optional<String> earlier(UUID operation, Actor actor, String answer, Object first, Object... asked) {
        String request =
                first + "\n" + Arrays.stream(asked).map(String::valueOf).collect(Collectors.joining("\n"));
        return operations.begin(operation, actor.personId(), Sha256.of(request), answer);
    }

    /**
     * Appends to the meeting's chain in the ledger, as the last write of the transaction.
     *
     * @param as in which part the actor did it
     * @param object what it was done to: an item, a person, or the meeting itself
     * @param content what was written, of which the ledger keeps the hash; null if nothing was
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            UUID meetingId, Actor actor, Part as, String act, Object object, String outcome, String content) {
        ledger.append(new Entry(
                LedgerChain.ofMeeting(meetingId),
                actor.personId(),
                as.title().chinese(),
                act,
                object.toString(),
                outcome,
                LocalDate.now(clock),
                content == null ? null : Sha256.of(content)));
    }

    /** The present moment, as tables keep it. */
    public OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }
}
