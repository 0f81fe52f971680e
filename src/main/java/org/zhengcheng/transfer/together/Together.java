package org.zhengcheng.transfer.together;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.TakeStep;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.entry.Submission;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.form.UnknownField;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.OperationReused;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.transfer.BeginTransfer;
import org.zhengcheng.transfer.letter.LetterFacts;

/**
 * Takes a step for many members: its form is filled in once, and for each of them the step is taken as if its own page had
 * been sent, in a transaction of its own. What stands against one is said of that one and keeps nobody else.
 */
@Component
class Together {

    private static final List<String> PROCEDURES = List.of("relationship-transfer", BeginTransfer.INCOMING);

    /** In days, as is usual for a letter. */
    private static final int USUAL_DAYS = 30;
    /** What differs from one to the next is worked out for each, or written where it is done for one. */
    private static final String DUES_FROM = "duesFrom";

    private static final Set<String> OF_EACH = Set.of(DUES_FROM, "nationalNumber");

    private static final Set<Field.Type> SIMPLE = EnumSet.of(
            Field.Type.TEXTFIELD,
            Field.Type.TEXTAREA,
            Field.Type.NUMBER,
            Field.Type.DATETIME,
            Field.Type.MONTH,
            Field.Type.RADIO,
            Field.Type.SELECT,
            Field.Type.CHECKLIST,
            Field.Type.CHECKBOX);

    private final TakeStep takeStep;
    private final Arrivals arrivals;
    private final Diagrams diagrams;
    private final Offices offices;
    private final Clock clock;

    Together(TakeStep takeStep, Arrivals arrivals, Diagrams diagrams, Offices offices, Clock clock) {
        this.takeStep = takeStep;
        this.arrivals = arrivals;
        this.diagrams = diagrams;
        this.offices = offices;
        this.clock = clock;
    }

    /** The steps that somebody takes by office, in the order of the diagrams. */
    List<TogetherStep> of(Actor actor) {
        List<Office> held = offices.actingOn(actor.personId(), LocalDate.now(clock));
        return held.isEmpty()
                ? List.of()
                : PROCEDURES.stream()
                        .flatMap(procedure -> diagrams.newest(procedure).steps().values().stream()
                                .filter(step -> held.stream().anyMatch(office -> takes(office, procedure, step)))
                                .flatMap(step -> together(procedure, step)))
                        .toList();
    }

    private static boolean takes(Office office, String procedure, Step step) {
        return office.covers(procedure) && step.roles().stream().anyMatch(role -> role.isFilledBy(office.post()));
    }

    private static Stream<TogetherStep> together(String procedure, Step step) {
        return step.outcomes().stream()
                .filter(Outcome::together)
                .map(outcome -> new TogetherStep(procedure, step, outcome))
                .limit(1);
    }

    /** @throws NoSuchCase if it is no such step, or none that this person takes by office */
    TogetherStep require(String id, Actor actor) {
        return of(actor).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new NoSuchCase(id));
    }

    /** The questions that have one answer for all. */
    FormSchema form(TogetherStep step) {
        FormSchema whole = step.step().form();
        return whole.only(whole.inputs()
                .filter(field -> SIMPLE.contains(field.type()) && !OF_EACH.contains(field.key()))
                .filter(field -> field.hidden().stream()
                        .noneMatch(hides -> hides.test(key ->
                                key.equals(StepForm.OUTCOME) ? step.outcome().value() : "")))
                .map(Field::key)
                .collect(Collectors.toSet()));
    }

    /** Whether the month from which dues run is asked, and worked out for each. */
    boolean asksDues(TogetherStep step) {
        return step.step().form().asks(DUES_FROM);
    }

    /** What stands in the form at first: today, and for a letter the usual days. */
    Input usual(TogetherStep step) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        LocalDate today = LocalDate.now(clock);
        typed.put(step.step().dateField(), List.of(today.toString()));
        if (form(step).asks(LetterFacts.LAST_DAY)) {
            typed.put(LetterFacts.LAST_DAY, List.of(today.plusDays(USUAL_DAYS).toString()));
        }
        return new Input(typed);
    }

    /**
     * Takes the step for each of them.
     *
     * @param operation the key of the page; sent again with the same it gets the same results
     * @param typed what was written once for all
     */
    List<Result> take(TogetherStep step, UUID operation, List<Chosen> chosen, Input typed, Actor actor) {
        FormSchema whole = step.step().form();
        Input answers = typed.only(form(step)::asks);
        Map<UUID, Arrivals.Known> known =
                arrivals.known(chosen.stream().map(Chosen::caseId).toList());
        List<Result> results = new ArrayList<>();
        for (Chosen one : chosen) {
            Arrivals.Known about = known.get(one.caseId());
            Input own = about == null || about.duesFrom() == null || !whole.asks(DUES_FROM)
                    ? answers
                    : answers.with(DUES_FROM, List.of(about.duesFrom().toString()));
            Submission submission = new Submission(
                    UUID.nameUUIDFromBytes((operation + " " + one.key()).getBytes(StandardCharsets.UTF_8)),
                    one.caseId(),
                    one.version(),
                    one.taskId(),
                    step.outcome().value(),
                    typed.one(StepForm.REASON),
                    own.with(StepForm.OUTCOME, List.of(step.outcome().value())));
            results.add(take(submission, one, about == null ? "" : about.personName(), actor));
        }
        return results;
    }

    private Result take(Submission submission, Chosen one, String name, Actor actor) {
        try {
            takeStep.take(submission, actor);
            return new Result(one, name, true, List.of());
        } catch (StepRefused refused) {
            return new Result(one, name, false, refused.errors());
        } catch (NotAllowed refused) {
            return refused(
                    one,
                    name,
                    refused.argument() == null
                            ? FieldError.of(null, refused.code())
                            : FieldError.of(null, refused.code(), refused.argument()));
        } catch (NoSuchCase hidden) {
            // Whose case it is, is not theirs to know.
            return refused(one, "", FieldError.of(null, "together.missing"));
        } catch (CaseMoved | UnknownField | OperationReused | ConcurrencyFailureException faster) {
            return refused(one, name, FieldError.of(null, "together.moved"));
        }
    }

    private static Result refused(Chosen one, String name, FieldError why) {
        return new Result(one, name, false, List.of(why));
    }

    /**
     * What became of one of them.
     *
     * @param name empty if it is not theirs to know
     * @param errors why not, if it was not done
     */
    record Result(Chosen chosen, String name, boolean done, List<FieldError> errors) {}
}
