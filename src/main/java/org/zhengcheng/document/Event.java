package org.zhengcheng.document;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * That a step was taken, or taken with an outcome: {@code step-id} or {@code step-id.outcome}.
 *
 * @param outcome null for any
 */
public record Event(String step, String outcome) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Event of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new Event(text, null) : new Event(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return outcome == null ? step : step + "." + outcome;
    }
}
