package org.zhengcheng.organization.right;

import org.zhengcheng.language.Text;

/** How somebody stands to what they want to act upon: a case, a person or an organisation. */
public enum Relation {
    /** The case is about them. */
    OWN("本人的案件", "their own case"),
    /** The step of their own case, and who handed it in was they themselves or somebody in their place. */
    HANDED_IN("本人的案件中自己交的或者请人代交的", "their own case, what they handed in or had handed in"),
    /** The case appointed them. */
    APPOINTED("案件中确定的人", "a case that appointed them"),
    /** The diagram gives the step to their office, in the organisation that has it for this case. */
    OFFICE_OF_STEP("流程图把这一步交给其岗位", "a step that the diagram gives to their office"),
    /** They hold the post in the very organisation. */
    SAME("本组织的", "their own organisation’s"),
    /** They hold the post in an organisation above, or in its department. */
    ABOVE("下级组织的", "that of organisations below theirs"),
    /** They hold the post in the other organisation that has a part in the case, or above that one. */
    OTHER_SIDE("两个党组织共办的案件中对方的", "that of the other side of a case two organisations share"),
    /** It concerns nothing in particular. */
    EVERYWHERE("全系统", "the whole system");

    private final Text title;

    Relation(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }
}
