package org.zhengcheng.diagram.forms;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Fault;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Speaker;

/**
 * What the form with which a committee launches a year may become: the program reads the answers that
 * are required, so such a question is worded otherwise and never asked otherwise; others come and go, as far as a page
 * without a case can ask them.
 */
@Component
class LaunchForm {

    /** These are answered from what a case knows: its people, its files, its rows in work. */
    private static final Set<Field.Type> OF_A_CASE =
            EnumSet.of(Field.Type.PERSON, Field.Type.ORGANIZATION, Field.Type.FILEPICKER, Field.Type.DYNAMICLIST);

    private final Speaker speaker;

    LaunchForm(Speaker speaker) {
        this.speaker = speaker;
    }

    /** @param base the form as the draft began with it */
    List<FormFinding> faults(FormSchema form, FormSchema base) {
        List<FormFinding> found = new ArrayList<>();
        base.inputs().filter(was -> was.rules().required()).forEach(was -> {
            Optional<Field> is = form.field(was.key());
            if (is.isEmpty()) {
                found.add(error(was, "launchMissing"));
            } else if (!isAskedAlike(was, is.get())) {
                found.add(error(is.get(), "launchOtherwise"));
            }
        });
        form.inputs()
                .filter(field -> OF_A_CASE.contains(field.type()))
                .forEach(field -> found.add(error(field, "launchKind")));
        return found;
    }

    private static boolean isAskedAlike(Field was, Field is) {
        return was.type() == is.type()
                && was.decimalDigits() == is.decimalDigits()
                && was.rules().required() == is.rules().required()
                && Objects.equals(was.rules().min(), is.rules().min())
                && Objects.equals(was.rules().max(), is.rules().max())
                && was.hidden().equals(is.hidden())
                && values(was).equals(values(is));
    }

    private static List<String> values(Field field) {
        return field.options().stream().map(Field.Option::value).toList();
    }

    private FormFinding error(Field field, String rule) {
        String code = "forms.check." + rule;
        return new FormFinding(field.key(), null, Fault.Severity.ERROR, code, speaker.both(code, field.label()));
    }
}
