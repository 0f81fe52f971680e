package org.zhengcheng.meeting.ballot;

import java.util.Optional;
import java.util.UUID;

/** Where ballots come from that ask for more than yes or no; rooms above that have some implement it. */
public interface BallotPapers {

    /** What is put to the vote in a case as it stands now; empty if that is a question of yes or no. */
    Optional<BallotPaper> of(UUID caseId);

    /** Whether members on probation who are present vote on it too. */
    default boolean admitsProbationers(UUID caseId) {
        return false;
    }
}
