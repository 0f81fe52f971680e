package org.zhengcheng.casework.file;

import java.util.UUID;
import org.zhengcheng.language.Text;

/** A person who may know of the case may not do this in it; says why. */
public class NotAllowed extends RuntimeException {

    private final UUID caseId;
    private final String code;
    private final transient Text argument;

    public NotAllowed(UUID caseId, Rights.Decision decision) {
        super("Refused: " + decision.refusal());
        this.caseId = caseId;
        this.code = "refusal." + decision.refusal().name();
        this.argument = decision.step();
    }

    public UUID caseId() {
        return caseId;
    }

    /** The key of the message that says why. */
    public String code() {
        return code;
    }

    /** What the message is filled with; may be null. */
    public Text argument() {
        return argument;
    }
}
