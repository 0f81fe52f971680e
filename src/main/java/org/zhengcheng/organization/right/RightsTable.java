package org.zhengcheng.organization.right;

import static org.zhengcheng.organization.Administrator.AUDIT;
import static org.zhengcheng.organization.Administrator.SECURITY;
import static org.zhengcheng.organization.Administrator.SYSTEM;
import static org.zhengcheng.organization.Role.APPLICANT;
import static org.zhengcheng.organization.Role.BRANCH_DEPUTY_SECRETARY;
import static org.zhengcheng.organization.Role.BRANCH_SECRETARY;
import static org.zhengcheng.organization.Role.COUNTY_ORG_DEPT;
import static org.zhengcheng.organization.Role.INTRODUCER;
import static org.zhengcheng.organization.Role.ORGANISER;
import static org.zhengcheng.organization.Role.ORG_COMMISSIONER;
import static org.zhengcheng.organization.Role.PARENT_COMMITTEE;
import static org.zhengcheng.organization.Role.TRAINING_CONTACT;
import static org.zhengcheng.organization.right.Relation.ABOVE;
import static org.zhengcheng.organization.right.Relation.APPOINTED;
import static org.zhengcheng.organization.right.Relation.EVERYWHERE;
import static org.zhengcheng.organization.right.Relation.HANDED_IN;
import static org.zhengcheng.organization.right.Relation.OFFICE_OF_STEP;
import static org.zhengcheng.organization.right.Relation.OTHER_SIDE;
import static org.zhengcheng.organization.right.Relation.OWN;
import static org.zhengcheng.organization.right.Relation.SAME;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Role;

/**
 * Who may do what: the one table of all rights. What does not stand here is refused. Three things bar even what stands
 * here, wherever somebody acts in an office: that the case is their own, that it is about a declared relative of theirs,
 * and that they took part in an earlier step from which the diagram keeps this one apart.
 */
public final class RightsTable {

    private static final Capacity[] EVERY_POST = Role.everyPost().toArray(Capacity[]::new);

    private static final Capacity[] RECORD_KEEPERS = {
        BRANCH_SECRETARY, BRANCH_DEPUTY_SECRETARY, ORG_COMMISSIONER, PARENT_COMMITTEE, ORGANISER, COUNTY_ORG_DEPT
    };

