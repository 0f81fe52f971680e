package org.zhengcheng.document;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Where something that is filled in comes from: {@code case.number}, {@code person.name}, or of a step an answer or
 * something known of every step, such as {@code step-id.eventDate}.
 *
 * @param of {@code case}, {@code person} or the id of a step
 */
public record Source(String of, String name) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Source of(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1) {
            throw new IllegalArgumentException("Not a source: " + text);
        }
        return new Source(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Whether it is something of the case as a whole. */
    public boolean isOfCase() {
        return of.equals("case");
    }

    /** Whether it is something of the person the case is about. */
    public boolean isOfPerson() {
        return of.equals("person");
    }

    @Override
    public String toString() {
        return of + "." + name;
    }
}
