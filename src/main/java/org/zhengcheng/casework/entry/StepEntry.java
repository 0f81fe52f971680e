package org.zhengcheng.casework.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.OpenOutcomes;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.meeting.MeetingResults;
import org.zhengcheng.casework.meeting.Settled;
import org.zhengcheng.casework.redo.Correction;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormBinder;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.organization.People;

/** Reads what was entered for a step and holds it against form, diagram and law, all before anything is written. */
@Component
public class StepEntry {

    private final OpenOutcomes outcomes;
    private final FormBinder binder;
    private final Correction correction;
    private final Marking marking;
    private final StepChoices choices;
    private final StepChecks checks;
    private final MeetingResults meetings;
    private final Deadlines deadlines;
    private final People people;
    private final NumberOnForm numbers;
    private final Clock clock;

    StepEntry(
            OpenOutcomes outcomes,
            FormBinder binder,
            Correction correction,
            Marking marking,
            StepChoices choices,
            StepChecks checks,
            MeetingResults meetings,
            Deadlines deadlines,
            People people,
            NumberOnForm numbers,
            Clock clock) {
        this.outcomes = outcomes;
        this.binder = binder;
        this.correction = correction;
        this.marking = marking;
        this.choices = choices;
        this.checks = checks;
        this.meetings = meetings;
        this.deadlines = deadlines;
        this.people = people;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @throws StepRefused if something is wrong that no reason given makes good */
    public Checked check(
            Submission submission,
            Place place,
            FormSchema form,
            Rights.Standpoint at,
            History history,
            Procedure procedure,
            Actor actor,
            boolean onBehalf) {
        Step step = place.step();
        Outcome outcome = outcome(step, submission.outcome(), history);
        outcomes.against(step, outcome, at.file(), history).ifPresent(why -> {
            throw new StepRefused(List.of(why));
        });
        Optional<MeetingResults.Standing> standing = meetings.of(place, form, history);
        Optional<Settled> settled = standing.map(MeetingResults.Standing::settled);
        Input entered = correction.merged(submission.input(), step, form, history);
        Input input = settled.map(answers -> answers.into(entered)).orElse(entered);
        Choices own = choices.forSubmission(form, at, actor, input, history.last(step.id()));
        Choices offered = settled.map(answers -> answers.offered(own)).orElse(own);
        FormBinder.Bound bound = binder.bind(form, input, outcome.value(), StepForm::isAround, offered);
        List<FieldError> errors = new ArrayList<>(bound.errors());
        standing.ifPresent(meeting -> errors.addAll(meeting.against(submission.input(), step, outcome)));
        Marking.Marks marks = marking.read(step, outcome, submission.input(), history, errors);
        String reason = submission.reason() == null ? marks.said() : submission.reason();
        Answers answers =
                marks.in(onBehalf ? withSignedPaper(bound.answers(), submission, offered, errors) : bound.answers());
        Optional<LocalDate> happened = happened(step, answers);
        if (!errors.isEmpty()) {
            List<Finding> dates = happened.map(day -> checks.dates(step, outcome, day, answers, history))
                    .orElse(List.of());
            refuseIfWrong(errors, dates, reason);
        }
        LocalDate eventDate = happened.orElseGet(() -> LocalDate.now(clock));
        List<Finding> findings = new ArrayList<>(checks.findings(
                step,
                outcome,
                eventDate,
                answers,
                history,
                procedure,
                at.file().isAboutPerson() ? people.find(at.file().personId()).orElseThrow() : null,
                at.file()));
        numbers.finding(form, answers, at.file().personId()).ifPresent(findings::add);
        refuseIfWrong(List.of(), findings, reason);
        LocalDate due = Deadlines.due(deadlines.of(step, history, answers).stream()
                        .filter(deadline -> deadline.period().appliesTo(outcome.value()))
                        .toList())
                .orElse(null);
        return new Checked(outcome, reason, answers, eventDate, due);
    }

    /** What is entered for somebody counts only with the paper they signed. */
    private static Answers withSignedPaper(
            Answers answers, Submission submission, Choices offered, List<FieldError> errors) {
        List<StoredFile> papers = submission.input().all(StepForm.SIGNED_PAPER).stream()
                .map(offered::file)
                .filter(Objects::nonNull)
                .toList();
        if (papers.isEmpty()) {
            errors.add(FieldError.of(StepForm.SIGNED_PAPER, "behalf.paperMissing"));
        }
        return answers.withFiles(StepForm.SIGNED_PAPER, papers);
    }

    /** The day the diagram says to read from the form, or else today; empty if the form leaves it open. */
    private Optional<LocalDate> happened(Step step, Answers answers) {
        return step.dateField() == null ? Optional.of(LocalDate.now(clock)) : answers.date(step.dateField());
    }

    /** An outcome the step does not have, or offers no more, comes from a stale page or was made by hand. */
    private static Outcome outcome(Step step, String value, History history) {
        return Cases.offered(step, history).stream()
                .filter(outcome -> outcome.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new StepRefused(List.of(FieldError.of(StepForm.OUTCOME, "step.chooseOutcome"))));
    }

    private static void refuseIfWrong(List<FieldError> formErrors, List<Finding> findings, String reason) {
        List<FieldError> errors = new ArrayList<>(formErrors);
        for (Finding finding : findings) {
            if (finding.severity() == Finding.Severity.BLOCKS || reason == null) {
                errors.add(finding.error());
            }
        }
        if (!errors.isEmpty()) {
            throw new StepRefused(errors);
        }
    }

    /**
     * An entry that may be written.
     *
     * @param reason why; null if none was needed
     * @param eventDate the day it really happened
     * @param due the day it was due; null if no period ran
     */
    public record Checked(Outcome outcome, String reason, Answers answers, LocalDate eventDate, LocalDate due) {}
}
