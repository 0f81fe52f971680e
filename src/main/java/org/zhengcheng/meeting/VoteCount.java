package org.zhengcheng.meeting;

import java.util.Optional;

/**
 * The counts of a decision, as the tellers give them.
 *
 * @param should 应到: those entitled to vote
 * @param actual 实到: those of them present
 * @param agree those present in favour
 * @param against those present against
 * @param abstain those present who abstained
 * @param writtenAgree absent members in favour, formally in writing before the meeting
 * @param writtenAgainst absent members against, likewise
 */
public record VoteCount(
        int should, int actual, int agree, int against, int abstain, int writtenAgree, int writtenAgainst) {

    /** All in favour, written opinions included (rules of 2026, article 20). */
    public int allAgree() {
        return agree + writtenAgree;
    }

    /** All against, written opinions included. */
    public int allAgainst() {
        return against + writtenAgainst;
    }

    /** What makes these numbers impossible, as a key of the message bundle; empty if nothing does. */
    public Optional<String> impossible() {
        if (should < 1) {
            return Optional.of("vote.nobodyEntitled");
        }
        if (actual > should) {
            return Optional.of("vote.morePresentThanEntitled");
        }
        if (actual + writtenAgree + writtenAgainst > should) {
            return Optional.of("vote.moreOpinionsThanEntitled");
        }
        if (agree + against + abstain > actual) {
            return Optional.of("vote.moreVotesThanPresent");
        }
        return Optional.empty();
    }
}
