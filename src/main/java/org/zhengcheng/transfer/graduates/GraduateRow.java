package org.zhengcheng.transfer.graduates;

import java.util.List;
import java.util.UUID;
import org.zhengcheng.organization.sheet.Problem;
import org.zhengcheng.organization.sheet.SheetKind;

/**
 * A row of the sheet as it is meant.
 *
 * @param personId null if it is not clear who is meant
 * @param destinationId the branch in this system; null for one outside
 * @param outside the name of the organisation outside; null for one in this system
 * @param scope where that is
 * @param dues the last month for which dues are paid, 2026-06
 * @param problems what is wrong with it; empty if nothing is
 */
record GraduateRow(
        int number,
        UUID personId,
        UUID destinationId,
        String outside,
        String scope,
        String dues,
        List<Problem> problems) {

    /** By whom rows are compared: nobody is transferred twice. */
    SheetKind.Keys keys() {
        return personId == null ? SheetKind.Keys.UNKNOWN : new SheetKind.Keys(personId.toString(), null, null);
    }
}
