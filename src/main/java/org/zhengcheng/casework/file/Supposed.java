package org.zhengcheng.casework.file;

import java.time.LocalDate;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.Standing;

/**
 * What a named rule may know of the person a case is about without looking anything up, so that it can be asked of an
 * invented person too.
 *
 * @param birthDate null where it is not recorded
 * @param standing null for somebody who has not applied
 * @param standingSince the first day of that standing; null if there is none
 */
public record Supposed(String name, LocalDate birthDate, Standing standing, LocalDate standingSince) {

    /** What is known of a real person. */
    public static Supposed of(Person person) {
        return new Supposed(person.name(), person.birthDate(), person.standing(), person.standingSince());
    }
}
