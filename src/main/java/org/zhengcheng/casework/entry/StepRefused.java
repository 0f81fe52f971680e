package org.zhengcheng.casework.entry;

import java.util.List;
import org.zhengcheng.form.FieldError;

/** A step was not taken because of what was entered; nothing was written. */
public class StepRefused extends RuntimeException {

    private final transient List<FieldError> errors;

    public StepRefused(List<FieldError> errors) {
        super("Refused: " + errors);
        this.errors = errors;
    }

    /** What is wrong, field by field. */
    public List<FieldError> errors() {
        return errors;
    }
}
