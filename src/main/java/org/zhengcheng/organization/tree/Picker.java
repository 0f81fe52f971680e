package org.zhengcheng.organization.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Organizations;

/**
 * What a form offers where a branch is to be chosen: what was chosen, what was found, and the nearest ones; every other
 * is found by search. Only what is offered may be chosen, so that a made-up id is refused.
 */
@Component
public class Picker {

    /** How many that were found are offered. */
    public static final int MOST_FOUND = 20;

    private static final int NEAREST = 8;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Organizations organizations;
    private final States states;
    private final Search search;

    Picker(Organizations organizations, States states, Search search) {
        this.organizations = organizations;
        this.states = states;
        this.search = search;
    }

    /**
     * The branches offered.
     *
     * @param near whose nearest are offered without being looked for
     * @param chosen what was chosen, as it came; null if nothing was
     * @param sought what is looked for; null if nothing is
     */
    public List<Offer> offer(UUID near, String chosen, String sought) {
        Stream<Offer> nearest = organizations.branchesAround(near, NEAREST).stream()
                .map(branch -> new Offer(branch.id(), branch.name(), null));
        Stream<Offer> found = sought == null
                ? Stream.empty()
                : search.branches(sought, MOST_FOUND).stream().map(Offer::of);
        return placed(distinct(Stream.concat(found, nearest), chosen(chosen, true)));
    }

    /** The organisations offered where one of any type may be chosen: what was chosen, and what was found. */
    public List<Offer> offerAny(String chosen, String sought) {
        return placed(distinct(
                sought == null
                        ? Stream.empty()
                        : search.existing(sought, MOST_FOUND).stream().map(Offer::of),
                chosen(chosen, false)));
    }

    /** What was chosen is offered again even if it is neither near nor found by what is looked for now. */
    private List<Offer> chosen(String chosen, boolean onlyBranch) {
        if (chosen == null || !chosen.matches(ID)) {
            return List.of();
        }
        return states.of(UUID.fromString(chosen)).stream()
                .filter(state ->
                        state.to() == null && (!onlyBranch || state.type().isBranch()))
                .map(state -> new Offer(state.id(), state.name(), null))
                .toList();
    }

    /** Many branches have the same name, so each is said with what it is under. */
    private List<Offer> placed(List<Offer> offers) {
        Map<UUID, String> places = states.places(offers.stream()
                .filter(offer -> offer.place() == null)
                .map(Offer::id)
                .toList());
        return offers.stream()
                .map(offer -> new Offer(offer.id(), offer.name(), places.getOrDefault(offer.id(), offer.place())))
                .toList();
    }

    private static List<Offer> distinct(Stream<Offer> offers, List<Offer> chosen) {
        Set<UUID> seen = new HashSet<>();
        List<Offer> distinct =
                new ArrayList<>(offers.filter(offer -> seen.add(offer.id())).toList());
        chosen.stream().filter(offer -> seen.add(offer.id())).forEach(offer -> distinct.add(0, offer));
        return distinct;
    }

    /**
     * An organisation that may be chosen.
     *
     * @param place what it is under, from the top; null at the top
     */
    public record Offer(UUID id, String name, String place) {

        /** One that was found. */
        public static Offer of(Search.Found found) {
            return new Offer(found.id(), found.name(), found.place());
        }
    }
}
