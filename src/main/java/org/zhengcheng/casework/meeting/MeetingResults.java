package org.zhengcheng.casework.meeting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Agendas;
import org.zhengcheng.meeting.agenda.MeetingKind;
import org.zhengcheng.meeting.agenda.Proposals;
import org.zhengcheng.meeting.count.Decision;
import org.zhengcheng.meeting.count.Decisions;
import org.zhengcheng.meeting.papers.ItemPapers;
import org.zhengcheng.meeting.papers.PapersOfItem;
import org.zhengcheng.organization.People;

/** Where steps stand with meetings, and what those that have closed say in their forms. */
@Component
public class MeetingResults {

    private final Agendas agendas;
    private final Decisions decisions;
    private final ItemPapers papers;
    private final People people;
    private final FileStore store;
    private final Proposals plans;

    MeetingResults(
            Agendas agendas, Decisions decisions, ItemPapers papers, People people, FileStore store, Proposals plans) {
        this.agendas = agendas;
        this.decisions = decisions;
        this.papers = papers;
        this.people = people;
        this.store = store;
        this.plans = plans;
    }

    /** Where a step stands; empty if no meeting decides it, or it is an act on the whole case. */
    public Optional<Standing> of(Place place, FormSchema form, History history) {
        Step step = place.step();
        if (step.vote() == null || !place.isTask()) {
            return Optional.empty();
        }
        List<Agendas.Placed> placed = agendas.of(MatterId.every(step, place.taskId()));
        Optional<Agendas.Placed> pending =
                placed.stream().filter(Agendas.Placed::isPending).findFirst();
        Optional<Settled> settled =
                pending.isPresent() ? Optional.empty() : decided(placed).map(decision -> settled(step, form, decision));
        return Optional.of(new Standing(
                placed.isEmpty() ? null : pending.orElse(placed.get(0)),
                pending.isPresent(),
                settled.orElse(null),
                step.vote().rule() == VoteRule.BRANCH_COMMITTEE ? MeetingKind.COMMITTEE : MeetingKind.BRANCH,
                pending.isPresent() || settled.isPresent() ? List.of() : proposals(place, history),
                pending.isPresent() ? labels(form, true) : List.of(),
                pending.isPresent() ? labels(form, false) : List.of()));
    }

    /** What a form asks that a meeting answers, or that it does not. */
    private static List<Text> labels(FormSchema form, boolean answered) {
        return form.inputs()
                .filter(field -> MeetingWord.of(field).isPresent() == answered)
                .map(Field::label)
                .toList();
    }

    /** How whoever holds a step can put it to a meeting: one that is called together already, or another one. */
    public Ways ways(CaseFile file, Standing standing, Actor actor) {
        return new Ways(
                plans.ahead(file.organizationId(), standing.kind()),
                plans.of(
                        file.organizationId(),
                        standing.kind(),
                        standing.proposals().stream().map(Proposal::matterId).toList(),
                        Stream.ofNullable(file.personId()).toList(),
                        actor));
    }

    private static List<Proposal> proposals(Place place, History history) {
        Step step = place.step();
        return MatterId.of(step, place.taskId(), Cases.offered(step, history)).stream()
                .map(id -> new Proposal(
                        id.toString(),
                        id.outcome().flatMap(step::outcome).map(Outcome::name).orElse(null)))
                .toList();
    }

    /** What the last meeting decided: what it was in favour of, if it voted on more than one proposal. */
    private Optional<Decision> decided(List<Agendas.Placed> placed) {
        List<Decision> all = placed.stream()
                .filter(Agendas.Placed::isDecided)
                .flatMap(at -> decisions.of(at.matterId()).stream())
                .filter(decision -> decision.count() != null)
                .toList();
        return all.stream()
                .filter(decision -> decision.meetingId().equals(all.get(0).meetingId())
                        && decision.result() == VoteRule.Result.CARRIED)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private Settled settled(Step step, FormSchema form, Decision decision) {
        PapersOfItem written = papers.of(decision.meetingId(), decision.itemId());
        MeetingWord.Held held = new MeetingWord.Held(decision, written);
        Map<String, List<String>> answers = new LinkedHashMap<>();
        form.inputs()
                .forEach(field -> MeetingWord.of(field)
                        .flatMap(word -> word.answer(held))
                        .ifPresent(answer -> answers.put(field.key(), answer)));
        List<UUID> named = Stream.of(
                        decision.chairId(), decision.recorderId(), decision.scrutineerId(), decision.tellerId())
                .filter(id -> id != null)
                .distinct()
                .toList();
        return new Settled(
                step,
                decision,
                answers,
                people.names(named).stream()
                        .map(person -> new Field.Option(person.id().toString(), Text.same(person.name())))
                        .toList(),
                store.all(written.files()),
                MatterId.of(decision.matterId()).carries(step),
                !written.minutes().isEmpty());
    }

    /**
     * Something about a step that a meeting can be asked to decide.
     *
     * @param outcome the name of the outcome proposed; null where only one can be carried
     */
    public record Proposal(String matterId, Text outcome) {}

    /**
     * How a step can be put to a meeting.
     *
     * @param ahead meetings that are called together and have not begun
     * @param proposal how another one could be
     */
    public record Ways(List<Proposals.Ahead> ahead, Proposals.Proposal proposal) {}

    /**
     * Where a step stands with meetings.
     *
     * @param placed the last agenda on which it stood; null if it never did
     * @param isPending whether that meeting has still to decide it
     * @param settled what a meeting decided; null if none did
     * @param kind the kind of meeting that usually decides it
     * @param proposals what can be put to a meeting; empty while one has to decide it, or one has
     * @param awaited what the form asks and the meeting that has to decide it will answer; empty if none has to
     * @param written what it asks besides, which is written by hand
     */
    public record Standing(
            Agendas.Placed placed,
            boolean isPending,
            Settled settled,
            MeetingKind kind,
            List<Proposal> proposals,
            List<Text> awaited,
            List<Text> written) {

        private static final String OUTCOME = "outcome";

        /** What was sent that a meeting decides, or has decided otherwise. */
        public List<FieldError> against(Input sent, Step step, Outcome outcome) {
            if (isPending && step.vote().decides(outcome.value())) {
                return List.of(FieldError.of(OUTCOME, "stepMeeting.pending"));
            }
            return settled == null ? List.of() : settled.altered(sent, outcome, OUTCOME);
        }

        /** Whether the last meeting left it for another. */
        public boolean isPostponed() {
            return placed != null && !isPending && settled == null;
        }
    }
}
