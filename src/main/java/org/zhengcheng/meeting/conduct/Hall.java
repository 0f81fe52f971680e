package org.zhengcheng.meeting.conduct;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.Part;
import org.zhengcheng.meeting.attendance.Attendee;
import org.zhengcheng.meeting.attendance.Gathering;
import org.zhengcheng.meeting.attendance.LeavingOut;
import org.zhengcheng.meeting.attendance.Quorum;
import org.zhengcheng.meeting.attendance.WrittenOpinions;
import org.zhengcheng.meeting.ballot.BallotState;
import org.zhengcheng.meeting.count.PaperCounts;

/**
 * What whoever conducts a meeting, takes its minutes or called it together sees of it. How anybody voted is not in it.
 *
 * @param code what is entered on the phones; null while nobody can come
 * @param opinions handed in on paper, which are not secret
 * @param counting how far those who count a paper vote have come; null without one
 * @param ballot how far the electronic ballot has come; {@link BallotState#NONE} without one
 * @param voted who has voted electronically
 */
public record Hall(
        MeetingRights.Standpoint at,
        Gathering gathering,
        String code,
        List<WrittenOpinions.Opinion> opinions,
        List<LeavingOut.LeftOut> leftOut,
        boolean leavesOut,
        PaperCounts.Progress counting,
        BallotState ballot,
        Set<UUID> voted) {

    public Meeting meeting() {
        return at.meeting();
    }

    public boolean isChair() {
        return at.is(Part.CHAIR);
    }

    /** Whether the reader marks who is there. */
    public boolean marks() {
        return at.isAny(Part.CHAIR, Part.RECORDER) && code != null;
    }

    /** Whether the reader may change what was planned. */
    public boolean plans() {
        return meeting().isAhead() && at.isAny(Part.CONVENER, Part.CHAIR);
    }

    /** The item the meeting is at; null if it is at none. */
    public Item current() {
        return meeting().current().orElse(null);
    }

    /** The item that would come next; null while there is a current one, and after the last. */
    public Item next() {
        return current() != null
                ? null
                : meeting().items().stream()
                        .filter(item -> !item.isDone())
                        .findFirst()
                        .orElse(null);
    }

    public List<Quorum> quorums() {
        return gathering.quorums();
    }

    /** The quorum that asks for the most people yet, or else for the most people; for the big number. */
    public Quorum quorum() {
        return quorums().stream()
                .max(Comparator.comparing(Quorum::missing).thenComparing(Quorum::needed))
                .orElseThrow();
    }

    /** Who is not counted among the entitled, and why. */
    public Map<UUID, LeavingOut.LeftOut> reasons() {
        return leftOut.stream().collect(Collectors.toMap(LeavingOut.LeftOut::personId, one -> one));
    }

    /** The opinions on one item that count unless their authors come. */
    public List<WrittenOpinions.Opinion> opinionsOn(Item item) {
        return opinions.stream().filter(one -> one.itemId().equals(item.id())).toList();
    }

    /** Who could vote electronically and has not. */
    public List<Attendee> waitedFor() {
        return current() == null
                ? List.of()
                : gathering.present().stream()
                        .filter(one -> gathering.voters(current()).contains(one.id()) && !voted.contains(one.id()))
                        .toList();
    }

    /** Which of the two who count has entered what they counted. */
    public boolean hasCounted(UUID personId) {
        return counting != null && counting.hasEntered(personId);
    }
}
