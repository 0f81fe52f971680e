package org.zhengcheng.casework.round;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.language.TypedText;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/** Shows how far a round has come to whoever oversees some of its branches. */
@Component
class RoundViews {

    private final Rounds rounds;
    private final RoundPlaces places;
    private final RoundBoard board;
    private final Diagrams diagrams;

    RoundViews(Rounds rounds, RoundPlaces places, RoundBoard board, Diagrams diagrams) {
        this.rounds = rounds;
        this.places = places;
        this.board = board;
        this.diagrams = diagrams;
    }

    /**
     * The part of a round that lies below an organisation.
     *
     * @param organizationId null for all that the actor sees
     * @throws NoSuchCase if they see none of it
     */
    Part part(UUID roundId, UUID organizationId, Actor actor) {
        Round round = rounds.find(roundId).orElseThrow(() -> new NoSuchCase(roundId));
        RoundPlaces.Place own = places.in(round, actor).orElseThrow(() -> new NoSuchCase(roundId));
        if (organizationId == null || organizationId.equals(own.organizationId())) {
            return new Part(round, own, own);
        }
        RoundPlaces.Place asked = places.base(organizationId)
                .filter(place -> RoundPlaces.holds(own.path(), place.path()))
                .orElseThrow(() -> new NoSuchCase(organizationId));
        return new Part(
                round, own, new RoundPlaces.Place(asked.organizationId(), asked.name(), asked.path(), own.office()));
    }

    /**
     * The board.
     *
     * @param step only the branches at this step; null for all
     */
    @Transactional(readOnly = true)
    View of(UUID roundId, UUID organizationId, String step, boolean late, String after, Actor actor) {
        Part part = part(roundId, organizationId, actor);
        Diagram diagram = diagrams.newest(part.round().procedureKey());
        Map<String, RoundBoard.AtStep> at = new HashMap<>();
        board.steps(part.round(), part.place(), actor.personId()).forEach(one -> at.put(one.place(), one));
        List<Number> numbers = new ArrayList<>();
        number(RoundBoard.WAITING, null, at, numbers);
        Set<String> shown = new HashSet<>();
        diagram.mainPath().forEach(one -> {
            shown.add(one.id());
            number(one.id(), one.name(), at, numbers);
        });
        diagram.steps().values().stream()
                .filter(one -> !shown.contains(one.id()) && at.containsKey(one.id()))
                .forEach(one -> number(one.id(), one.name(), at, numbers));
        number(RoundBoard.CLOSED, null, at, numbers);
        number(RoundBoard.REFUSED, null, at, numbers);
        int all = at.values().stream().mapToInt(RoundBoard.AtStep::branches).sum();
        int overdue = at.values().stream().mapToInt(RoundBoard.AtStep::late).sum();
        List<RoundBoard.Branch> branches = board.branches(
                part.round(),
                part.place(),
                actor.personId(),
                TypedText.clean(step).isEmpty() ? null : TypedText.clean(step),
                late,
                TypedText.clean(after).isEmpty() ? null : TypedText.clean(after));
        return new View(
                part,
                diagram.name(),
                numbers,
                all,
                overdue,
                count(RoundBoard.CLOSED, at),
                count(RoundBoard.WAITING, at),
                board.below(part.round(), part.place(), actor.personId()),
                step,
                late,
                branches,
                stepNames(diagram),
                branches.size() < RoundBoard.PAGE
                        ? null
                        : branches.get(branches.size() - 1).code());
    }

    private static int count(String place, Map<String, RoundBoard.AtStep> at) {
        return at.containsKey(place) ? at.get(place).branches() : 0;
    }

    private static void number(String id, Text name, Map<String, RoundBoard.AtStep> at, List<Number> numbers) {
        RoundBoard.AtStep found = at.get(id);
        // What nobody waits for or was refused need not be shown as nought.
        if (found != null || name != null) {
            numbers.add(new Number(id, name, found == null ? 0 : found.branches(), found == null ? 0 : found.late()));
        }
    }

    private static Map<String, Text> stepNames(Diagram diagram) {
        Map<String, Text> names = new LinkedHashMap<>();
        diagram.steps().values().forEach(step -> names.put(step.id(), step.name()));
        return names;
    }

    /**
     * The part of a round somebody looks at.
     *
     * @param own all that they see of it
     * @param place what they look at now
     */
    record Part(Round round, RoundPlaces.Place own, RoundPlaces.Place place) {

        /** Whether they may remind those who are late. */
        public boolean reminds() {
            return RightsTable.grants(
                    Verb.LAUNCH_ROUND, Relation.SAME, place.office().post());
        }

        public boolean isWhole() {
            return own.organizationId().equals(place.organizationId());
        }
    }

    /** @param name null for what is no step; the page says it */
    record Number(String id, Text name, int branches, int late) {}

    /** @param next the code after which the next page begins; null if there is none */
    record View(
            Part part,
            Text procedure,
            List<Number> numbers,
            int branchesInAll,
            int overdue,
            int closed,
            int waiting,
            List<RoundBoard.Below> below,
            String step,
            boolean late,
            List<RoundBoard.Branch> branches,
            Map<String, Text> stepNames,
            String next) {

        /** How many of a hundred branches have closed. */
        public int percent() {
            return branchesInAll == 0 ? 0 : closed * 100 / branchesInAll;
        }
    }
}
