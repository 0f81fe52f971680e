package org.zhengcheng.evaluation;

import java.util.List;
import org.zhengcheng.form.FieldError;

/** What was entered does not do; nothing was written. */
class EvaluationRefused extends RuntimeException {

    private final transient List<FieldError> errors;

    EvaluationRefused(List<FieldError> errors) {
        super("refused: " + errors);
        this.errors = List.copyOf(errors);
    }

    EvaluationRefused(FieldError error) {
        this(List.of(error));
    }

    List<FieldError> errors() {
        return errors;
    }
}
