package org.zhengcheng.diagram.heat;

import org.zhengcheng.language.Text;

/**
 * How it goes with one step.
 *
 * @param number among the statutory steps; null for one between them
 * @param standing how many cases wait at it now
 * @param overdue how many of these are overdue
 * @param taken how often it was taken in the period
 * @param median in half of these it took so many days or fewer, counted from the step before; null if it was never taken after one
 * @param ninety the same of nine in ten
 * @param due how many of those taken had a last day
 * @param late how many of these came after it
 */
public record StepHeat(
        String id,
        Text name,
        String number,
        int standing,
        int overdue,
        int taken,
        Integer median,
        Integer ninety,
        int due,
        int late) {

    /** The share that came too late, in percent; null if none had a last day. */
    public Integer lateShare() {
        return due == 0 ? null : Math.round(100f * late / due);
    }

    int value(Measure measure) {
        Integer value = switch (measure) {
            case STANDING -> standing;
            case MEDIAN -> median;
            case NINETY -> ninety;
            case LATE -> lateShare();
        };
        return value == null ? 0 : value;
    }

    boolean saysSomething() {
        return standing > 0 || taken > 0;
    }
}
