package org.zhengcheng.meeting.conduct;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingWrites;
import org.zhengcheng.meeting.agenda.Part;
import org.zhengcheng.meeting.attendance.Gathering;
import org.zhengcheng.meeting.attendance.Gatherings;
import org.zhengcheng.meeting.attendance.Quorum;
import org.zhengcheng.meeting.attendance.WrittenOpinions;
import org.zhengcheng.meeting.ballot.BallotPaper;
import org.zhengcheng.meeting.ballot.BallotState;
import org.zhengcheng.meeting.ballot.Ballots;
import org.zhengcheng.meeting.ballot.Tally;
import org.zhengcheng.meeting.ballot.WrongBallotState;
import org.zhengcheng.meeting.count.GradePapers;
import org.zhengcheng.meeting.count.Outcomes;
import org.zhengcheng.meeting.count.PaperCount;

/**
 * Puts items to the vote, on paper or by electronic ballot, and takes what it comes to. Who can vote and which written
 * opinions count is kept when the vote begins.
 */
@Component
class Votes {

    private static final int LONGEST_REASON = 500;

    private final MeetingWrites writes;
    private final Gatherings gatherings;
    private final WrittenOpinions opinions;
    private final Ballots ballots;
    private final Outcomes outcomes;
    private final GradePapers papers;
    private final JdbcClient jdbc;

    Votes(
            MeetingWrites writes,
            Gatherings gatherings,
            WrittenOpinions opinions,
            Ballots ballots,
            Outcomes outcomes,
            GradePapers papers,
            JdbcClient jdbc) {
        this.writes = writes;
        this.gatherings = gatherings;
        this.opinions = opinions;
        this.ballots = ballots;
        this.outcomes = outcomes;
        this.papers = papers;
        this.jdbc = jdbc;
    }

    /**
     * Puts the item that is discussed to the vote. A paper vote begins at once, an electronic one when both tellers have
     * made their keys and it is opened.
     *
     * @throws MeetingRefused if too few are there, or one of those who count is not
     */
    @Transactional
    public void begin(UUID operation, UUID meetingId, UUID itemId, Item.Method method, Actor actor) {
        writes.begin(operation, meetingId, actor, "vote", itemId, method).ifPresent(at -> {
            at.require(Part.CHAIR);
            Meeting meeting = at.meeting();
            Item item = Conduct.requireState(meeting, itemId, Item.State.DISCUSSED);
            if (!item.isVote()) {
                throw new MeetingMoved(meetingId);
            }
            Optional<BallotPaper> asked = papers.of(item);
            Gathering gathering = gatherings.of(meeting);
            requireCounting(gathering);
            requireQuorum(gathering, item);
            jdbc.sql("update meeting_item set state = 'VOTING', method = ?, graded = ?, vote_began_at = ? where id = ?")
                    .params(method.name(), asked.isPresent(), writes.now(), itemId)
                    .update();
            if (method == Item.Method.PAPER) {
                keepNumbers(gathering, item);
            } else {
                ballots.prepare(
                        itemId,
                        asked.orElseGet(() -> BallotPaper.decision(question(item))),
                        meeting.scrutineer().id(),
                        meeting.teller().id());
            }
            writes.record(meetingId, actor, Part.CHAIR, "vote", itemId, method.name(), null);
        });
    }

    private static Text question(Item item) {
        return item.personName() == null
                ? item.title()
                : new Text(
                        item.title().chinese() + "：" + item.personName(),
                        item.title().english() + ": " + item.personName());
    }

    /**
     * Opens the electronic ballot to those who are there now.
     *
     * @throws MeetingMoved unless both tellers have made their keys
     * @throws MeetingRefused if too few are there
     */
    @Transactional
    public void openBallot(UUID operation, UUID meetingId, UUID itemId, Actor actor) {
        writes.begin(operation, meetingId, actor, "open-ballot", itemId).ifPresent(at -> {
            at.require(Part.CHAIR);
            Item item = electronic(at.meeting(), itemId);
            Gathering gathering = gatherings.of(at.meeting());
            requireQuorum(gathering, item);
            keepNumbers(gathering, item);
            inStep(meetingId, () -> ballots.open(itemId, voters(gathering, item)));
            writes.record(meetingId, actor, Part.CHAIR, "vote", itemId, "ballot-open", null);
        });
    }

    /** Ends the electronic ballot; the tellers open it. */
    @Transactional
    public void closeBallot(UUID operation, UUID meetingId, UUID itemId, Actor actor) {
        writes.begin(operation, meetingId, actor, "close-ballot", itemId).ifPresent(at -> {
            at.require(Part.CHAIR);
            electronic(at.meeting(), itemId);
            inStep(meetingId, () -> ballots.close(itemId));
            writes.record(meetingId, actor, Part.CHAIR, "vote", itemId, "ballot-closed", null);
        });
    }

