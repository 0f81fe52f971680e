package org.zhengcheng.casework.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.Person;

/**
 * What a procedure tells about itself: only what no diagram can say. What a committee launches for a year is a
 * {@link LaunchedProcedure}.
 */
public interface Procedure {

    /** The key of its diagrams. */
    String key();

    /** How the numbers of its cases begin. */
    String numberPrefix();

    /** Why a person may not begin it, as a key of the message bundle; null if they may. */
    String hindrance(Person person);

    /** The named rules it can check; its diagrams may name no others. */
    Set<String> rules();

    /** The named effects it can carry out; its diagrams may name no others. */
    default Set<String> effects() {
        return Set.of();
    }

    /**
     * What a named rule of the diagram finds.
     *
     * @param answers what was entered for the step
     * @param history the case before it
     * @param subject the person the case is about; null for a case about a branch
     * @param file the case itself, for a procedure that goes by what it keeps beside its steps; null where one is only copied
     *     from paper
     */
    List<Finding> check(Step.Check rule, Answers answers, History history, Person subject, CaseFile file);

    /**
     * Whether a named rule looks at nothing but the case and whom it is about, and not at other people, posts or letters:
     * it can then be asked of an invented case and of a past one.
     */
    default boolean isOfCase(Step.Check rule) {
        return false;
    }

    /**
     * Whether a named rule looks at what the case is about and at nothing that is entered, so that it is known before a step
     * is taken: an outcome against which it speaks is not offered.
     */
    default boolean isKnownBefore(Step.Check rule) {
        return false;
    }

    /** What a rule that {@link #isOfCase} finds, on an invented or past day. */
    default List<Finding> suppose(
            Step.Check rule, Answers answers, History history, Supposed subject, LocalDate today) {
        throw new IllegalArgumentException("Not of the case alone: " + rule.rule());
    }

    /**
     * Carries out what a named effect of the diagram means, in the transaction of the step.
     *
     * @param taken the step just taken
     * @param history the case including it
     */
    default void follow(String effect, StepRecord taken, CaseFile file, History history) {
        throw new IllegalArgumentException("No such effect: " + effect);
    }

    /**
     * The day that holds in place of one that was answered in a step, because something beside the steps has changed it
     * since; empty if nothing has. Whatever is counted from that day is counted from this one.
     */
    default Optional<LocalDate> amended(CaseFile file, Reference answer) {
        return Optional.empty();
    }

    /** What it adds to the page of a case. */
    default Aside aside(CaseFile file) {
        return Aside.NONE;
    }

    /** What whoever takes a step ought to know before they fill in its form. */
    default Aside aside(CaseFile file, Step step) {
        return Aside.NONE;
    }

    /** The page on which it is begun. */
    default String beginsAt() {
        return "/procedures/" + key();
    }

    /** Whether it is begun by choosing the branch that shall receive it; if not, it is begun where the person belongs. */
    default boolean choosesBranch() {
        return beginsAt().equals("/procedures/" + key());
    }

    /** Whether the person it is about may begin it; if not, somebody in office does. */
    default boolean isBegunByThemselves() {
        return true;
    }

    /** Whether a case that began on paper may be copied. */
    default boolean isCopiedFromPaper() {
        return true;
    }

    /**
     * What the procedure keeps of a closed case in words of people is erased, because the time for which it is kept is over.
     * Does nothing for a case that is not of this procedure.
     *
     * @return the files to which nothing of the case refers any more
     */
    default List<UUID> erase(UUID caseId) {
        return List.of();
    }
}