    private static final List<Right> RIGHTS = Stream.of(
                    grant(Verb.READ, OWN, APPLICANT),
                    grant(Verb.READ, APPOINTED, TRAINING_CONTACT, INTRODUCER),
                    grant(Verb.READ, SAME, EVERY_POST),
                    grant(Verb.READ, ABOVE, EVERY_POST),
                    grant(Verb.READ, OTHER_SIDE, EVERY_POST),
                    grant(Verb.READ_SUBMISSION, HANDED_IN, APPLICANT),
                    grant(Verb.READ_SUBMISSION, APPOINTED, TRAINING_CONTACT, INTRODUCER),
                    grant(Verb.READ_SUBMISSION, SAME, EVERY_POST),
                    grant(Verb.READ_SUBMISSION, ABOVE, EVERY_POST),
                    grant(Verb.READ_SUBMISSION, OTHER_SIDE, EVERY_POST),
                    grant(Verb.TAKE, OWN, APPLICANT),
                    grant(Verb.TAKE, APPOINTED, TRAINING_CONTACT, INTRODUCER),
                    grant(Verb.TAKE, OFFICE_OF_STEP, EVERY_POST),
                    grant(Verb.TAKE_ON_BEHALF, SAME, BRANCH_SECRETARY, BRANCH_DEPUTY_SECRETARY, ORG_COMMISSIONER),
                    grant(Verb.RETURN, APPOINTED, TRAINING_CONTACT, INTRODUCER),
                    grant(Verb.RETURN, OFFICE_OF_STEP, EVERY_POST),
                    grant(Verb.WITHDRAW, OWN, APPLICANT),
                    grant(Verb.WITHDRAW, OFFICE_OF_STEP, BRANCH_SECRETARY),
                    grant(Verb.TERMINATE, OFFICE_OF_STEP, EVERY_POST),
                    grant(Verb.NUDGE, OWN, APPLICANT),
                    grant(Verb.REISSUE_LETTER, SAME, PARENT_COMMITTEE, ORGANISER),
                    grant(Verb.RECEIVE_PARCEL, SAME, PARENT_COMMITTEE, ORGANISER),
                    grant(Verb.ENTER_FROM_PAPER, SAME, BRANCH_SECRETARY, BRANCH_DEPUTY_SECRETARY, ORG_COMMISSIONER),
                    grant(Verb.ENTER_FROM_PAPER, ABOVE, PARENT_COMMITTEE, ORGANISER, COUNTY_ORG_DEPT),
                    grant(Verb.ENTER_STANDING, ABOVE, PARENT_COMMITTEE, COUNTY_ORG_DEPT),
                    grant(Verb.READ_MEETING, SAME, EVERY_POST),
                    grant(Verb.CONVENE_MEETING, SAME, BRANCH_SECRETARY, BRANCH_DEPUTY_SECRETARY, ORG_COMMISSIONER),
                    grant(Verb.LAUNCH_ROUND, SAME, PARENT_COMMITTEE, ORGANISER, COUNTY_ORG_DEPT),
                    grant(Verb.REVIEW_TEAM, OFFICE_OF_STEP, EVERY_POST),
                    grant(Verb.SUBSTITUTE, SAME, EVERY_POST),
                    grant(Verb.ARRANGE_SUBSTITUTE, ABOVE, PARENT_COMMITTEE, COUNTY_ORG_DEPT),
                    grant(Verb.ARRANGE_SUBSTITUTE, EVERYWHERE, SECURITY),
                    grant(Verb.KEEP_RECORDS, SAME, RECORD_KEEPERS),
                    grant(Verb.KEEP_RECORDS, ABOVE, RECORD_KEEPERS),
                    grant(Verb.READ_NUMBER, SAME, BRANCH_SECRETARY, ORG_COMMISSIONER, COUNTY_ORG_DEPT),
                    grant(Verb.READ_NUMBER, ABOVE, BRANCH_SECRETARY, ORG_COMMISSIONER, COUNTY_ORG_DEPT),
                    grant(Verb.ENTER_FIRST, EVERYWHERE, SECURITY),
                    grant(Verb.RECORD_RELATIVE, SAME, BRANCH_SECRETARY),
                    grant(Verb.RECORD_RELATIVE, ABOVE, PARENT_COMMITTEE, COUNTY_ORG_DEPT),
                    grant(Verb.READ_POSTS, SAME, EVERY_POST),
                    grant(Verb.READ_POSTS, ABOVE, EVERY_POST),
                    grant(Verb.READ_POSTS, EVERYWHERE, SECURITY),
                    grant(Verb.APPOINT, ABOVE, PARENT_COMMITTEE, COUNTY_ORG_DEPT),
                    grant(Verb.APPOINT, EVERYWHERE, SECURITY),
                    grant(Verb.HAND_OVER, ABOVE, PARENT_COMMITTEE, COUNTY_ORG_DEPT),
                    grant(Verb.HAND_OVER, EVERYWHERE, SECURITY),
                    grant(Verb.GRANT_ADMINISTRATION, EVERYWHERE, SECURITY),
                    grant(Verb.MANAGE_ACCOUNTS, EVERYWHERE, SECURITY),
                    grant(Verb.MANAGE_ORGANIZATIONS, EVERYWHERE, SYSTEM),
                    grant(Verb.CONFIGURE_CALENDAR, EVERYWHERE, SYSTEM),
                    grant(Verb.EDIT_DIAGRAM, EVERYWHERE, SYSTEM),
                    grant(Verb.RELEASE_DIAGRAM, EVERYWHERE, SYSTEM),
                    grant(Verb.MANAGE_KEYS, EVERYWHERE, SYSTEM),
                    grant(Verb.TRUST_SENDER, EVERYWHERE, SYSTEM),
                    grant(Verb.SET_RETENTION, EVERYWHERE, SYSTEM),
                    grant(Verb.HOLD_MATERIAL, ABOVE, PARENT_COMMITTEE, COUNTY_ORG_DEPT),
                    grant(Verb.READ_LEDGER, EVERYWHERE, AUDIT))
            .flatMap(rights -> rights)
            .toList();

    private static final Set<Right> GRANTED = RIGHTS.stream().collect(Collectors.toUnmodifiableSet());

    private RightsTable() {}

    /** Every right, in the order of the table. */
    public static List<Right> all() {
        return RIGHTS;
    }

    /** Whether it is granted. */
    public static boolean grants(Verb verb, Relation relation, Capacity capacity) {
        return GRANTED.contains(new Right(verb, relation, capacity));
    }

    private static Stream<Right> grant(Verb verb, Relation relation, Capacity... capacities) {
        return Arrays.stream(capacities).map(capacity -> new Right(verb, relation, capacity));
    }
}
