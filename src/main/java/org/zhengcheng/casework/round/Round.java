package org.zhengcheng.casework.round;

import java.time.LocalDate;
import java.util.UUID;
import org.zhengcheng.form.Answers;
import org.zhengcheng.language.Text;

/**
 * A procedure that a committee has all branches below it run for a year.
 *
 * @param rosterOn the day as of which people are taken (Asia/Shanghai)
 * @param dueOn the day by which every branch shall have closed its case
 * @param settings the answers of the form with which it was launched
 * @param office in which it was launched
 */
public record Round(
        UUID id,
        String procedureKey,
        int year,
        UUID organizationId,
        String organizationName,
        LocalDate rosterOn,
        LocalDate dueOn,
        Answers settings,
        UUID launchedBy,
        String launchedName,
        String launchedAs,
        Text office) {}
