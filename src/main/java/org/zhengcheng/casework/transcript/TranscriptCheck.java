package org.zhengcheng.casework.transcript;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepChecks;
import org.zhengcheng.casework.entry.StepChoices;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormBinder;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.Role;

/**
 * Holds what was copied from paper against forms, diagram and law, step by step as if each were taken on its day. What is
 * impossible is refused: a step before the one it follows, a day to come, a vote that did not carry. What was done too
 * early or too late has happened all the same: it is a warning, wants a reason, and goes on record.
 */
@Component
class TranscriptCheck {

    private final FormBinder binder;
    private final StepChoices choices;
    private final StepChecks checks;
    private final Deadlines deadlines;
    private final Clock clock;

    TranscriptCheck(FormBinder binder, StepChoices choices, StepChecks checks, Deadlines deadlines, Clock clock) {
        this.binder = binder;
        this.choices = choices;
        this.checks = checks;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Goes through the steps in order; what was wrong with one does not hide what is wrong with the next. */
    Checked check(
            List<PastStep> past,
            Transcript transcript,
            Rights.Standpoint at,
            Procedure procedure,
            Person subject,
            Actor actor,
            Office office) {
        Run run = new Run(transcript, at, procedure, subject, actor, office);
        past.forEach(run::copy);
        return new Checked(run.taken, run.errors, run.warnings);
    }

    /** One pass over the steps of a case. */
    private final class Run {

        private final Transcript transcript;
        private final Rights.Standpoint at;
        private final Procedure procedure;
        private final Person subject;
        private final Actor actor;
        private final Office office;
        private final List<Taken> taken = new ArrayList<>();
        private final List<FieldError> errors = new ArrayList<>();
        private final List<FieldError> warnings = new ArrayList<>();
        private History history;

        private Run(
                Transcript transcript,
                Rights.Standpoint at,
                Procedure procedure,
                Person subject,
                Actor actor,
                Office office) {
            this.transcript = transcript;
            this.at = at;
            this.procedure = procedure;
            this.subject = subject;
            this.actor = actor;
            this.office = office;
            this.history = new History(at.chain().branch().id(), List.of());
        }

        private void copy(PastStep past) {
            past.again().ifPresent(again -> copyTimes(past, again));
            if (!past.current()) {
                copyPassed(past);
            }
        }

        private void copyTimes(PastStep past, Outcome again) {
            Optional<List<LocalDate>> times = past.times(transcript.input());
            if (times.isEmpty()) {
                errors.add(FieldError.of(past.timesName(), "transcript.days"));
                return;
            }
            for (LocalDate day : times.get()) {
                if (day.isAfter(LocalDate.now(clock))) {
                    errors.add(FieldError.of(past.timesName(), "form.future", LocalDate.now(clock)));
                    return;
                }
                Answers answers = new Answers(Map.of(past.step().dateField(), day.toString()));
                add(past, again, day, answers, false, past.timesName());
            }
        }

        private void copyPassed(PastStep past) {
            Input own = past.own(transcript.input());
            boolean counted = past.optional().inputs().anyMatch(field -> own.one(field.key()) != null);
            FormSchema form = counted ? past.whole() : past.form();
            Outcome passed = past.passed();
            FormBinder.Bound bound =
                    binder.bind(form, own, passed.value(), name -> false, choices.forSubmission(form, at, actor, own));
            bound.errors().forEach(error -> errors.add(named(past, error)));
            Optional<LocalDate> day = bound.answers().date(past.step().dateField());
            if (day.isPresent()) {
                if (bound.errors().isEmpty()) {
                    add(
                            past,
                            passed,
                            day.get(),
                            bound.answers(),
                            counted,
                            past.name(past.step().dateField()));
                } else {
                    judge(past, checks.dates(past.step(), passed, day.get(), bound.answers(), history), null);
                }
            }
        }

        private void add(
                PastStep past, Outcome outcome, LocalDate day, Answers answers, boolean counted, String input) {
            Step step = past.step();
            List<Finding> findings =
                    checks.findings(step, outcome, day, answers, history, procedure, subject, null).stream()
                            .filter(finding -> counted || !isOfVote(finding))
                            .toList();
            boolean warned = judge(past, findings, input);
            StepRecord record = new StepRecord(
                            UUID.randomUUID(),
                            at.file(),
                            history.records().size() + 1,
                            step,
                            null,
                            outcome,
                            warned ? transcript.reason() : null,
                            actor,
                            office,
                            step.roles().contains(Role.APPLICANT),
                            day,
                            clock.instant(),
                            Deadlines.due(deadlines.of(step, history, answers).stream()
                                            .filter(deadline ->
                                                    deadline.period().appliesTo(outcome.value()))
                                            .toList())
                                    .orElse(null),
                            past.form(),
                            answers)
                    .copiedFromPaper();
            history = history.with(record);
            taken.add(new Taken(step, record));
        }

        /** Sorts what was found into what cannot be and what wants a reason; tells whether there is any of the latter. */
        private boolean judge(PastStep past, List<Finding> findings, String input) {
            boolean warned = false;
            for (Finding finding : findings) {
                String place = input == null ? past.name(past.step().dateField()) : input;
                FieldError error = finding.error();
                FieldError there =
                        past.whole().field(String.valueOf(error.field())).isPresent()
                                ? named(past, error)
                                : new FieldError(place, error.code(), error.arguments(), error.text());
                if (isImpossible(finding)) {
                    errors.add(there);
                } else {
                    warnings.add(there);
                    warned = true;
                }
            }
            return warned;
        }
    }

    private static FieldError named(PastStep past, FieldError error) {
        return new FieldError(past.name(error.field()), error.code(), error.arguments(), error.text());
    }

    private static boolean isImpossible(Finding finding) {
        return isOfVote(finding) || "step.beforePrevious".equals(finding.error().code());
    }

    private static boolean isOfVote(Finding finding) {
        return finding.error().code() != null && finding.error().code().startsWith("vote.");
    }

    /**
     * What came of it.
     *
     * @param taken the steps as they would be recorded, in order
     * @param errors what cannot be
     * @param warnings what broke a rule and wants a reason
     */
    record Checked(List<Taken> taken, List<FieldError> errors, List<FieldError> warnings) {

        /** Everything there is to say, what cannot be first. */
        List<FieldError> all() {
            return Stream.concat(errors.stream(), warnings.stream()).toList();
        }
    }

    /** A step and the record of it. */
    record Taken(Step step, StepRecord record) {}
}
