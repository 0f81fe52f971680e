package org.zhengcheng.secretaryreport;

import org.zhengcheng.language.Text;

/** Who scores: the classes whose scores are also added up apart (domain notes, secretary's report §4). */
public enum AssessorClass {
    LEADERS("领导", "leaders"),
    DELEGATES("两代表一委员", "delegates"),
    MASSES("党员群众代表", "members and masses");

    private final Text title;

    AssessorClass(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }
}
