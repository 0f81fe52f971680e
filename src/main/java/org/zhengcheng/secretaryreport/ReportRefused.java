package org.zhengcheng.secretaryreport;

import java.util.List;
import org.zhengcheng.form.FieldError;

/** What was entered does not do; nothing was written. */
class ReportRefused extends RuntimeException {

    private final transient List<FieldError> errors;

    ReportRefused(List<FieldError> errors) {
        super("refused: " + errors);
        this.errors = List.copyOf(errors);
    }

    List<FieldError> errors() {
        return errors;
    }
}
