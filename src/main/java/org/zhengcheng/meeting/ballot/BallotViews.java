package org.zhengcheng.meeting.ballot;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.Meetings;

/**
 * Shows ballots to those who may know of them: who may vote, both tellers, chair and recorder of the meeting. For everybody
 * else there is none.
 */
@Component
class BallotViews {

    private final BallotRows rows;
    private final Meetings meetings;

    BallotViews(BallotRows rows, Meetings meetings) {
        this.rows = rows;
        this.meetings = meetings;
    }

    /** @throws ResponseStatusException 404 if there is nothing for them to see */
    BallotView of(UUID itemId, UUID personId) {
        Meeting meeting = meetings.ofItem(itemId).orElseThrow(BallotViews::hidden);
        Optional<Ballot> ballot = rows.find(itemId);
        List<String> whyVoid = rows.whyVoid(itemId);
        boolean voter = ballot.isPresent() && rows.mayVote(ballot.get(), personId);
        boolean known = voter
                || meeting.isServedBy(personId)
                || ballot.isPresent() && ballot.get().isTeller(personId)
                || rows.hadPartIn(itemId, personId);
        if (!known || ballot.isEmpty() && whyVoid.isEmpty()) {
            throw hidden();
        }
        return new BallotView(
                meeting,
                meeting.item(itemId).orElseThrow(),
                ballot.orElse(null),
                whyVoid,
                personId,
                voter,
                voter && rows.hasVoted(ballot.get(), personId),
                ballot.map(rows::countVoters).orElse(0),
                ballot.map(rows::countVoted).orElse(0));
    }

    /** The same for whoever asks every few seconds. */
    BallotView.Mark mark(UUID itemId, UUID personId) {
        return rows.find(itemId)
                .filter(ballot -> ballot.isTeller(personId) || rows.mayVote(ballot, personId))
                .map(ballot -> new BallotView.Mark(ballot.state(), rows.hasVoted(ballot, personId)))
                .orElseGet(() -> {
                    BallotView view = of(itemId, personId);
                    return new BallotView.Mark(view.state(), false);
                });
    }

    static ResponseStatusException hidden() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
