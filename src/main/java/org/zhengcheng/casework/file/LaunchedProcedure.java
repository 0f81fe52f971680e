package org.zhengcheng.casework.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.organization.Person;

/**
 * A procedure that a committee launches for a year, for all branches below it, with the form {@code launch} of its folder.
 * Nobody begins it otherwise, and none of it is copied from paper.
 */
public interface LaunchedProcedure extends Procedure {

    /** That it is for a committee to launch, as a key of the message bundle. */
    String launchedOnly();

    /** What stands in the form before anything is typed, by the key of the field: the defaults, so that each is seen. */
    default Map<String, String> launchDefaults() {
        return Map.of();
    }

    /** What is wrong with what a committee asks for when it launches, beyond what the form says. */
    default List<FieldError> againstLaunch(Launched asked) {
        return List.of();
    }

    /** Whom the case of a branch is about; empty if the branch as a whole. */
    default Optional<UUID> subjectIn(UUID branchId) {
        return Optional.empty();
    }

    /** The case of a branch was opened because a committee launched the year; in the same transaction. */
    void launched(CaseFile file, Launched asked);

    /** Pages of its own about what was launched. */
    List<Aside.Link> roundPages(UUID roundId);

    @Override
    default String hindrance(Person person) {
        return launchedOnly();
    }

    @Override
    default String beginsAt() {
        return "/rounds";
    }

    @Override
    default boolean isBegunByThemselves() {
        return false;
    }

    @Override
    default boolean isCopiedFromPaper() {
        return false;
    }
}
