package org.zhengcheng.diagram.release;

import java.util.UUID;

/** A draft is not released, or its release not asked for; says why and where to look. */
class NotReleased extends RuntimeException {

    private final UUID draftId;
    private final String code;

    /** @param code the key of the message that says why */
    NotReleased(UUID draftId, String code) {
        super(code);
        this.draftId = draftId;
        this.code = code;
    }

    /** Whether it is because nobody releases their own work. */
    boolean isOwn() {
        return code.equals("release.wrong.own");
    }

    UUID draftId() {
        return draftId;
    }

    String code() {
        return code;
    }
}
