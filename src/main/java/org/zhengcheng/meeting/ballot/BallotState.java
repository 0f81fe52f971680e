package org.zhengcheng.meeting.ballot;

/** How far the ballot on an item has come. */
public enum BallotState {
    /** There is none: it was never prepared, or it was declared void. */
    NONE,
    /** One of the tellers, or both, have not made a key yet. */
    KEYS_MISSING,
    /** Both keys are there; it can be opened. */
    READY,
    /** Votes are cast. */
    OPEN,
    /** No more votes; the tellers have to open them. */
    CLOSED,
    /** The first teller has removed the outer seals. */
    OPENED_BY_FIRST,
    /** Everything is open: the list is published and the totals are known. */
    COUNTED
}
