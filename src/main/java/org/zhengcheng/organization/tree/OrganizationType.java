package org.zhengcheng.organization.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhengcheng.language.Text;

/** The types of organisation; the names are the codes of the glossary, section 2. */
public enum OrganizationType {
    PC("党委", "Party committee", Kind.COMMITTEE),
    PWC("党工委", "Party working committee", Kind.COMMITTEE),
    APC("机关党委", "agency Party committee", Kind.COMMITTEE),
    LPG("党组", "leading Party group", Kind.LEADING_GROUP),
    /** Of a committee; it oversees what the committee does and has nothing below it. */
    OD("组织部门", "organisation department", Kind.DEPARTMENT),
    GB("党总支", "general branch", Kind.GENERAL_BRANCH),
    BR("党支部", "branch", Kind.BRANCH),
    BR_JOINT("联合党支部", "joint branch", Kind.BRANCH),
    BR_TEMP("临时党支部", "temporary branch", Kind.BRANCH),
    BR_MOBILE("流动党员党支部", "branch of mobile members", Kind.BRANCH),
    /** No organisation of its own and without a seal. */
    PG("党小组", "Party group", Kind.GROUP);

    private final Text title;
    private final Kind kind;

    OrganizationType(String chinese, String english, Kind kind) {
        this.title = new Text(chinese, english);
        this.kind = kind;
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** Whether one may be merged into the other. */
    public boolean isKindOf(OrganizationType other) {
        return kind == other.kind;
    }

    /** Whether members of it meet as a branch, to which people apply. */
    public boolean isBranch() {
        return kind == Kind.BRANCH;
    }

    /** Whether others may be under it. */
    public boolean hasBelow() {
        return Arrays.stream(values()).anyMatch(type -> type.mayBeUnder(this));
    }

    /** Whether it may be the top of a tree. */
    public boolean mayBeTop() {
        return kind == Kind.COMMITTEE;
    }

    /** Whether it may be under an organisation of the other type. */
    public boolean mayBeUnder(OrganizationType above) {
        return switch (kind) {
            case COMMITTEE -> this == PWC ? above == PC : above == PC || above == PWC;
            case LEADING_GROUP -> above == PC || above == PWC;
            case DEPARTMENT, GENERAL_BRANCH -> above.kind == Kind.COMMITTEE;
            case BRANCH -> above.kind == Kind.COMMITTEE || above.kind == Kind.GENERAL_BRANCH;
            case GROUP -> above.kind == Kind.BRANCH;
        };
    }

    /** Those that may be under an organisation of a type. */
    public static List<OrganizationType> under(OrganizationType above) {
        return Arrays.stream(values()).filter(type -> type.mayBeUnder(above)).toList();
    }

    /** Whether it can have authority to admit probationary members at all (rules of 2026, article 22). */
    public boolean mayApprove() {
        return kind == Kind.COMMITTEE;
    }

    /** The type of a code, if there is one. */
    public static Optional<OrganizationType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.name().equals(code)).findFirst();
    }

    private enum Kind {
        COMMITTEE,
        LEADING_GROUP,
        DEPARTMENT,
        GENERAL_BRANCH,
        BRANCH,
        GROUP
    }
}
