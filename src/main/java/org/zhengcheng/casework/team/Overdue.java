package org.zhengcheng.casework.team;

import java.time.LocalDate;
import org.zhengcheng.deadline.Light;
import org.zhengcheng.language.Text;

/** A review that an organisation below the reader's has not made in time; {@code days} since it was due. */
record Overdue(String organizationName, Text name, LocalDate dueOn, long days) {

    public Light light() {
        return Light.OVERDUE;
    }
}
