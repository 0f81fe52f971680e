package org.zhengcheng.inbox;

import java.util.Map;

/** How many items the groups have; nobody counts further than to a thousand. */
record Counts(Map<Group, Integer> byGroup) {

    static final int MOST = 1000;

    public int of(Group group) {
        return byGroup.getOrDefault(group, 0);
    }

    public int overdue() {
        return of(Group.OVERDUE);
    }

    public int all() {
        return byGroup.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** As a page shows it: 7, or 1000+. */
    public static String said(int count) {
        return count > MOST ? MOST + "+" : String.valueOf(count);
    }
}
