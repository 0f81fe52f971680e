package org.zhengcheng.organization.post;

import java.time.LocalDate;
import java.util.UUID;
import org.zhengcheng.organization.Capacity;

/**
 * A post as somebody holds, held or will hold it.
 *
 * @param until the last day; null if none is set
 */
public record Holding(
        UUID id,
        UUID organizationId,
        String organizationName,
        UUID personId,
        String personName,
        Capacity post,
        LocalDate from,
        LocalDate until) {

    /** Whether it was entered by mistake and never was. */
    public boolean isAnnulled() {
        return until != null && until.isBefore(from);
    }

    /** Whether it is held on a day. */
    public boolean isOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || !until.isBefore(day));
    }
}
