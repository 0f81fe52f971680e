package org.zhengcheng.diagram.words;

/** What can be said of a step, in the order in which it is said. */
public enum Aspect {
    NAME,
    NUMBER,
    STAGE,
    WHY,
    ROLES,
    FORM,
    PERIODS,
    VOTE,
    ARTICLES,
    MATERIALS,
    SEPARATIONS,
    CHECKS,
    EFFECTS,
    NOTICE,
    TOLD,
    OUTCOMES;

    /** The key of the message with its name. */
    public String code() {
        return "saying.aspect." + name();
    }
}
