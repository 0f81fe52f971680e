package org.zhengcheng.transfer.overview;

import java.util.Arrays;

/** Which transfers a list shows: all that run, those of one direction, or those in one condition. */
enum Which {
    ALL("", "true"),
    OUT("out", "outward and not inward"),
    IN("in", "inward and not outward"),
    WITHIN("within", "outward and inward"),
    TRANSIT("transit", "state = 'IN_TRANSIT'"),
    RECEIVING("receiving", "state = 'PENDING_RECEIVING'"),
    RETURNED("returned", "state in ('RETURNED', 'REJECTED', 'EXPIRED')"),
    OVERDUE("overdue", "overdue");

    private final String id;
    private final String condition;

    Which(String id, String condition) {
        this.id = id;
        this.condition = condition;
    }

    public String id() {
        return id;
    }

    /** In SQL, of a row of the list. */
    String condition() {
        return condition;
    }

    /** What somebody chose; everything if it is none of these. */
    static Which of(String id) {
        return Arrays.stream(values())
                .filter(which -> which.id.equals(id))
                .findFirst()
                .orElse(ALL);
    }
}
