package org.zhengcheng.casework.redo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.form.Answers;

/**
 * A submission that was sent back, and what is wrong with it. It is kept among the answers of the return itself, so that
 * it is hashed with it and needs no table of its own.
 *
 * @param returned the record of the return
 * @param source the submission they belong to
 * @param items what is wrong, by field; empty if the whole was sent back with a general reason
 * @param replyBy the day the returning body asked for (no legal period); null if it named none
 */
public record ReturnedItems(StepRecord returned, StepRecord source, List<Item> items, LocalDate replyBy) {

    /** The key under which a return keeps the step whose submission it sends back. */
    static final String STEP = "_returns";

    static final String ITEMS = "_returned";

    /** The input and the answer with the day that is asked for. */
    public static final String REPLY_BY = "_redoBy";

    /** What was sent back to a step and waits to be corrected there; empty if the last thing was no such return. */
    public static Optional<ReturnedItems> waitingAt(Step step, History history) {
        return history.last()
                .flatMap(last -> of(last, history))
                .filter(items -> items.source().stepId().equals(step.id()) || !hasForm(step, items));
    }

    /**
     * By when a step that waits is due: the legal day, or the day a return asked for if that is earlier; empty if neither
     * is set.
     */
    public static Optional<LocalDate> due(Step step, List<Deadline> known, History history) {
        Optional<LocalDate> asked = waitingAt(step, history).map(ReturnedItems::replyBy);
        return Stream.concat(Deadlines.due(known).stream(), asked.stream()).min(Comparator.naturalOrder());
    }

    /** What a record sent back; empty if it is no return. */
    public static Optional<ReturnedItems> of(StepRecord returned, History history) {
        Answers answers = returned.answers();
        List<Item> items = answers.get(ITEMS) instanceof List<?> list
                ? list.stream()
                        .map(Map.class::cast)
                        .map(item -> new Item(String.valueOf(item.get("field")), text(item.get("reason"))))
                        .toList()
                : List.of();
        return Optional.ofNullable(text(answers.get(STEP)))
                .flatMap(history.before(returned)::last)
                .map(source -> new ReturnedItems(
                        returned, source, items, answers.date(REPLY_BY).orElse(null)));
    }

    /** Whether these items are fields of the step's own form, and not of a submission that a correction stands beside. */
    boolean areOf(Step step) {
        return source.stepId().equals(step.id());
    }

    /** The fields that were marked. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        items.forEach(item -> fields.add(item.field()));
        return fields;
    }

    /** Why a field was sent back; null if it was not. */
    public String reasonOf(String field) {
        return items.stream()
                .filter(item -> item.field().equals(field))
                .map(Item::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean hasForm(Step step, ReturnedItems items) {
        return items.source().formKey().equals(step.formKey());
    }

    private static String text(Object value) {
        return value == null ? null : String.valueOf(value);
    }

    /** One answer that is wrong, and why; the reason is null where the general one says it. */
    public record Item(String field, String reason) {}
}