    /**
     * Takes what the electronic ballot came to, once both tellers have opened it.
     *
     * @throws MeetingMoved before they have
     */
    @Transactional
    public void takeTally(UUID operation, UUID meetingId, UUID itemId, Actor actor) {
        writes.begin(operation, meetingId, actor, "tally", itemId).ifPresent(at -> {
            at.require(Part.CHAIR);
            Item item = electronic(at.meeting(), itemId);
            Tally tally = ballots.tally(itemId).orElseThrow(() -> new MeetingMoved(meetingId));
            PaperCount count = new PaperCount(
                    item.counts().voters(),
                    tally.cast(),
                    tally.valid(),
                    item.graded() ? 0 : tally.of(BallotPaper.DECISION, BallotPaper.AGREE),
                    item.graded() ? 0 : tally.of(BallotPaper.DECISION, BallotPaper.AGAINST),
                    item.graded() ? 0 : tally.of(BallotPaper.DECISION, BallotPaper.ABSTAIN));
            writes.record(
                    meetingId,
                    actor,
                    Part.CHAIR,
                    "vote",
                    itemId,
                    outcomes.decide(item, count).name(),
                    count.toString());
        });
    }

    /**
     * A vote that cannot be finished goes back to where it was before: a paper vote that went wrong, or an electronic one
     * whose ballot was declared void.
     *
     * @throws MeetingRefused if no reason is given
     * @throws MeetingMoved if it is decided, or an electronic ballot is not void
     */
    @Transactional
    public void again(UUID operation, UUID meetingId, UUID itemId, String reason, Actor actor) {
        writes.begin(operation, meetingId, actor, "again", itemId, reason).ifPresent(at -> {
            at.require(Part.CHAIR);
            Item item = Conduct.requireState(at.meeting(), itemId, Item.State.VOTING);
            if (item.method() == Item.Method.ELECTRONIC && ballots.state(itemId) != BallotState.NONE) {
                throw new MeetingMoved(meetingId);
            }
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new MeetingRefused(FieldError.of("remark", "meeting.wrong.reason", LONGEST_REASON));
            }
            jdbc.sql(
                            "update meeting_item set state = 'DISCUSSED', method = null, should_count = null,"
                                    + " actual_count = null, voter_count = null, written_agree = null, written_against = null where id = ?")
                    .param(itemId)
                    .update();
            // What was counted is of ballots that are void.
            jdbc.sql("delete from meeting_count where item_id = ?")
                    .param(itemId)
                    .update();
            writes.record(meetingId, actor, Part.CHAIR, "vote", itemId, "void", reason.strip());
        });
    }

    private static Item electronic(Meeting meeting, UUID itemId) {
        Item item = Conduct.requireState(meeting, itemId, Item.State.VOTING);
        if (item.method() != Item.Method.ELECTRONIC) {
            throw new MeetingMoved(meeting.id());
        }
        return item;
    }

    private static void inStep(UUID meetingId, Runnable what) {
        try {
            what.run();
        } catch (WrongBallotState elsewhere) {
            throw new MeetingMoved(meetingId);
        }
    }

    private static void requireCounting(Gathering gathering) {
        Meeting meeting = gathering.meeting();
        List<FieldError> missing = List.of(meeting.scrutineer(), meeting.teller()).stream()
                .filter(one -> !gathering.isPresent(one.id()))
                .map(one -> FieldError.of("attendance", "meeting.wrong.notThere", one.name()))
                .toList();
        if (!missing.isEmpty()) {
            throw new MeetingRefused(missing);
        }
    }

    private static void requireQuorum(Gathering gathering, Item item) {
        Quorum quorum = gathering.quorum(item);
        if (!quorum.isReached()) {
            throw new MeetingRefused(Conduct.inquorate(quorum));
        }
    }

    /** Those entitled who are there, and members on probation where grades are theirs to give as well. */
    private Set<UUID> voters(Gathering gathering, Item item) {
        return papers.admitsProbationers(item)
                ? Stream.concat(gathering.voters(item).stream(), gathering.probationers().stream())
                        .collect(Collectors.toSet())
                : gathering.voters(item);
    }

    private void keepNumbers(Gathering gathering, Item item) {
        Quorum quorum = gathering.quorum(item);
        List<WrittenOpinions.Opinion> written = opinions.counting(item, gathering);
        int agree =
                (int) written.stream().filter(WrittenOpinions.Opinion::agrees).count();
        jdbc.sql(
                        "update meeting_item set should_count = ?, actual_count = ?, voter_count = ?, written_agree = ?, written_against = ?"
                                + " where id = ?")
                .params(
                        quorum.should(),
                        quorum.actual(),
                        voters(gathering, item).size(),
                        agree,
                        written.size() - agree,
                        item.id())
                .update();
    }
}
