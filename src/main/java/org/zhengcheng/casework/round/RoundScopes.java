package org.zhengcheng.casework.round;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;

/** Which part of a round somebody oversees, for procedures that have more to say of it than how far it has come. */
@Component
public class RoundScopes {

    private final Rounds rounds;
    private final RoundPlaces places;

    RoundScopes(Rounds rounds, RoundPlaces places) {
        this.rounds = rounds;
        this.places = places;
    }

    /** Empty if there is no such round of the procedure, or they see none of it. */
    public Optional<Scope> of(UUID roundId, String procedureKey, Actor actor) {
        return rounds.find(roundId)
                .filter(round -> round.procedureKey().equals(procedureKey))
                .flatMap(round -> places.in(round, actor)
                        .map(place -> new Scope(round.id(), round.year(), place.name(), place.path())));
    }

    /**
     * A part of a round.
     *
     * @param path of the organisation below which it lies
     */
    public record Scope(UUID roundId, int year, String name, UUID[] path) {}
}
