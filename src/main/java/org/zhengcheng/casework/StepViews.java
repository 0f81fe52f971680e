package org.zhengcheng.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.draft.Draft;
import org.zhengcheng.casework.draft.Drafts;
import org.zhengcheng.casework.entry.StepChoices;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.entry.Submission;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Explanations;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.OpenOutcomes;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.Sides;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.meeting.MeetingResults;
import org.zhengcheng.casework.meeting.Settled;
import org.zhengcheng.casework.reading.Materials;
import org.zhengcheng.casework.reading.Outlook;
import org.zhengcheng.casework.reading.Timeline;
import org.zhengcheng.casework.redo.Changes;
import org.zhengcheng.casework.redo.Correction;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.FormView;
import org.zhengcheng.form.Forms;
import org.zhengcheng.form.Handed;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.People;

/** Puts together what the page of a step shows. */
@Component
class StepViews {

    private final Cases cases;
    private final OpenOutcomes outcomes;
    private final Forms forms;
    private final Handed handed;
    private final Correction correction;
    private final Marking marking;
    private final Changes changes;
    private final Rights rights;
    private final StepChoices choices;
    private final MeetingResults meetings;
    private final Outlook outlooks;
    private final Explanations explanations;
    private final Drafts drafts;
    private final People people;
    private final Materials materials;
    private final OpenedForm opened;
    private final Clock clock;

    StepViews(
            Cases cases,
            OpenOutcomes outcomes,
            Forms forms,
            Handed handed,
            Correction correction,
            Marking marking,
            Changes changes,
            Rights rights,
            StepChoices choices,
            MeetingResults meetings,
            Outlook outlooks,
            Explanations explanations,
            Drafts drafts,
            People people,
            Materials materials,
            OpenedForm opened,
            Clock clock) {
        this.cases = cases;
        this.outcomes = outcomes;
        this.forms = forms;
        this.handed = handed;
        this.correction = correction;
        this.marking = marking;
        this.changes = changes;
        this.rights = rights;
        this.choices = choices;
        this.meetings = meetings;
        this.outlooks = outlooks;
        this.explanations = explanations;
        this.drafts = drafts;
        this.people = people;
        this.materials = materials;
        this.opened = opened;
        this.clock = clock;
    }

    /**
     * @param entered what was typed on the page before; null for somebody who opens it, for whom what they handed in
     *     before is kept
     */
    @Transactional(readOnly = true)
    StepView of(UUID caseId, String placeId, Actor actor, Entered entered) {
        Rights.Standpoint at = cases.find(caseId, actor);
        CaseFile file = at.file();
        Place place = cases.place(file, placeId).orElseThrow(() -> new CaseMoved(caseId));
        History history = cases.history(file);
        Diagram diagram = outcomes.course(file, history);
        Step step = place.step();
        FormSchema form = step.form();
        Optional<Draft> draft = drafts.find(file.id(), step.id(), actor.personId());
        Optional<Draft.Note> note = draft.map(begun -> drafts.note(begun, form));
        Entered shown = Optional.ofNullable(entered)
                .or(() -> draft.map(begun -> Entered.first(begun.in(form), begun.operation())))
                .orElseGet(() -> Entered.first(opened.of(step, form, file, history, actor), UUID.randomUUID()));
        Optional<Set<String>> asked =
                shown.input().one(Correction.WHOLE) == null ? correction.asked(step, form, history) : Optional.empty();
        Optional<MeetingResults.Standing> standing = meetings.of(place, form, history);
        Optional<Settled> settled = standing.map(MeetingResults.Standing::settled);
        Input corrected = correction.merged(shown.input(), step, form, history);
        Input input = settled.map(answers -> answers.into(corrected)).orElse(corrected);
        Rights.Decision decision = rights.mayAct(actor.personId(), step, at, history);
        Map<Outcome, FieldError> closed = outcomes.closed(step, file, history);
        return new StepView(
                file,
                place,
                decision,
                Timeline.brief(diagram, history, place.isTask() ? List.of(place) : cases.open(file)),
                diagram.numbered(),
                at.chain().branch().name(),
                at.other() == null
                        ? null
                        : Sides.of(
                                at, people.find(file.personId()).orElseThrow().organizationId()),
                decision.isAllowed() ? cases.procedure(file).aside(file, step) : Aside.NONE,
                explanations.of(diagram, step, history, null),
                afterwards(step, outlooks.of(diagram, at, history), diagram, history).stream()
                        .filter(after -> !closed.containsKey(after.outcome()))
                        .filter(after -> settled.isEmpty() || settled.get().allows(after.outcome()))
                        .toList(),
                closed,
                new FormView(
                        asked.map(form::only).orElse(form),
                        input,
                        shown.errors(),
                        choices.forSubmission(form, at, actor, input, history.last(step.id())),
                        shown.extraRow(),
                        settled.map(answers -> lines(answers, form)).orElse(Map.of()),
                        note.map(Draft.Note::marks).orElse(Map.of())),
                ReturnedItems.waitingAt(step, history).map(this::returned).orElse(null),
                asked.map(keys -> kept(step, form, keys, history)).orElse(List.of()),
                marking.markable(step, history).orElse(null),
                shown.operation(),
                entered != null || note.isPresent(),
                actor.personId().equals(file.personId()),
                papers(history),
                note.orElse(null),
                materials.handedInAgain(at, history, actor),
                standing.map(known -> StepView.Meeting.of(known, decision, () -> meetings.ways(file, known, actor)))
                        .orElse(null),
                LocalDate.now(clock));
    }

