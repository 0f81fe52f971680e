package org.zhengcheng.organization.absence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * Somebody is away from their posts in an organisation.
 *
 * @param procedureKey the only procedure it is for; null for all
 * @param until the last day
 * @param madeBy who recorded it: the person themselves, or another for them
 * @param madeIn the office in which another did; empty for the person themselves
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
        UUID madeBy,
        String madeName,
        Text madeIn,
        LocalDateTime endedAt,
        String endedName) {

    /** Whether another recorded it for the person. */
    public boolean isMadeByOther() {
        return !madeBy.equals(personId);
    }

    /** Whether it holds on a day or is still to come. */
    public boolean isAhead(LocalDate day) {
        return endedAt == null && !until.isBefore(day);
    }
}
