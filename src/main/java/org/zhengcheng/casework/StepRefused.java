package org.zhengcheng.casework;

import java.util.List;
import org.zhengcheng.form.FieldError;

/** A step was not taken because of what was entered; nothing was written. */
public class StepRefused extends RuntimeException {

    private final transient List<FieldError> errors;
    private final boolean reasonWanted;

    StepRefused(List<FieldError> errors, boolean reasonWanted) {
        super("Refused: " + errors);
        this.errors = errors;
        this.reasonWanted = reasonWanted;
    }

    /** What is wrong, field by field. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Whether a written reason would do for some of it. */
    public boolean reasonWanted() {
        return reasonWanted;
    }
}
