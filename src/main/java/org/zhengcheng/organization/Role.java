package org.zhengcheng.organization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhengcheng.language.Text;

/**
 * The roles a diagram may name, each with where its people are found and which posts act in it. The ids are those of the
 * glossary. A collective body (committee, meeting) is not a person: its decision is entered by whoever holds one of the
 * posts that may act for it.
 */
public enum Role implements Capacity {
    APPLICANT("applicant", "申请人", "applicant", Seat.SUBJECT),
    TRAINING_CONTACT("training-contact", "培养联系人", "training contact", Seat.PARTICIPANT),
    INTRODUCER("introducer", "入党介绍人", "introducer", Seat.PARTICIPANT),
    BRANCH_SECRETARY("branch-secretary", "支部书记", "branch secretary", Seat.BRANCH),
    BRANCH_DEPUTY_SECRETARY("branch-deputy-secretary", "支部副书记", "deputy secretary", Seat.BRANCH),
    ORG_COMMISSIONER("org-commissioner", "组织委员", "organisation commissioner", Seat.BRANCH),
    PUBLICITY_COMMISSIONER("publicity-commissioner", "宣传委员", "publicity commissioner", Seat.BRANCH),
    DISCIPLINE_COMMISSIONER("discipline-commissioner", "纪检委员", "discipline commissioner", Seat.BRANCH),
    PARTY_GROUP_LEADER("party-group-leader", "党小组组长", "Party group leader", Seat.BRANCH),
    /** Where a branch has no committee, its secretary acts for the branch meeting in the committee's place. */
    BRANCH_COMMITTEE("branch-committee", "支部委员会", "branch committee", Seat.BRANCH) {
        @Override
        Set<Role> posts() {
            return EnumSet.of(
                    BRANCH_SECRETARY,
                    BRANCH_DEPUTY_SECRETARY,
                    ORG_COMMISSIONER,
                    PUBLICITY_COMMISSIONER,
                    DISCIPLINE_COMMISSIONER);
        }
    },
    BRANCH_MEETING("branch-meeting", "支部大会", "branch meeting", Seat.BRANCH) {
        @Override
        Set<Role> posts() {
            return EnumSet.of(BRANCH_SECRETARY, BRANCH_DEPUTY_SECRETARY, ORG_COMMISSIONER);
        }
    },
    MASS_ORGANISATION("mass-organisation", "群团组织", "mass organisation", Seat.BRANCH),
    GENERAL_BRANCH("general-branch", "党总支部委员会", "general branch committee", Seat.BRANCH),
    PARENT_COMMITTEE("parent-committee", "上级党委", "committee above", Seat.APPROVING_COMMITTEE),
    ORGANISER("organiser", "组织员", "organiser", Seat.APPROVING_COMMITTEE),
    COUNTY_ORG_DEPT("county-org-dept", "县级党委组织部门", "county organisation department", Seat.COUNTY_DEPARTMENT);

    /** Where the people of a role are found, seen from a case. */
    public enum Seat {
        /** The person the case is about. */
        SUBJECT,
        /** Persons the case itself appointed. */
        PARTICIPANT,
        /** The case's branch. */
        BRANCH,
        /** The nearest committee above with authority to approve; others are passed over (rules of 2026, article 22). */
        APPROVING_COMMITTEE,
        /** The organisation department of the committee above that one. */
        COUNTY_DEPARTMENT
    }

    private final String id;
    private final Text title;
    private final Seat seat;

    Role(String id, String chinese, String english, Seat seat) {
        this.id = id;
        this.title = new Text(chinese, english);
        this.seat = seat;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Text title() {
        return title;
    }

    /** Where its people are found. */
    public Seat seat() {
        return seat;
    }

    /** The posts whose holders may act in this role. */
    Set<Role> posts() {
        return EnumSet.of(this);
    }

    /** Whether it is a post that one person holds: neither a role in a case nor a body of several. */
    public boolean isPost() {
        return seat != Seat.SUBJECT && seat != Seat.PARTICIPANT && posts().contains(this);
    }

    /** The posts in which cases are seen and decided. */
    public static List<Role> everyPost() {
        return Arrays.stream(values()).filter(Role::isPost).toList();
    }

    /** Whether the holder of {@code post} may act in this role. */
    public boolean isFilledBy(Role post) {
        return posts().contains(post);
    }

    /** The role of an id, if there is one. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
