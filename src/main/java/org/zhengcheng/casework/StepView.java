package org.zhengcheng.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.draft.Draft;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.Sides;
import org.zhengcheng.casework.file.StepDates;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.meeting.MeetingResults;
import org.zhengcheng.casework.reading.Materials;
import org.zhengcheng.casework.reading.Outlook;
import org.zhengcheng.casework.reading.Timeline;
import org.zhengcheng.casework.redo.Changes;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormView;
import org.zhengcheng.form.Handed;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * A step as the page shows it to the person about to take it.
 *
 * @param aside what the procedure has to say before anything is filled in
 * @param sides the organisations that share the case; null where it has only one
 * @param closed the outcomes of the step that do not fit this case, and why; empty for most
 * @param begun whether something stands in the form that this person wrote
 * @param draft what this person has saved of it; null if nothing
 * @param meeting where it stands with meetings; null if none decides it
 */
record StepView(
        CaseFile file,
        Place place,
        Rights.Decision decision,
        Timeline timeline,
        long numbered,
        String branchName,
        Sides sides,
        Aside aside,
        StepDates dates,
        List<After> afterwards,
        Map<Outcome, FieldError> closed,
        FormView form,
        Returned returned,
        List<Handed.Line> kept,
        Marking.Markable markable,
        UUID operation,
        boolean begun,
        boolean ownCase,
        List<Paper> papers,
        Draft.Note draft,
        List<Materials.Material> materials,
        Meeting meeting,
        LocalDate today) {

    /** The outcomes offered. */
    public List<Outcome> outcomes() {
        return afterwards.stream().map(After::outcome).toList();
    }

    /** Whether the page is a conversation with the person concerned, or with somebody who writes down their words. */
    public boolean isConversation() {
        return ownCase || decision.isOnBehalf();
    }

    public Step step() {
        return place.step();
    }

    /** The outcome ticked, or the only one there is; null if the person has still to choose. */
    public String chosen() {
        return outcomes().size() == 1 ? outcomes().get(0).value() : form.input().one(StepForm.OUTCOME);
    }

    /** Whether any outcome, or what is wrong now, asks for a reason. */
    public boolean asksReason() {
        return outcomes().stream().anyMatch(Outcome::needsReason)
                || step().periods().stream().anyMatch(period -> period.kind().isLastDay())
                || !step().checks().isEmpty()
                || form.errors().stream().map(FieldError::field).anyMatch(StepForm.REASON::equals);
    }

    /**
     * What follows from an outcome.
     *
     * @param standing what the person becomes; null if they stay what they are
     * @param next the step it leads to; null if it ends the case
     */
    record After(Outcome outcome, Text standing, Outlook.Later next) {}

    /** What was sent back, question by question. */
    record Returned(ReturnedItems items, List<Item> questions) {

        /** The reason for all of them; null if the items say it themselves. */
        public String general() {
            String said = questions.stream()
                    .map(item -> item.reason() == null
                            ? item.label().chinese()
                            : item.label().chinese() + "：" + item.reason())
                    .collect(Collectors.joining("；"));
            return said.equals(items.returned().reason())
                    ? null
                    : items.returned().reason();
        }

        /** A question to answer again; the reason is null where the general one says it. */
        record Item(String field, Text label, String reason) {}
    }

    /** Whether nothing is decided here before a meeting has voted, so that the form is only looked at. */
    public boolean waitsForMeeting() {
        return meeting != null && meeting.standing().isPending();
    }

    /** Whether a meeting has still to be called together, so that its results are written here only if it sat elsewhere. */
    private boolean waitsForConvening() {
        return meeting != null && !meeting.standing().proposals().isEmpty();
    }

    /** Whether the form is folded up, because a meeting comes first. */
    public boolean folded() {
        return waitsForMeeting() || waitsForConvening();
    }

    /**
     * Where a step that a meeting decides stands with meetings.
     *
     * @param ways how this person can put it to one; null if they cannot, or it cannot be
     */
    record Meeting(MeetingResults.Standing standing, MeetingResults.Ways ways) {

        /** A key for the form that calls a meeting together. */
        public UUID operation() {
            return UUID.randomUUID();
        }

        /** As whoever has this right to the step sees it. */
        static Meeting of(
                MeetingResults.Standing standing, Rights.Decision decision, Supplier<MeetingResults.Ways> ways) {
            boolean mayConvene = decision.isOwn()
                    && RightsTable.grants(
                            Verb.CONVENE_MEETING,
                            Relation.SAME,
                            decision.office().post());
            return new Meeting(standing, mayConvene && !standing.proposals().isEmpty() ? ways.get() : null);
        }
    }

    /** A material of the case: one step's submission as it was handed in. */
    record Paper(StepRecord record, List<Handed.Line> lines, List<Changes.Change> changes) {}
}
