package org.zhengcheng.meeting.agenda;

import java.util.List;
import org.zhengcheng.form.FieldError;

/** Something in a meeting that a rule forbids or that cannot be; says what, and nothing was changed. */
public class MeetingRefused extends RuntimeException {

    private final transient List<FieldError> errors;

    public MeetingRefused(List<FieldError> errors) {
        super("Refused: " + errors.stream().map(FieldError::code).toList());
        this.errors = List.copyOf(errors);
    }

    public MeetingRefused(FieldError error) {
        this(List.of(error));
    }

    /** What is wrong, never empty. */
    public List<FieldError> errors() {
        return errors;
    }
}
