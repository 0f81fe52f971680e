package org.zhengcheng.casework.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.language.Text;

/**
 * The whole course of a case: what is done, where it stands, what comes later.
 *
 * @param stages the stages with their steps, to the last at which this case stops
 * @param here the step of the course at which the case stands; null once it is closed
 * @param number the last numbered step the case has come to; null once it is closed
 */
public record Timeline(List<Stage> stages, Step here, String number) {

    /** Reads it from the diagram and the record. */
    static Timeline of(Diagram diagram, History history, List<Place> open, Outlook.Of outlook) {
        Step here = open.stream()
                .map(place -> onMainPath(diagram, place.step()))
                .findFirst()
                .orElse(null);
        int now = here == null ? -1 : diagram.mainPath().indexOf(here);
        int reached = here == null ? furthest(diagram, history) : now;
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < diagram.stages().size(); i++) {
            int stage = i;
            List<Item> items = IntStream.range(0, diagram.mainPath().size())
                    .filter(n -> diagram.mainPath().get(n).stage() == stage)
                    .mapToObj(n -> item(diagram.mainPath().get(n), n, now, reached, history, outlook))
                    .toList();
            stages.add(new Stage(diagram.stages().get(i), state(items), items));
        }
        while (!stages.isEmpty() && stages.get(stages.size() - 1).items().isEmpty()) {
            stages.remove(stages.size() - 1);
        }
        return new Timeline(List.copyOf(stages), here, number(diagram, now));
    }

    /** The same for a page that shows the stages alone. */
    public static Timeline brief(Diagram diagram, History history, List<Place> open) {
        return of(diagram, history, open, null);
    }

    private static String number(Diagram diagram, int now) {
        return diagram.mainPath().subList(0, now + 1).stream()
                .map(Step::number)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static Item item(Step step, int position, int now, int reached, History history, Outlook.Of outlook) {
        State state = position == now
                ? State.NOW
                : position < now || position <= reached && now < 0 ? State.PAST : State.LATER;
        StepRecord last = history.last(step.id()).orElse(null);
        boolean shown = last != null && state == State.PAST;
        State seen = state == State.PAST && last == null ? State.LATER : state;
        return new Item(
                step.number(),
                step.name(),
                seen,
                shown ? last.eventDate() : null,
                shown ? last.outcomeName() : null,
                shown ? last.doneBy() : null,
                shown && last.isFromPaper(),
                shown && last.isLate() ? last.dueOn() : null,
                seen == State.PAST || outlook == null ? null : outlook.later(step));
    }

    private static State state(List<Item> items) {
        if (items.stream().anyMatch(item -> item.state() == State.NOW)) {
            return State.NOW;
        }
        return !items.isEmpty() && items.stream().allMatch(item -> item.state() == State.PAST)
                ? State.PAST
                : State.LATER;
    }

    /** A correction, which stands beside the course, belongs to the step it leads back to. */
    private static Step onMainPath(Diagram diagram, Step step) {
        Step at = step;
        for (int hops = 0;
                !diagram.mainPath().contains(at) && hops < diagram.steps().size();
                hops++) {
            at = at.outcomes().stream()
                    .filter(outcome -> !outcome.endsCase())
                    .findFirst()
                    .map(outcome -> diagram.step(outcome.target()))
                    .orElse(at);
        }
        return diagram.mainPath().contains(at) ? at : diagram.mainPath().get(0);
    }

    private static int furthest(Diagram diagram, History history) {
        return IntStream.range(0, diagram.mainPath().size())
                .filter(n -> history.last(diagram.mainPath().get(n).id()).isPresent())
                .max()
                .orElse(-1);
    }

    /** How far something is. */
    public enum State {
        PAST,
        NOW,
        LATER;

        /** The class of the style sheet. */
        public String css() {
            return "is-" + name().toLowerCase();
        }
    }

    /** One stage. */
    public record Stage(Text name, State state, List<Item> items) {}

    /**
     * One step.
     *
     * @param date when it was done; null until then, as are outcome and person
     * @param copied whether it was taken on paper, and the person only copied it
     * @param missed the day by which it should have been done; null if it was in time
     * @param later what is known of it beforehand; null once it is done
     */
    public record Item(
            String number,
            Text name,
            State state,
            LocalDate date,
            Text outcome,
            Text person,
            boolean copied,
            LocalDate missed,
            Outlook.Later later) {}
}
