package org.zhengcheng.meeting.papers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.MeetingState;

/** The papers that meetings have, when there is something on them, and for whom. */
enum MeetingPaper {
    /** For everybody who may know of the meeting. */
    ANNOUNCEMENT {
        @Override
        boolean isFor(MeetingRights.Standpoint at, Minutes minutes) {
            return at.meeting().state() != MeetingState.CANCELLED;
        }

        @Override
        List<Item> items(Meeting meeting) {
            return meeting.items();
        }
    },
    /** For whoever hands the slips out; once the meeting is over there is nothing to vote on. */
    BALLOT {
        @Override
        boolean isFor(MeetingRights.Standpoint at, Minutes minutes) {
            return at.seesPapers() && (at.meeting().isAhead() || at.meeting().isOpen());
        }

        @Override
        List<Item> items(Meeting meeting) {
            return meeting.items().stream()
                    .filter(item -> item.isVote() && !item.isDone())
                    .toList();
        }
    },
    MINUTES {
        @Override
        boolean isFor(MeetingRights.Standpoint at, Minutes minutes) {
            return at.meeting().openedAt() != null && isReadable(at, minutes);
        }

        @Override
        List<Item> items(Meeting meeting) {
            return meeting.items();
        }
    },
    RESOLUTION {
        @Override
        boolean isFor(MeetingRights.Standpoint at, Minutes minutes) {
            return at.meeting().state() == MeetingState.CLOSED && isReadable(at, minutes);
        }

        @Override
        List<Item> items(Meeting meeting) {
            return counted(meeting);
        }
    },
    SUMMARY {
        @Override
        boolean isFor(MeetingRights.Standpoint at, Minutes minutes) {
            return at.meeting().openedAt() != null && isReadable(at, minutes);
        }

        @Override
        List<Item> items(Meeting meeting) {
            return counted(meeting);
        }
    };

    abstract boolean isFor(MeetingRights.Standpoint at, Minutes minutes);

    /** The items of which something stands on it. */
    abstract List<Item> items(Meeting meeting);

    /** Whether it can also be printed of one item alone, and not at all without one. */
    boolean isOfItems() {
        return this != ANNOUNCEMENT;
    }

    /** Its id: the name of its file. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MeetingPaper> of(String id) {
        return Arrays.stream(values()).filter(paper -> paper.id().equals(id)).findFirst();
    }

    /** What is still being written is for those who write it and hold it against what they know. */
    private static boolean isReadable(MeetingRights.Standpoint at, Minutes minutes) {
        return at.seesPapers() || minutes.isFinished();
    }

    private static List<Item> counted(Meeting meeting) {
        return meeting.items().stream()
                .filter(item -> item.counts() != null && item.counts().result() != null)
                .toList();
    }
}
