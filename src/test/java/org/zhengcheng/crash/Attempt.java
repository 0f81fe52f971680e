package org.zhengcheng.crash;

import java.util.UUID;

/**
 * What was asked of the application, and what it answered, as the one who asked wrote it down.
 *
 * @param key the key of the operation
 * @param act {@code open}, or the step or act that was taken
 * @param caseId null until a case is open
 * @param version the version of the case the form was made for
 * @param outcome how the step was to end
 * @param result the id of the record or of the case; null unless the answer is yes
 */
record Attempt(UUID key, String act, UUID caseId, int version, String outcome, Answer answer, UUID result) {

    static final String OPEN = "open";

    /** What is known of an attempt. */
    enum Answer {
        DONE,
        REFUSED,
        /** The answer was lost: it may have happened or not. */
        UNKNOWN
    }

    static Attempt opening(UUID key) {
        return new Attempt(key, OPEN, null, 0, "", Answer.UNKNOWN, null);
    }

    static Attempt step(UUID key, String step, UUID caseId, int version, String outcome) {
        return new Attempt(key, step, caseId, version, outcome, Answer.UNKNOWN, null);
    }

    Attempt done(UUID id) {
        return new Attempt(key, act, act.equals(OPEN) ? id : caseId, version, outcome, Answer.DONE, id);
    }

    Attempt refused() {
        return new Attempt(key, act, caseId, version, outcome, Answer.REFUSED, null);
    }
}
