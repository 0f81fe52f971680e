package org.zhengcheng.casework.file;

import java.util.UUID;

/** Somebody else was faster: the case is no longer where this page showed it. Answered with 409 and its present state. */
public class CaseMoved extends RuntimeException {

    private final UUID caseId;

    public CaseMoved(UUID caseId) {
        super("The case has moved on: " + caseId);
        this.caseId = caseId;
    }

    public UUID caseId() {
        return caseId;
    }
}
