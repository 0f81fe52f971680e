package org.zhengcheng.meeting.ballot;

/** What was asked for cannot be done as the ballot stands; nothing was changed. */
public class WrongBallotState extends RuntimeException {

    private final BallotState now;

    WrongBallotState(BallotState now) {
        super("the ballot is " + now);
        this.now = now;
    }

    /** How it stands. */
    public BallotState now() {
        return now;
    }
}
