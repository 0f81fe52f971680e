package org.zhengcheng.organization.member;

import java.time.LocalDate;
import java.time.Period;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Standing;

/**
 * What an official paper says of a person, numbers in full.
 *
 * @param sex the code of GB/T 2261.1; null where it is not recorded
 * @param born null where it is not recorded
 * @param nation null where it is not recorded
 * @param standing null for somebody who has not applied
 * @param citizenId null where it is not recorded
 * @param phone null where it is not recorded
 */
public record PersonOnPaper(
        String name, String sex, LocalDate born, Text nation, Standing standing, String citizenId, String phone) {

    /** How old they are on a day, in whole years; null where the day of birth is not recorded. */
    public Integer ageOn(LocalDate day) {
        return born == null ? null : Integer.valueOf(Period.between(born, day).getYears());
    }

    /** Whether they are a probationary member. */
    public boolean isProbationary() {
        return standing == Standing.PROBATIONARY;
    }
}
