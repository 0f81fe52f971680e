package org.zhengcheng.organization.tree;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.zhengcheng.language.Text;

/**
 * An organisation as its page shows it on a day.
 *
 * @param latest what it is now, or was at last
 * @param state what it was on that day; null if there was none
 * @param day the day asked about
 * @param isToday whether that is today
 * @param above what it was under on that day, from the top
 * @param below what was under it on that day, by code; at most a page of it
 * @param after the code behind which the rest follows; null if all are shown
 * @param posts who held its posts on that day; null if the reader may not see it
 * @param counts how much is below it today; null if the reader may not know
 * @param events what was done to it, the latest first
 * @param forms everything it was, the latest first
 * @param mayChange whether the reader administers the tree
 */
record OrganizationPage(
        State latest,
        State state,
        LocalDate foundedOn,
        LocalDate day,
        boolean isToday,
        List<State> above,
        List<State> below,
        String after,
        List<Post> posts,
        Counts counts,
        List<History.Event> events,
        List<State> forms,
        boolean mayChange) {

    /** What can be done with it by whoever may change it. */
    public List<Act.Kind> acts() {
        return Arrays.stream(Act.Kind.values())
                .filter(kind -> switch (kind) {
                    case FOUND -> latest.type().hasBelow();
                    case GRANT -> latest.type().mayApprove() && !latest.canApprove();
                    case WITHDRAW -> latest.canApprove();
                    default -> true;
                })
                .toList();
    }

    /** Whether it is written down who founded it. */
    public boolean isFoundingTold() {
        return events.stream().anyMatch(event -> event.kind() == Act.Kind.FOUND);
    }

    /** Whether it is no more. */
    public boolean isGone() {
        return latest.to() != null;
    }

    /** A post and who held it. */
    record Post(Text title, String name, LocalDate from) {}

    /** How many people and organisations there are, each counted up to a limit. */
    record Counts(int people, boolean morePeople, int below, boolean moreBelow) {}
}
