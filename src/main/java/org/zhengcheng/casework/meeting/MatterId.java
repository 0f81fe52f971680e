package org.zhengcheng.casework.meeting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;

/**
 * How meetings name a step that they decide: the engine's task and, where more than one outcome can be carried, which of
 * them is proposed. What is voted on has to be known before the vote (rules of 2026, article 31: conversion, extension or
 * revocation).
 *
 * @param proposed the outcome; null where only one can be carried
 */
record MatterId(String taskId, String proposed) {

    /** Reads what {@link #toString()} wrote. */
    static MatterId of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new MatterId(text, null) : new MatterId(text.substring(0, dot), text.substring(dot + 1));
    }

    /** What can be proposed at a step, as far as it is offered there. */
    static List<MatterId> of(Step step, String taskId, List<Outcome> offered) {
        List<String> carried = offered.stream()
                .map(Outcome::value)
                .filter(step.vote().carries()::contains)
                .toList();
        return step.vote().carries().size() == 1
                ? List.of(new MatterId(taskId, null))
                : carried.stream().map(outcome -> new MatterId(taskId, outcome)).toList();
    }

    /** Every name a step could have on an agenda. */
    static List<String> every(Step step, String taskId) {
        return Stream.concat(Stream.of(taskId), step.vote().carries().stream().map(outcome -> taskId + "." + outcome))
                .toList();
    }

    /** The outcomes that follow if it is carried. */
    List<String> carries(Step step) {
        return proposed == null ? step.vote().carries() : List.of(proposed);
    }

    /** Whether the step has it. */
    boolean isOf(Step step) {
        return proposed == null
                ? step.vote().carries().size() == 1
                : step.vote().carries().size() > 1 && step.vote().carries().contains(proposed);
    }

    Optional<String> outcome() {
        return Optional.ofNullable(proposed);
    }

    @Override
    public String toString() {
        return proposed == null ? taskId : taskId + "." + proposed;
    }
}
