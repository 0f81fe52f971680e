package org.zhengcheng.organization.sheet;

import org.apache.poi.ss.util.CellReference;
import org.zhengcheng.language.Text;

/**
 * Where something is wrong.
 *
 * @param cell such as F5, as the columns stand in the template; null where the row as a whole is meant
 * @param column the head of its column
 */
record Place(String cell, Text column) {

    private static final Place WHOLE_ROW = new Place(null, null);

    static Place of(SheetKind kind, int row, Problem problem) {
        for (int n = 0; n < kind.columns().size(); n++) {
            Column column = kind.columns().get(n);
            if (column.key().equals(problem.column())) {
                // The notes stand before all columns.
                return new Place(CellReference.convertNumToColString(n + 1) + row, column.title());
            }
        }
        return WHOLE_ROW;
    }
}
