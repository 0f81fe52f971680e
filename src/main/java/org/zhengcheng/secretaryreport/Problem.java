package org.zhengcheng.secretaryreport;

import java.time.LocalDate;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * A problem that is to be put right: what, who answers for it and by when, what was done.
 *
 * @param carriedFrom the problem of an earlier year that it goes on with; null if it is new
 */
record Problem(
        UUID id,
        UUID caseId,
        int place,
        Source source,
        String problem,
        String measure,
        UUID ownerId,
        String ownerName,
        LocalDate dueOn,
        State state,
        String evidence,
        UUID reviewerId,
        String reviewerName,
        String reviewNote,
        UUID carriedFrom) {

    /** Whether it is said what is done, by whom and by when. */
    public boolean isPlanned() {
        return measure != null && ownerId != null && dueOn != null;
    }

    public boolean isOverdue(LocalDate today) {
        return dueOn != null && dueOn.isBefore(today) && state != State.ACCEPTED && state != State.CARRIED;
    }

    /** Where it came from. */
    enum Source {
        LAST_YEAR("上年", "last year"),
        PRECHECK("核查", "pre-check"),
        OWN("自查", "own"),
        COMMENT("点评、测评", "comment and scores");

        private final Text title;

        Source(String chinese, String english) {
            this.title = new Text(chinese, english);
        }

        public Text title() {
            return title;
        }
    }

    /** How far it has come. */
    enum State {
        OPEN("待整改", "open"),
        IN_PROGRESS("整改中", "under way"),
        SUBMITTED("报复核", "handed in"),
        ACCEPTED("已通过", "accepted"),
        REOPENED("退回再改", "reopened"),
        CARRIED("转下一年", "carried over");

        private final Text title;

        State(String chinese, String english) {
            this.title = new Text(chinese, english);
        }

        public Text title() {
            return title;
        }

        /** Whether whoever answers for it still writes about it. */
        public boolean isInHand() {
            return this == OPEN || this == IN_PROGRESS || this == REOPENED;
        }
    }
}
