package org.zhengcheng.meeting.agenda;

import java.util.UUID;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteCount;
import org.zhengcheng.meeting.VoteRule;

/**
 * One item of an agenda.
 *
 * @param place where it stands, from 1
 * @param matterId the step that is to be decided; null for a topic that is only talked about
 * @param caseId the case of that step; null likewise
 * @param personId whom it is about; null for a topic
 * @param rule by which it is decided; null for a topic
 * @param method how it is voted on; null before the vote
 * @param graded whether its ballot asks for grades or scores and not for yes or no
 * @param remark what a topic came to, or why it was postponed; null if there is nothing to say
 * @param counts null before it is voted on
 */
public record Item(
        UUID id,
        int place,
        Text title,
        String matterId,
        UUID caseId,
        UUID personId,
        String personName,
        VoteRule rule,
        State state,
        Method method,
        boolean graded,
        String remark,
        Counts counts) {

    /** How far it has come. */
    public enum State {
        WAITING,
        /** It is being discussed; at most one is at a time. */
        DISCUSSED,
        VOTING,
        DECIDED,
        POSTPONED
    }

    /** How a vote is held; either way nobody learns how anybody voted. */
    public enum Method {
        PAPER,
        ELECTRONIC
    }

    /** Whether it is decided by vote. */
    public boolean isVote() {
        return rule != null;
    }

    /** Whether it is the one that the meeting is at. */
    public boolean isCurrent() {
        return state == State.DISCUSSED || state == State.VOTING;
    }

    /** Whether nothing more is to be done about it in this meeting. */
    public boolean isDone() {
        return state == State.DECIDED || state == State.POSTPONED;
    }

    /**
     * The numbers of a vote: from its beginning who could vote, at its end what they did.
     *
     * @param issued 发出, ballots handed out; these and those that follow are 0 before the count
     * @param returned 收回
     * @param valid 有效
     * @param voters how many of those present could vote when it began; those entitled, and who else gives grades
     * @param vote 应到, 实到 and written opinions as they were when the vote began, and the votes
     * @param result null before the count
     */
    public record Counts(int issued, int returned, int valid, int voters, VoteCount vote, VoteRule.Result result) {}
}
