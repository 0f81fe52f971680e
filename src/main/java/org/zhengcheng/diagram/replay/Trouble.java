package org.zhengcheng.diagram.replay;

/** What would have been otherwise with a step that was taken. */
public enum Trouble {
    /** It could not have been taken on that day. */
    BLOCKED,
    LATE,
    /** The case would have gone on at another step, or could not have ended so. */
    ELSEWHERE,
    /** The form asks for something that was not answered, or refuses an answer. */
    FORM,
    /** The votes that were counted do not carry what was decided. */
    VOTE,
    /** A named rule speaks against it. */
    CHECK,
    /** Nobody could have taken it: no post was held that may, or all who held one may not in this case. */
    NOBODY
}
