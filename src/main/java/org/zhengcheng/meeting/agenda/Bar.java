package org.zhengcheng.meeting.agenda;

/** Why somebody who belongs to a meeting does not vote in it, and does not count among those entitled. */
public enum Bar {
    /** A probationary member has no vote (Party constitution, article 7). */
    PROBATIONARY,
    /** Under probation within the Party, 留党察看, nobody votes. */
    DISCIPLINE,
    /** The committee above has approved that they are not counted. */
    LEFT_OUT
}
