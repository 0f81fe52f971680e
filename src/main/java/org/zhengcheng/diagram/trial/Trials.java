package org.zhengcheng.diagram.trial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.diagram.act.DiagramActs;
import org.zhengcheng.diagram.release.Scenarios;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Role;

/** What is done with trials: begin one, go on, go back, keep the way it took, and run those that were kept anew. */
@Component
class Trials implements Scenarios {

    /** A case of member development that goes every way there is takes fewer. */
    static final int MOST_MOVES = 200;

    private final TrialRecords records;
    private final Course course;
    private final Operations operations;
    private final DiagramActs acts;
    private final Speaker speaker;
    private final Clock clock;

    Trials(TrialRecords records, Course course, Operations operations, DiagramActs acts, Speaker speaker, Clock clock) {
        this.records = records;
        this.course = course;
        this.operations = operations;
        this.acts = acts;
        this.speaker = speaker;
        this.clock = clock;
    }

    /**
     * Begins a trial.
     *
     * @param from a way that was kept and is gone again as far as it leads; null for the beginning
     * @return the trial, the same for the same operation
     */
    @Transactional
    UUID begin(
            UUID operation,
            UUID draftId,
            Diagram diagram,
            Beginning beginning,
            LocalDate firstDay,
            UUID from,
            Actor actor) {
        UUID id = UUID.randomUUID();
        Optional<String> earlier =
                begun(operation, "begin " + draftId + beginning + firstDay + from, id.toString(), actor);
        if (earlier.isPresent()) {
            return UUID.fromString(earlier.get());
        }
        Trial kept = from == null ? null : records.get(from);
        List<Move> moves = kept == null
                ? List.of()
                : kept.moves()
                        .subList(
                                0,
                                course.walk(diagram, kept.beginning(), kept.moves(), kept.today())
                                        .taken()
                                        .size());
        LocalDate first = kept == null ? firstDay : kept.firstDay();
        records.begin(
                new Trial(
                        id,
                        draftId,
                        diagram.key(),
                        null,
                        kept == null ? beginning : kept.beginning(),
                        first,
                        moves.isEmpty() ? first : moves.get(moves.size() - 1).day(),
                        moves,
                        null,
                        actor.name(),
                        clock.instant()),
                actor.personId());
        return id;
    }

    /** Takes a step; if it cannot be taken nothing is kept, and the answer says why. */
    @Transactional
    Optional<Walked.Stopped> take(UUID operation, UUID id, Diagram diagram, Move move, Actor actor) {
        Trial trial = records.hold(id);
        Move made = new Move(
                move.step(), move.outcome(), trial.today(), move.reason(), move.input(), move.by(), move.checks());
        List<Move> moves = new ArrayList<>(trial.moves());
        moves.add(made);
        if (moves.size() > MOST_MOVES) {
            return Optional.of(new Walked.Stopped(made, List.of()));
        }
        Walked walked = course.walk(diagram, trial.beginning(), moves, trial.today());
        boolean known = operations.answer(operation, actor.personId()).isPresent();
        if (walked.stopped() != null && !known) {
            return Optional.of(walked.stopped());
        }
        if (begun(operation, "take " + id + move, "taken", actor).isEmpty()) {
            records.go(id, trial.today(), moves);
        }
        return Optional.empty();
    }

    /** Moves the clock of a trial; what is overdue then and lapses by itself does. */
    @Transactional
    void clock(UUID operation, UUID id, Diagram diagram, LocalDate day, Actor actor) {
        Trial trial = records.hold(id);
        if (begun(operation, "clock " + id + day, "moved", actor).isPresent()) {
            return;
        }
        List<Move> moves = new ArrayList<>(trial.moves());
        Optional<Move> lapsed = lapsed(course.walk(diagram, trial.beginning(), moves, day), day);
        while (lapsed.isPresent() && moves.size() < MOST_MOVES) {
            moves.add(lapsed.get());
            lapsed = lapsed(course.walk(diagram, trial.beginning(), moves, day), day);
        }
        records.go(id, day, moves);
    }

    /** What comes about by itself because its last day is past. */
    static Optional<Move> lapsed(Walked walked, LocalDate day) {
        if (walked.open() == null || walked.stopped() != null) {
            return Optional.empty();
        }
        return Deadlines.due(walked.dates())
                .filter(day::isAfter)
                .flatMap(due -> walked.open().outcomes().stream()
                        .filter(Outcome::lapses)
                        .findFirst()
                        .map(outcome -> new Move(
                                walked.open().id(), outcome.value(), due.plusDays(1), null, Map.of(), null, null)));
    }

