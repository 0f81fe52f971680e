package org.zhengcheng.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.redo.Correction;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.organization.Role;

/** What stands in the form of a step when it is opened, before anybody has written in it. */
@Component
class OpenedForm {

    private final Correction correction;
    private final FieldCipher cipher;
    private final Clock clock;

    OpenedForm(Correction correction, FieldCipher cipher, Clock clock) {
        this.correction = correction;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** As this person may see it. */
    Input of(Step step, FormSchema form, CaseFile file, History history, Actor actor) {
        return seenBy(actor, file, form, before(step, form, file, history, actor));
    }

    /** Whoever corrects in somebody's place types a number anew from the paper; to read it they would have to ask. */
    static Input seenBy(Actor actor, CaseFile file, FormSchema form, Input before) {
        return actor.personId().equals(file.personId())
                ? before
                : before.only(
                        name -> form.field(name).filter(Field::isSensitive).isEmpty());
    }

    /** A step that was sent back is not typed again; a step that recurs begins empty. */
    private Input before(Step step, FormSchema form, CaseFile file, History history, Actor actor) {
        if (correction.asked(step, form, history).isPresent()) {
            return correction.opened(step, form, history, LocalDate.now(clock));
        }
        return history.last(step.id())
                .filter(last -> actor.personId().equals(last.actorId())
                        && last.formSha256().equals(form.sha256()))
                .filter(last -> step.outcomes().size() == 1)
                .map(last -> Input.of(last.answers(), form, cipher::decrypt))
                .orElseGet(() -> ofToday(step, form, actor.personId().equals(file.personId())));
    }

    /**
     * What an office records has mostly happened on the day it is recorded. The applicant copies the day from a paper, unless
     * the form says that it is the day of writing; whoever writes for them copies it from the paper they signed.
     */
    private Input ofToday(Step step, FormSchema form, boolean own) {
        boolean copied = step.roles().contains(Role.APPLICANT);
        boolean known = step.dateField() != null
                && form.field(step.dateField())
                        .filter(field -> field.type() == Field.Type.DATETIME)
                        .filter(field -> !copied || own && field.isDayOfWriting())
                        .isPresent();
        return known
                ? new Input(
                        Map.of(step.dateField(), List.of(LocalDate.now(clock).toString())))
                : Input.empty();
    }
}
