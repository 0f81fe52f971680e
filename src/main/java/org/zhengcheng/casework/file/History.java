package org.zhengcheng.casework.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.form.Answers;

/** What has happened in a case so far, and what answers were given on the way. */
public final class History {

    private final UUID organizationId;
    private final List<StepRecord> records;
    private final Function<Reference, Optional<LocalDate>> amended;

    /** What happened wherever it was; its working days are those of the whole country. */
    public History(List<StepRecord> records) {
        this(null, records);
    }

    /** @param organizationId the organisation by whose calendar the case counts its working days */
    public History(UUID organizationId, List<StepRecord> records) {
        this(organizationId, records, reference -> Optional.empty());
    }

    /**
     * @param amended the day that holds in place of one that was answered, and the one that was set at the launch; asked
     *     whenever a date is
     */
    public History(UUID organizationId, List<StepRecord> records, Function<Reference, Optional<LocalDate>> amended) {
        this.organizationId = organizationId;
        this.records = List.copyOf(records);
        this.amended = amended;
    }

    /** The organisation by whose calendar working days are counted; null for that of the whole country. */
    public UUID organizationId() {
        return organizationId;
    }

    /** Every step taken, in order. */
    public List<StepRecord> records() {
        return records;
    }

    /** The step taken last. */
    public Optional<StepRecord> last() {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }

    /** The last time this step was taken. */
    public Optional<StepRecord> last(String stepId) {
        return records.stream().filter(step -> step.stepId().equals(stepId)).reduce((earlier, later) -> later);
    }

    /** What had happened before a step. */
    public History before(StepRecord record) {
        return new History(
                organizationId,
                records.stream().filter(step -> step.seq() < record.seq()).toList(),
                amended);
    }

    /** Whether a step was ever taken with this outcome. */
    public boolean has(String stepId, String outcome) {
        return records.stream()
                .anyMatch(step -> step.stepId().equals(stepId) && step.outcome().equals(outcome));
    }

    /** Whether a step was last taken with this outcome. */
    public boolean hasLast(String stepId, String outcome) {
        return last(stepId).filter(step -> step.outcome().equals(outcome)).isPresent();
    }

    /** Whether a step was taken with this outcome after another step was last taken. */
    public boolean hasSince(String earlierStepId, String stepId, String outcome) {
        int since = last(earlierStepId).map(StepRecord::seq).orElse(0);
        return records.stream()
                .filter(step -> step.seq() > since)
                .anyMatch(step -> step.stepId().equals(stepId) && step.outcome().equals(outcome));
    }

    /** The date that was answered there last, as it holds now; {@code own} are the answers of the step being taken. */
    public Optional<LocalDate> date(Reference reference, Answers own) {
        if (reference.equals(Reference.LAUNCH_DUE)) {
            return amended.apply(reference);
        }
        Optional<LocalDate> answered = answers(reference, own).flatMap(answers -> answers.date(reference.field()));
        return answered.isEmpty() || reference.isOwn()
                ? answered
                : amended.apply(reference).or(() -> answered);
    }

    /** The number that was answered there last. */
    public Optional<Integer> integer(Reference reference, Answers own) {
        return answers(reference, own).flatMap(answers -> answers.integer(reference.field()));
    }

    /** The persons named there last. */
    public List<UUID> persons(Reference reference, Answers own) {
        return answers(reference, own)
                .map(answers -> answers.ids(reference.field()))
                .orElse(List.of());
    }

    /** The same history with one step more. */
    public History with(StepRecord next) {
        List<StepRecord> more = new ArrayList<>(records);
        more.add(next);
        return new History(organizationId, more, amended);
    }

    /** The last submission that answers the question; one that left it open does not hide an earlier one. */
    private Optional<Answers> answers(Reference reference, Answers own) {
        if (reference.isOwn()) {
            return Optional.ofNullable(own);
        }
        return records.stream()
                .filter(step -> step.stepId().equals(reference.stepId()))
                .map(StepRecord::answers)
                .filter(answers -> answers.has(reference.field()))
                .reduce((earlier, later) -> later);
    }
}