    /** Takes the last step back. */
    @Transactional
    void back(UUID operation, UUID id, Actor actor) {
        Trial trial = records.hold(id);
        if (begun(operation, "back " + id, "back", actor).isPresent()
                || trial.moves().isEmpty()) {
            return;
        }
        List<Move> moves = trial.moves();
        records.go(id, moves.get(moves.size() - 1).day(), moves.subList(0, moves.size() - 1));
    }

    /**
     * Keeps the way that was gone under a name, to be run anew before every release of the procedure.
     *
     * @return why it is not kept, as a key of the message bundle; empty if it is
     */
    @Transactional
    Optional<String> keep(UUID operation, UUID id, Diagram diagram, String name, Actor actor) {
        Trial trial = records.hold(id);
        if (operations.answer(operation, actor.personId()).isEmpty() && records.isFull(trial.procedureKey(), name)) {
            return Optional.of("trial.full");
        }
        if (begun(operation, "keep " + id + name, "kept", actor).isPresent()) {
            return Optional.empty();
        }
        records.keep(
                trial,
                name,
                course.walk(diagram, trial.beginning(), trial.moves(), trial.today())
                        .standings());
        record(id, actor, "kept", name);
        return Optional.empty();
    }

    /** Keeps it no longer. */
    @Transactional
    void forget(UUID operation, UUID id, Actor actor) {
        Trial trial = records.hold(id);
        if (begun(operation, "forget " + id, "forgotten", actor).isPresent() || !trial.isKept()) {
            return;
        }
        records.forget(id);
        record(id, actor, "forgotten", trial.name());
    }

    @Override
    public List<Rerun> rerun(String procedureKey, Diagram diagram) {
        return records.kept(procedureKey).stream()
                .map(trial -> new Rerun(trial.id(), trial.name(), differences(trial, diagram)))
                .toList();
    }

    /** In what a way that was kept goes otherwise on a diagram; only the first place is told, what follows comes of it. */
    List<Text> differences(Trial trial, Diagram diagram) {
        Walked walked = course.walk(diagram, trial.beginning(), trial.moves(), trial.today());
        List<Text> differences = new ArrayList<>();
        for (int n = 0; n < walked.standings().size() && n < trial.expected().size() && differences.isEmpty(); n++) {
            compare(trial.expected().get(n), walked.standings().get(n), differences);
        }
        if (differences.isEmpty() && walked.stopped() != null) {
            differences.add(speaker.both(
                    "trial.differs.refused",
                    walked.standings().get(walked.standings().size() - 1).name(),
                    walked.stopped().move().day()));
        }
        return differences;
    }

    private void compare(Standing was, Standing is, List<Text> differences) {
        if (!same(was.step(), is.step()) || was.step() == null && !was.name().equals(is.name())) {
            differences.add(speaker.both("trial.differs.step", was.name(), is.name()));
            return;
        }
        if (!was.roles().equals(is.roles())) {
            differences.add(speaker.both("trial.differs.roles", is.name(), titles(was.roles()), titles(is.roles())));
        }
        if (was.who() != null && !was.who().equals(is.who())) {
            differences.add(speaker.both("trial.differs.who", is.name(), listed(was.who()), listed(is.who())));
        }
        if (was.asked() != null && !was.asked().equals(is.asked())) {
            differences.add(speaker.both(
                    "trial.differs.asked",
                    is.name(),
                    was.asked().size(),
                    is.asked().size()));
        }
        if (!same(was.notBefore(), is.notBefore())) {
            differences.add(
                    speaker.both("trial.differs.notBefore", is.name(), said(was.notBefore()), said(is.notBefore())));
        }
        if (!same(was.due(), is.due())) {
            differences.add(speaker.both("trial.differs.due", is.name(), said(was.due()), said(is.due())));
        }
    }

    private Object said(LocalDate day) {
        return day == null ? speaker.both("trial.noDay") : day;
    }

    private Text listed(List<Text> names) {
        return names.isEmpty() ? speaker.both("trial.noDay") : joined(names);
    }

    private static Text titles(List<String> roles) {
        return joined(roles.stream()
                .flatMap(role -> Role.of(role).stream())
                .map(Role::title)
                .toList());
    }

    private static Text joined(List<Text> all) {
        return new Text(
                String.join("、", all.stream().map(Text::chinese).toList()),
                String.join(", ", all.stream().map(Text::english).toList()));
    }

    private static boolean same(Object one, Object other) {
        return Objects.equals(one, other);
    }

    private Optional<String> begun(UUID operation, String request, String answer, Actor actor) {
        return acts.begin(operation, "diagram-trial " + request, answer, actor);
    }

    private void record(UUID id, Actor actor, String outcome, String name) {
        acts.record(actor.personId(), id, outcome, Sha256.of(name), name);
    }
}
