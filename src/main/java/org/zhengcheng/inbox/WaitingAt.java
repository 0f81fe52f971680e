package org.zhengcheng.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who waits for somebody at one step: their inbox, asked by the page of a procedure. */
@Component
public class WaitingAt {

    private final Inbox inbox;

    WaitingAt(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The cases that wait at the step and may go on today, the most pressing first. */
    public List<Waiting> of(UUID personId, String procedureKey, String stepId, int most) {
        Seats seats = inbox.seatsOf(personId, inbox.officesOf(personId));
        return inbox.pressing(seats, new Choice(procedureKey, stepId, null, null), most).stream()
                .map(item -> new Waiting(item.caseId(), item.taskId(), item.dueOn()))
                .toList();
    }

    /** A step that waits. @param dueOn the day it is due; null if no period runs */
    public record Waiting(UUID caseId, String taskId, LocalDate dueOn) {}
}
