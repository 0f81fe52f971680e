package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.Optional;
import org.zhengcheng.casework.definition.Reference;

/**
 * With what an invented case begins.
 *
 * @param born when whoever the case is about was born
 * @param launchDue by when the committee that launched it wants it closed; null for a case that nobody launched
 */
record Beginning(LocalDate born, LocalDate launchDue) {

    /** The day that no step of the case answers. */
    Optional<LocalDate> given(Reference reference) {
        return reference.equals(Reference.LAUNCH_DUE) ? Optional.ofNullable(launchDue) : Optional.empty();
    }
}
