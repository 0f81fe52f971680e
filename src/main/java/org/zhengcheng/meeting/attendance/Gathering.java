package org.zhengcheng.meeting.attendance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Bar;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;

/** Who belongs to a meeting, who of them is there, and whether that is enough. */
public record Gathering(Meeting meeting, List<Attendee> attendees) {

    public Gathering {
        attendees = List.copyOf(attendees);
    }

    public Optional<Attendee> find(UUID personId) {
        return attendees.stream()
                .filter(attendee -> attendee.id().equals(personId))
                .findFirst();
    }

    public boolean isPresent(UUID personId) {
        return find(personId).filter(Attendee::isPresent).isPresent();
    }

    /** Those entitled to vote who are there. */
    public List<Attendee> present() {
        return attendees.stream()
                .filter(attendee -> attendee.isEntitled() && attendee.isPresent())
                .toList();
    }

    /** Those entitled to vote who are not there. */
    public List<Attendee> absent() {
        return attendees.stream()
                .filter(attendee -> attendee.isEntitled() && !attendee.isPresent())
                .toList();
    }

    /** Those who belong to it and do not vote, be they there or not. */
    public List<Attendee> barred() {
        return attendees.stream().filter(attendee -> !attendee.isEntitled()).toList();
    }

    /** Members on probation who are there: they belong to it and are not entitled. */
    public Set<UUID> probationers() {
        return attendees.stream()
                .filter(attendee -> attendee.bar() == Bar.PROBATIONARY && attendee.isPresent())
                .map(Attendee::id)
                .collect(Collectors.toSet());
    }

    /** Everybody who can vote on an item and is there at this moment. */
    public Set<UUID> voters(Item item) {
        return present().stream()
                .map(Attendee::id)
                .filter(id -> votes(id, item))
                .collect(Collectors.toSet());
    }

    /** Whether enough are there for the meeting as such and for each item that is still to be decided. */
    public List<Quorum> quorums() {
        return Stream.concat(
                        Stream.of(quorum(null, meeting.kind().quorum())),
                        meeting.items().stream()
                                .filter(item -> item.isVote() && !item.isDone())
                                .map(this::quorum))
                .toList();
    }

    /** Whether enough are there to decide an item. */
    public Quorum quorum(Item item) {
        return quorum(item, item.rule());
    }

    private Quorum quorum(Item item, VoteRule rule) {
        int should = (int) attendees.stream()
                .filter(attendee -> attendee.isEntitled() && votes(attendee.id(), item))
                .count();
        int actual = (int) present().stream()
                .filter(attendee -> votes(attendee.id(), item))
                .count();
        return new Quorum(item, should, actual, rule.presentNeeded(should));
    }

    private static boolean votes(UUID personId, Item item) {
        return item == null || item.rule().countsItsSubject() || !personId.equals(item.personId());
    }
}
