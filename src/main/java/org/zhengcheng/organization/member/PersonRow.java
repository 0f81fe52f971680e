package org.zhengcheng.organization.member;

import java.time.LocalDate;
import java.util.UUID;
import org.zhengcheng.organization.Standing;

/**
 * A person in a list.
 *
 * @param pinyin the name as it sorts
 * @param standing null for somebody who has not applied
 */
public record PersonRow(
        UUID id,
        String name,
        String pinyin,
        String initials,
        LocalDate birthDate,
        String organizationName,
        Standing standing,
        LocalDate standingSince) {}
