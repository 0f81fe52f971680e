package org.zhengcheng.meeting.agenda;

import java.util.List;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.organization.Role;

/** What meetings there are: who belongs to each, and what it may decide. */
public enum MeetingKind {
    /** All members; its full members vote (Party constitution, article 7). */
    BRANCH("支部党员大会", "branch meeting", VoteRule.EVALUATION) {
        @Override
        public boolean decides(VoteRule rule) {
            return true;
        }
    },
    /** The branch committee: whoever holds one of its posts that day. */
    COMMITTEE("支部委员会会议", "branch committee meeting", VoteRule.BRANCH_COMMITTEE) {
        @Override
        public boolean decides(VoteRule rule) {
            return rule == VoteRule.BRANCH_COMMITTEE;
        }

        @Override
        List<Role> posts() {
            return Role.everyPost().stream()
                    .filter(Role.BRANCH_COMMITTEE::isFilledBy)
                    .toList();
        }
    },
    /** All members, who look at themselves and each other; it decides nothing. */
    LIFE("组织生活会", "organisation-life meeting", VoteRule.EVALUATION) {
        @Override
        public boolean decides(VoteRule rule) {
            return false;
        }
    };

    private final Text title;
    private final VoteRule quorum;

    MeetingKind(String chinese, String english, VoteRule quorum) {
        this.title = new Text(chinese, english);
        this.quorum = quorum;
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** How many have to be there whatever is on the agenda: the quorum of this rule (支部工作条例, article 11). */
    public VoteRule quorum() {
        return quorum;
    }

    /**
     * Whether it may decide by a rule. What a committee decides the branch meeting decides where there is no committee
     * (rules of 2026, article 8).
     */
    public abstract boolean decides(VoteRule rule);

    /** The posts whose holders belong to it; empty if all members do. */
    List<Role> posts() {
        return List.of();
    }
}
