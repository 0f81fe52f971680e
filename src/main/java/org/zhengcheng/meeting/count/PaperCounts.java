package org.zhengcheng.meeting.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingWrites;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.Part;
import org.zhengcheng.meeting.ballot.BallotPaper;
import org.zhengcheng.meeting.ballot.Tally;

/**
 * Takes what scrutineer and teller counted, each by themselves: neither sees the other's numbers. Once both are there and
 * agree, the vote is decided; if they differ, both are told in which numbers, and count again.
 */
@Component
public class PaperCounts {

    private final MeetingWrites writes;
    private final Outcomes outcomes;
    private final GradePapers papers;
    private final JdbcClient jdbc;

    PaperCounts(MeetingWrites writes, Outcomes outcomes, GradePapers papers, JdbcClient jdbc) {
        this.writes = writes;
        this.outcomes = outcomes;
        this.papers = papers;
        this.jdbc = jdbc;
    }

    /** How far counting an item has come. */
    public Progress of(Item item) {
        List<Entered> all = entered(item);
        if (all.isEmpty()) {
            return new Progress(1, List.of(), List.of());
        }
        int latest = all.get(0).round();
        List<Entered> now = all.stream().filter(one -> one.round() == latest).toList();
        if (now.size() < 2) {
            return new Progress(latest, now, differing(all, latest - 1));
        }
        List<String> differing = differing(all, latest);
        return differing.isEmpty() && item.state() == Item.State.DECIDED
                ? new Progress(latest, now, List.of())
                : new Progress(latest + 1, List.of(), differing);
    }

    private List<Entered> entered(Item item) {
        Map<List<Object>, Map<String, Map<String, Integer>>> grades = item.graded() ? grades(item.id()) : Map.of();
        return jdbc.sql("select round, person_id, issued, returned, valid, agree, against, abstain from meeting_count"
                        + " where item_id = ? order by round desc, counted_at")
                .param(item.id())
                .query((row, n) -> {
                    int round = row.getInt("round");
                    UUID person = row.getObject("person_id", UUID.class);
                    return new Entered(
                            round,
                            person,
                            new PaperCount(
                                    row.getInt("issued"),
                                    row.getInt("returned"),
                                    row.getInt("valid"),
                                    row.getInt("agree"),
                                    row.getInt("against"),
                                    row.getInt("abstain"),
                                    grades.getOrDefault(List.of(round, person), Map.of())));
                })
                .list();
    }

    /** What was counted of the grades, by round and by who counted. */
    private Map<List<Object>, Map<String, Map<String, Integer>>> grades(UUID itemId) {
        Map<List<Object>, Map<String, Map<String, Integer>>> grades = new HashMap<>();
        jdbc.sql("select round, person_id, question, choice, votes from meeting_grade_count where item_id = ?")
                .param(itemId)
                .query(row -> {
                    List<Object> of = List.of(row.getInt("round"), row.getObject("person_id", UUID.class));
                    grades.computeIfAbsent(of, any -> new HashMap<>())
                            .computeIfAbsent(row.getString("question"), any -> new HashMap<>())
                            .put(row.getString("choice"), row.getInt("votes"));
                });
        return grades;
    }

    /** What both counted of the grades of an item that is decided; empty where none were counted on paper. */
    public Optional<Tally> tally(UUID itemId) {
        return jdbc.sql("select c.round, c.person_id, c.returned, c.valid from meeting_count c"
                        + " join meeting_item i on i.id = c.item_id"
                        + " where c.item_id = ? and i.state = 'DECIDED' and i.graded and i.method = 'PAPER'"
                        + " order by c.round desc limit 1")
                .param(itemId)
                .query((row, n) -> new Tally(
                        grades(itemId).get(List.of(row.getInt("round"), row.getObject("person_id", UUID.class))),
                        row.getInt("returned"),
                        row.getInt("valid")))
                .optional();
    }

    private static List<String> differing(List<Entered> all, int round) {
        List<PaperCount> both = all.stream()
                .filter(one -> one.round() == round)
                .map(Entered::count)
                .toList();
        return both.size() < 2 ? List.of() : both.get(0).differing(both.get(1));
    }

