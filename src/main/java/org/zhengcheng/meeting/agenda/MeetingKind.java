package org.zhengcheng.meeting.agenda;

import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteRule;

/** What meetings there are: who belongs to each, and what it may decide. */
public enum MeetingKind {
    /** All members; its full members vote (Party constitution, article 7). */
    BRANCH("支部党员大会", "branch meeting") {
        @Override
        public boolean decides(VoteRule rule) {
            return true;
        }
    },
    /** The members of the branch committee, which are the holders of its posts. */
    COMMITTEE("支部委员会会议", "branch committee meeting") {
        @Override
        public boolean decides(VoteRule rule) {
            return rule == VoteRule.BRANCH_COMMITTEE;
        }
    },
    /** All members, who look at themselves and each other; it decides nothing. */
    LIFE("组织生活会", "organisation-life meeting") {
        @Override
        public boolean decides(VoteRule rule) {
            return false;
        }
    };

    private final Text title;

    MeetingKind(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /**
     * Whether it may decide by a rule. What a committee decides the branch meeting decides where there is no committee
     * (rules of 2026, article 8).
     */
    public abstract boolean decides(VoteRule rule);
}
