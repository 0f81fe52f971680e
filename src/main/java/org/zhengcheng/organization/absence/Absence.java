package org.zhengcheng.organization.absence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * Somebody is away from their posts in an organisation.
 *
 * @param procedureKey the only procedure it is for; null for all
 * @param until the last day
 * @param endedAt when it was ended before its last day; null if it was not
 */
public record Absence(
        UUID id,
        UUID personId,
        String personName,
        UUID substituteId,
        String substituteName,
        UUID organizationId,
        String organizationName,
        String procedureKey,
        LocalDate from,
        LocalDate until,
        String reason,
        String madeName,
        LocalDateTime endedAt,
        String endedName) {

    /** Whether it holds on a day or is still to come. */
    public boolean isAhead(LocalDate day) {
        return endedAt == null && !until.isBefore(day);
    }
}
