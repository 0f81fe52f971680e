package org.zhengcheng.inbox;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** What a person does after what they have just done. */
@Component
public class NextTask {

    /** Of so many the first that the person may do; who is kept from more than these had better look at the list. */
    private static final int TRIED = 5;

    private final Inbox inbox;
    private final Choices choices;
    private final Cases cases;
    private final Rights rights;

    NextTask(Inbox inbox, Choices choices, Cases cases, Rights rights) {
        this.inbox = inbox;
        this.choices = choices;
        this.cases = cases;
        this.rights = rights;
    }

    /**
     * The most pressing task of the inbox as the person last chose to see it, among those that are allowed today and that
     * this person may do; empty if there is none.
     */
    public Optional<Task> after(Actor actor) {
        Seats seats = inbox.seatsOf(actor.personId(), inbox.officesOf(actor.personId()));
        Choice choice = choices.of(actor.personId()).choice();
        return inbox.pressing(seats, choice, TRIED).stream()
                .filter(item -> mayDo(item, actor))
                .findFirst()
                .map(item -> new Task(item.caseId(), item.taskId(), item.stepName(), item.subjectName()));
    }

    /** An inbox shows what its offices have to do; whether this person may, the case itself decides. */
    private boolean mayDo(Item item, Actor actor) {
        try {
            Rights.Standpoint at = cases.find(item.caseId(), actor);
            return cases.place(at.file(), item.taskId())
                    .filter(place -> rights.mayAct(actor.personId(), place.step(), at, cases.history(at.file()))
                            .isAllowed())
                    .isPresent();
        } catch (NoSuchCase handedOver) {
            return false;
        }
    }

    /** A task to go on with. */
    public record Task(UUID caseId, String taskId, Text stepName, String subjectName) {}
}
