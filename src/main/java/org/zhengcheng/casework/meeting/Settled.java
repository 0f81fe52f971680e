package org.zhengcheng.casework.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.count.Decision;

/**
 * What a meeting settled of a step: the answers that stand in its form and that nobody changes there, and the outcomes
 * that may follow.
 *
 * @param answers by the key of the field, as they would be typed; an empty one says that there is nothing
 * @param people the persons named in them, as choices
 * @param files the files named in them
 * @param carried the outcomes that follow if the meeting was in favour
 * @param complete whether the minutes are finished, so that nothing more comes from them
 */
public record Settled(
        Step step,
        Decision decision,
        Map<String, List<String>> answers,
        List<Field.Option> people,
        List<StoredFile> files,
        List<String> carried,
        boolean complete) {

    /** The code of the message beside an answer or an outcome that is not the meeting's. */
    static final String ALTERED = "stepMeeting.altered";

    /** Whether an outcome may follow: it does not depend on the vote, or is what the vote came to. */
    public boolean allows(Outcome outcome) {
        Step.Vote vote = step.vote();
        return !vote.decides(outcome.value())
                || vote.permits(outcome.value(), decision.result())
                        && (decision.result() != VoteRule.Result.CARRIED || carried.contains(outcome.value()));
    }

    /** What was sent with the meeting's answers in their places. */
    public Input into(Input sent) {
        Input merged = sent.only(name -> !answers.containsKey(name));
        for (Map.Entry<String, List<String>> answer : answers.entrySet()) {
            merged = merged.with(answer.getKey(), answer.getValue());
        }
        return merged;
    }

    /** What was sent that is not what the meeting says. */
    public List<FieldError> altered(Input sent, Outcome outcome, String outcomeField) {
        List<FieldError> errors = new ArrayList<>();
        if (!allows(outcome)) {
            errors.add(FieldError.of(outcomeField, ALTERED));
        }
        answers.forEach((key, answer) -> {
            List<String> given = sent.all(key);
            if (!given.isEmpty() && !Set.copyOf(given).equals(new HashSet<>(answer))) {
                errors.add(FieldError.of(key, ALTERED));
            }
        });
        return errors;
    }

    /** The meeting's answers, to be shown. */
    public Answers shown(FormSchema form) {
        Map<String, Object> values = new HashMap<>();
        form.inputs()
                .filter(field -> !answers.getOrDefault(field.key(), List.of()).isEmpty())
                .forEach(field -> {
                    List<String> given = answers.get(field.key());
                    values.put(
                            field.key(),
                            switch (field.type()) {
                                case PERSON ->
                                    people.stream()
                                            .filter(person -> given.contains(person.value()))
                                            .map(person -> Map.of(
                                                    "id",
                                                    person.value(),
                                                    "name",
                                                    person.label().chinese()))
                                            .toList();
                                case FILEPICKER ->
                                    files.stream()
                                            .filter(file ->
                                                    given.contains(file.id().toString()))
                                            .map(file -> Map.of("id", file.id().toString(), "name", file.name()))
                                            .toList();
                                case CHECKBOX -> Boolean.valueOf(given.get(0));
                                default -> given.get(0);
                            });
                });
        return new Answers(values);
    }

    /** The choices with the persons and files the meeting names, who and which need not be anybody's to choose. */
    public Choices offered(Choices choices) {
        Map<String, List<Field.Option>> options = new HashMap<>(choices.options());
        answers.forEach((key, answer) -> options.computeIfPresent(key, (field, some) -> {
            List<Field.Option> more = new ArrayList<>(some);
            people.stream()
                    .filter(person -> answer.contains(person.value())
                            && some.stream().noneMatch(one -> one.value().equals(person.value())))
                    .forEach(more::add);
            return more;
        }));
        return new Choices(options, choices.files(), choices.today(), choices.searched()).withFiles(files);
    }
}
