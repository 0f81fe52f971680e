package org.zhengcheng.journey;

import java.time.LocalDate;
import org.zhengcheng.support.Walk;

/** Brings cases to the branch meeting on admission, for tests that begin there. */
public final class Candidate {

    /** The day of the meeting. */
    public static final LocalDate MEETING = JourneyTest.ADMITTED;

    private static final JourneyTest STRETCHES = new JourneyTest() {};

    private Candidate() {}

    /** The case stands before the branch meeting, a day before it. */
    public static void bring(Walk walk) {
        walk.on(JourneyTest.APPLIED).begin();
        STRETCHES.reachTarget(walk);
        STRETCHES.prepareAdmission(walk, JourneyTest.TARGET.plusDays(20));
        walk.on(MEETING);
    }
}
