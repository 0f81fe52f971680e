package org.zhengcheng.casework.reading;

import java.util.UUID;

/** The file is no longer there: the time for which it is kept is over. The page of the case says under which rule. */
public class FileErased extends RuntimeException {

    private final UUID caseId;

    FileErased(UUID caseId, UUID fileId) {
        super("Erased: " + fileId);
        this.caseId = caseId;
    }

    /** The case it belonged to, which its reader may open. */
    public UUID caseId() {
        return caseId;
    }
}
