package org.zhengcheng.diagram.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormReading;
import org.zhengcheng.form.FormView;
import org.zhengcheng.form.Forms;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** A form as its step will show it, with invented people to choose from. */
@Component
public class FormPreview {

    private static final int PEOPLE = 3;

    private final Forms forms;
    private final Speaker speaker;
    private final Clock clock;

    FormPreview(Forms forms, Speaker speaker, Clock clock) {
        this.forms = forms;
        this.speaker = speaker;
        this.clock = clock;
    }

    /** @param diagram the drawing as it was saved; null if it cannot be read */
    public Shown of(String key, String source, Diagram diagram) {
        FormReading reading = forms.read(key, source);
        if (reading.form() == null) {
            return new Shown(null, null, List.of());
        }
        Step step = diagram == null
                ? null
                : diagram.steps().values().stream()
                        .filter(one -> key.equals(one.formKey()))
                        .findFirst()
                        .orElse(null);
        Map<String, List<Field.Option>> people = new HashMap<>();
        reading.form()
                .inputs()
                .filter(field -> field.type() == Field.Type.PERSON)
                .forEach(field -> people.put(field.key(), people()));
        return new Shown(
                new FormView(
                        reading.form(),
                        Input.empty(),
                        List.of(),
                        new Choices(people, Map.of(), LocalDate.now(clock)),
                        null),
                step == null ? reading.form().title() : step.name(),
                step == null ? List.of() : step.outcomes());
    }

    private List<Field.Option> people() {
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(n -> new Field.Option("p" + n, speaker.both("forms.person", n)))
                .toList();
    }

    /**
     * What there is to look at.
     *
     * @param form null if the text is no form yet
     * @param name of the first step that asks it; of the form if no step does
     * @param outcomes of that step, on which it may depend what is asked
     */
    public record Shown(FormView form, Text name, List<Outcome> outcomes) {}
}
