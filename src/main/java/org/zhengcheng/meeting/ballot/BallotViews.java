package org.zhengcheng.meeting.ballot;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.Meetings;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;

/** Shows ballots to whoever may know of the meeting they are held in; for everybody else there is none. */
@Component
class BallotViews {

    private final BallotRows rows;
    private final Meetings meetings;
    private final MeetingRights rights;

    BallotViews(BallotRows rows, Meetings meetings, MeetingRights rights) {
        this.rows = rows;
        this.meetings = meetings;
        this.rights = rights;
    }

    /**
     * A ballot as somebody sees it.
     *
     * @throws NoSuchMeeting if they may not know of it
     * @throws ResponseStatusException 404 if there never was one
     */
    BallotView of(UUID itemId, Actor actor) {
        Meeting meeting = meetings.ofItem(itemId).orElseThrow(NoSuchMeeting::new);
        rights.of(meeting, actor);
        UUID personId = actor.personId();
        Optional<Ballot> ballot = rows.find(itemId);
        List<String> whyVoid = rows.whyVoid(itemId);
        if (ballot.isEmpty() && whyVoid.isEmpty()) {
            throw hidden();
        }
        boolean voter = ballot.isPresent() && rows.mayVote(ballot.get(), personId);
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
    BallotView.Mark mark(UUID itemId, Actor actor) {
        UUID personId = actor.personId();
        return rows.find(itemId)
                .filter(ballot -> ballot.isTeller(personId) || rows.mayVote(ballot, personId))
                .map(ballot -> new BallotView.Mark(ballot.state(), rows.hasVoted(ballot, personId)))
                .orElseGet(() -> {
                    BallotView view = of(itemId, actor);
                    return new BallotView.Mark(view.state(), false);
                });
    }

    static ResponseStatusException hidden() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