    /**
     * One of the two enters what they counted.
     *
     * @throws MeetingMoved if the item is not being voted on by paper, or they have entered it already
     * @throws MeetingRefused if these numbers cannot be
     */
    @Transactional
    public void enter(UUID operation, UUID meetingId, UUID itemId, PaperCount count, Actor actor) {
        writes.begin(operation, meetingId, actor, "count", itemId, count).ifPresent(at -> {
            Part part = at.require(Part.SCRUTINEER, Part.TELLER);
            Item item = counting(at.meeting(), itemId);
            requirePossible(meetingId, item, count);
            Progress progress = of(item);
            if (progress.hasEntered(actor.personId())) {
                throw new MeetingMoved(meetingId);
            }
            keep(item, progress.round(), count, actor);
            writes.record(meetingId, actor, part, "count-ballots", itemId, conclude(item, progress, count), "" + count);
        });
    }

    /** Where grades are counted, every question that is asked and no other, each with as many votes as valid ballots. */
    private void requirePossible(UUID meetingId, Item item, PaperCount count) {
        List<FieldError> wrong = new ArrayList<>();
        count.impossible(item.counts().voters()).ifPresent(code -> wrong.add(FieldError.of("issued", code)));
        List<BallotPaper.Question> asked =
                papers.asked(item).map(BallotPaper::questions).orElse(List.of());
        if (!count.grades()
                .keySet()
                .equals(asked.stream().map(BallotPaper.Question::id).collect(Collectors.toSet()))) {
            throw new MeetingMoved(meetingId);
        }
        asked.stream()
                .filter(question -> count.votes(question.id()) != count.valid())
                .forEach(question -> wrong.add(FieldError.of(
                        "grades-" + question.id(),
                        "meeting.wrong.grades",
                        question.text(),
                        count.votes(question.id()),
                        count.valid())));
        if (!wrong.isEmpty()) {
            throw new MeetingRefused(wrong);
        }
    }

    private static Item counting(Meeting meeting, UUID itemId) {
        return meeting.item(itemId)
                .filter(item -> {
                    if (item.state() != Item.State.VOTING || item.method() != Item.Method.PAPER) {
                        throw new MeetingMoved(meeting.id());
                    }
                    return true;
                })
                .orElseThrow(NoSuchMeeting::new);
    }

    /** What came of it, for the ledger. */
    private String conclude(Item item, Progress progress, PaperCount count) {
        if (progress.entered().isEmpty()) {
            return "first";
        }
        if (!progress.entered().get(0).count().equals(count)) {
            return "differs";
        }
        VoteRule.Result result = outcomes.decide(item, count);
        return result.name();
    }

    private void keep(Item item, int round, PaperCount count, Actor actor) {
        jdbc.sql(
                        "insert into meeting_count (item_id, round, person_id, issued, returned, valid, agree, against, abstain,"
                                + " counted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        item.id(),
                        round,
                        actor.personId(),
                        count.issued(),
                        count.returned(),
                        count.valid(),
                        count.agree(),
                        count.against(),
                        count.abstain(),
                        writes.now())
                .update();
        count.grades()
                .forEach((question, given) -> given.forEach((choice, votes) -> jdbc.sql(
                                "insert into meeting_grade_count (item_id, round, person_id, question, choice, votes)"
                                        + " values (?, ?, ?, ?, ?, ?)")
                        .params(item.id(), round, actor.personId(), question, choice, votes)
                        .update()));
    }

    /**
     * How far it has come.
     *
     * @param round how often both will have counted when both have entered again
     * @param entered what was entered in this round
     * @param differing the names of the numbers in which the round before did not agree; empty if there was none
     */
    public record Progress(int round, List<Entered> entered, List<String> differing) {

        public boolean hasEntered(UUID personId) {
            return entered.stream().anyMatch(one -> one.personId().equals(personId));
        }

        /** What somebody entered themselves in this round; null if nothing. */
        public PaperCount own(UUID personId) {
            return entered.stream()
                    .filter(one -> one.personId().equals(personId))
                    .map(Entered::count)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What one of the two entered. */
    public record Entered(int round, UUID personId, PaperCount count) {}
}
