package org.zhengcheng.organization.member;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.zhengcheng.organization.Standing;

/**
 * The record of one person as it is kept.
 *
 * @param standing null for somebody who has not applied
 * @param standingSince null where it is not known
 * @param values what is known; encrypted fields as their ciphertext
 */
record PersonRecord(
        UUID id,
        UUID organizationId,
        String organizationName,
        Standing standing,
        LocalDate standingSince,
        Map<PersonField, String> values) {

    public String name() {
        return values.get(PersonField.NAME);
    }

    /** A value as it is kept; null if it is unknown. */
    String value(PersonField field) {
        return values.get(field);
    }
}
