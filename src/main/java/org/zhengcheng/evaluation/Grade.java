package org.zhengcheng.evaluation;

import java.util.Arrays;
import java.util.Optional;
import org.zhengcheng.language.Text;

/** What a member is found to be: four grades by the yearly notices, once three (domain notes, evaluation §1). */
public enum Grade {
    EXCELLENT("优秀", "excellent"),
    QUALIFIED("合格", "qualified"),
    BASICALLY("基本合格", "basically qualified"),
    UNQUALIFIED("不合格", "unqualified");

    private final Text title;

    Grade(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** Whether whoever gives it has to say why. */
    public boolean needsReason() {
        return this == EXCELLENT || this == UNQUALIFIED;
    }

    static Optional<Grade> of(String name) {
        return Arrays.stream(values())
                .filter(grade -> grade.name().equals(name))
                .findFirst();
    }
}
