package org.zhengcheng.diagram.trial;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/**
 * The forms of a draft for invented answers. Nobody real can be named in them: people and organisations are invented, a
 * file is a tick, and identity and telephone numbers are not asked for.
 */
@Component
class TrialForms {

    private static final int ORGANIZATIONS = 3;
    private static final String FILE = "sample";
    /** More than any vote asks for, so that it carries. */
    private static final String VOTES = "11";

    private final Cast cast;
    private final Speaker speaker;

    TrialForms(Cast cast, Speaker speaker) {
        this.cast = cast;
        this.speaker = speaker;
    }

    /** The form of a step as it is filled in here. */
    FormSchema of(Step step) {
        FormSchema form = step.form();
        return new FormSchema(form.key(), form.sha256(), form.source(), form.title(), invented(form.fields()));
    }

    private List<Field> invented(List<Field> fields) {
        return fields.stream()
                .filter(field -> !field.isSensitive())
                .map(this::invented)
                .toList();
    }

    private Field invented(Field field) {
        return switch (field.type()) {
            case FILEPICKER ->
                changed(
                        field,
                        Field.Type.CHECKLIST,
                        List.of(new Field.Option(FILE, speaker.both("trial.file"))),
                        field.children());
            case ORGANIZATION -> changed(field, Field.Type.RADIO, organizations(), field.children());
            case GROUP, DYNAMICLIST -> changed(field, field.type(), field.options(), invented(field.children()));
            default -> field;
        };
    }

    private static Field changed(Field field, Field.Type type, List<Field.Option> options, List<Field> children) {
        return new Field(
                type,
                field.key(),
                field.label(),
                field.hint(),
                field.rules(),
                field.hidden(),
                options,
                children,
                field.properties());
    }

    /** What may be chosen on an invented day. */
    Choices choices(FormSchema form, LocalDate day) {
        Map<String, List<Field.Option>> people = new HashMap<>();
        form.inputs()
                .flatMap(field -> Stream.concat(Stream.of(field), field.children().stream()))
                .filter(field -> field.type() == Field.Type.PERSON)
                .forEach(field -> people.put(field.key(), people()));
        return new Choices(people, Map.of(), day);
    }

    private List<Field.Option> people() {
        return cast.nameable().stream()
                .map(one -> new Field.Option(one.id().toString(), one.said()))
                .toList();
    }

    private List<Field.Option> organizations() {
        return IntStream.rangeClosed(1, ORGANIZATIONS)
                .mapToObj(n -> new Field.Option(
                        UUID.nameUUIDFromBytes(("trial.organization" + n).getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        speaker.both("trial.organization", n)))
                .toList();
    }

    /** Answers that would do, so that whoever tries only changes what matters. */
    Input filledIn(Step step, FormSchema form, LocalDate day) {
        Map<String, List<String>> input = new LinkedHashMap<>();
        List<String> people =
                new ArrayList<>(people().stream().map(Field.Option::value).toList());
        form.inputs()
                .filter(field -> field.rules().required()
                        || field.least() > 0
                        || field.key().equals(step.dateField()))
                .forEach(field -> {
                    if (field.type() == Field.Type.DYNAMICLIST) {
                        for (int row = 0; row < Math.max(1, field.least()); row++) {
                            for (Field cell : field.children()) {
                                if (cell.isInput() && cell.rules().required()) {
                                    input.put(field.key() + "[" + row + "]." + cell.key(), values(cell, day, people));
                                }
                            }
                        }
                    } else {
                        input.put(field.key(), values(field, day, people));
                    }
                });
        if (step.vote() != null) {
            for (String counted :
                    List.of("should", "actual", "agree", "ballotsIssued", "ballotsReturned", "ballotsValid")) {
                form.field(counted).ifPresent(field -> input.put(counted, List.of(VOTES)));
            }
        }
        return new Input(input);
    }

    private List<String> values(Field field, LocalDate day, List<String> people) {
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> List.of(words(field));
            case NUMBER ->
                List.of(field.rules().min() == null ? "1" : field.rules().min().toPlainString());
            case DATETIME -> List.of(day.toString());
            case MONTH -> List.of(YearMonth.from(day).toString());
            case RADIO, SELECT, CHECKLIST ->
                field.options().isEmpty()
                        ? List.of()
                        : List.of(field.options().get(0).value());
            case CHECKBOX -> List.of("true");
            case PERSON -> {
                Collections.rotate(people, -Math.max(1, field.least()));
                yield List.copyOf(people.subList(0, Math.max(1, field.least())));
            }
            default -> List.of();
        };
    }

    private String words(Field field) {
        Text sample = field.sample();
        String words = sample == null ? speaker.both("trial.words").chinese() : sample.chinese();
        int least = field.rules().minLength() == null ? 1 : field.rules().minLength();
        return words.length() >= least ? words : words.repeat(least / words.length() + 1);
    }
}
