package org.zhengcheng.demo;

import java.util.UUID;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.identity.Accounts;
import org.zhengcheng.language.Text;

/**
 * Where a walk goes next.
 *
 * @param path the page to open
 * @param name what is to be done there
 * @param number the numbered step the case has come to; null before it is begun
 * @param numbered how many numbered steps there are
 * @param account who does it
 * @param caseId the case; null before it is begun
 * @param step the step; null before the case is begun
 * @param outcome how it ends so that the walk goes on; null before the case is begun
 * @param awaited the period that must have passed; null if it may be done today
 */
record Stop(
        String path,
        Text name,
        String number,
        long numbered,
        Accounts.DemoAccount account,
        UUID caseId,
        Step step,
        Outcome outcome,
        Deadline awaited) {

    /** Whether there is a form to be filled in. */
    public boolean isStep() {
        return step != null;
    }
}