    private Map<String, Handed.Line> lines(Settled settled, FormSchema form) {
        Answers shown = settled.shown(form);
        return settled.answers().keySet().stream()
                .collect(Collectors.toMap(Function.identity(), key -> handed.line(form, key, shown)));
    }

    /** The page for somebody who wants to correct more than what was sent back. */
    @Transactional(readOnly = true)
    StepView whole(UUID caseId, String placeId, Actor actor) {
        StepView asked = of(caseId, placeId, actor, null);
        Input all = OpenedForm.seenBy(
                        actor,
                        asked.file(),
                        asked.place().step().form(),
                        asked.form().input())
                .with(Correction.WHOLE, List.of("true"));
        return of(caseId, placeId, actor, Entered.first(all, asked.operation()));
    }

    /** What follows from the outcome that was rehearsed. */
    @Transactional(readOnly = true)
    StepView.After after(RehearseStep.Rehearsed rehearsed, Actor actor) {
        Rights.Standpoint at = cases.find(rehearsed.file().id(), actor);
        History history = cases.history(at.file());
        Diagram diagram = outcomes.course(at.file(), history);
        return afterwards(rehearsed.place().step(), outlooks.of(diagram, at, history), diagram, history).stream()
                .filter(after -> after.outcome().equals(rehearsed.checked().outcome()))
                .findFirst()
                .orElseThrow();
    }

    /** Every question with its answer, for its author to look over. */
    List<Handed.Line> toCheck(RehearseStep.Rehearsed rehearsed, Submission submission) {
        return handed.toCheck(
                rehearsed.form(), rehearsed.checked().answers(), submission.input(), submission.outcome());
    }

    /** The paper somebody signed for whom this is handed in; empty if they hand it in themselves. */
    List<Handed.File> signedPaper(RehearseStep.Rehearsed rehearsed) {
        return handed.files(rehearsed.checked().answers(), StepForm.SIGNED_PAPER);
    }

    private static List<StepView.After> afterwards(Step step, Outlook.Of outlook, Diagram diagram, History history) {
        return Cases.offered(step, history).stream()
                .map(outcome -> new StepView.After(
                        outcome,
                        step.effects().stream()
                                .filter(effect -> effect.standing() != null && effect.appliesTo(outcome.value()))
                                .map(effect -> effect.standing().title())
                                .findFirst()
                                .orElse(null),
                        Optional.ofNullable(diagram.steps().get(outcome.target()))
                                .map(outlook::later)
                                .orElse(null)))
                .toList();
    }

    /** Whether the outcome chosen asks to be confirmed on a page of its own. */
    @Transactional(readOnly = true)
    boolean asksTwice(Submission submission, Actor actor) {
        return cases.place(cases.find(submission.caseId(), actor).file(), submission.place())
                .map(Place::step)
                .filter(step -> step.outcome(submission.outcome())
                        .filter(step::asksTwice)
                        .isPresent())
                .isPresent();
    }

    private StepView.Returned returned(ReturnedItems items) {
        FormSchema form = forms.version(items.source().formSha256());
        return new StepView.Returned(
                items,
                items.items().stream()
                        .flatMap(item -> form.field(item.field()).stream()
                                .map(field -> new StepView.Returned.Item(field.key(), field.label(), item.reason())))
                        .toList());
    }

    /** What stays as it was handed in while single items are corrected. */
    private List<Handed.Line> kept(Step step, FormSchema form, Set<String> asked, History history) {
        return history.last(step.id()).stream()
                .flatMap(last -> form.inputs()
                        .filter(field ->
                                !asked.contains(field.key()) && last.answers().has(field.key()))
                        .map(field -> handed.line(form, field.key(), last.answers())))
                .toList();
    }

    /** Newest first. */
    private List<StepView.Paper> papers(History history) {
        List<StepRecord> newestFirst = new ArrayList<>(history.records());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .map(step -> new StepView.Paper(
                        step,
                        handed.lines(forms.version(step.formSha256()), step.answers()),
                        changes.of(step, history)))
                .toList();
    }

    /**
     * What stands in a form that is shown again.
     *
     * @param operation the key the form keeps, so that sending it twice is sending it once
     * @param extraRow the repeated field that gets one more empty row; null for none
     */
    record Entered(Input input, UUID operation, List<FieldError> errors, String extraRow) {

        static Entered first(Input input, UUID operation) {
            return new Entered(input, operation, List.of(), null);
        }
    }
}
