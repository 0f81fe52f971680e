package org.zhengcheng.diagram.replay;

import java.util.List;
import java.util.Map;
import org.zhengcheng.language.Text;

/**
 * What was found of one step.
 *
 * @param taken how often it was taken
 * @param wasLate how often it was taken late by the version it was taken under
 * @param times how often what would have been otherwise
 * @param details what exactly, and what cannot be known
 */
public record Line(Text name, int taken, int wasLate, Map<Trouble, Integer> times, List<Detail> details) {

    /** How often. */
    public int of(Trouble trouble) {
        return times.getOrDefault(trouble, 0);
    }

    boolean saysSomething() {
        return wasLate > 0 || !times.isEmpty() || !details.isEmpty();
    }

    /**
     * One thing that was found.
     *
     * @param cases in how many cases
     */
    public record Detail(Text words, int cases) {}
}
