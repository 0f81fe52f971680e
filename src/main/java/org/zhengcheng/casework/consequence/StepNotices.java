package org.zhengcheng.casework.consequence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.RoleHolders;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Role;

/** Tells the people whom the diagram names that a step waits or has been taken. */
@Component
public class StepNotices {

    private static final String CREATED = "created";

    private final Notices notices;
    private final Forms forms;
    private final RoleHolders holders;
    private final Clock clock;

    StepNotices(Notices notices, Forms forms, RoleHolders holders, Clock clock) {
        this.notices = notices;
        this.forms = forms;
        this.holders = holders;
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

    /** A step that waits comes to others, because the case’s branch or what is above it is another. */
    void came(Step step, String taskId, CaseFile file, Chain was, Chain is) {
        List<UUID> before =
                step.roles().stream().flatMap(role -> people(role, file, was)).toList();
        notices.waits(
                step.roles().stream()
                        .flatMap(role -> people(role, file, is))
                        .distinct()
                        .filter(person -> !before.contains(person))
                        .toList(),
                new Topic(file.id(), taskId, file.personName(), step.name()),
                null);
    }

    /** Single items came back to a step: whoever takes it puts them right. */
    public void returned(Step step, String taskId, ReturnedItems items, CaseFile file, Chain chain) {
        FormSchema form = forms.version(items.source().formSha256());
        notices.returned(
                step.roles().stream()
                        .flatMap(role -> people(role, file, chain))
                        .distinct()
                        .toList(),
                new Topic(file.id(), taskId, file.personName(), step.name()),
                items.fields().stream()
                        .flatMap(key -> form.field(key).stream())
                        .map(Field::label)
                        .toList(),
                items.replyBy());
    }

    /** A step was taken. */
    public void completed(Step step, StepRecord taken, CaseFile file, Chain chain) {
        Topic topic = new Topic(file.id(), null, file.personName(), taken.title());
        notices.taken(toTell(step, "completed", taken.outcome(), file, chain), topic);
        if (taken.isOnBehalf()) {
            notices.enteredFor(file.personId(), topic, taken.actorName());
        }
    }

    /** A step no longer waits, and no message says that it does. */
    public void gone(String taskId) {
        notices.settle(taskId);
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
        return holders.of(role, file, chain, LocalDate.now(clock)).stream();
    }
}
