package org.zhengcheng.evaluation;

import java.util.Locale;
import org.zhengcheng.language.Text;

/**
 * What members find the committee of their branch to be, where the year asks for it (domain notes, evaluation §4: local
 * practice, words to be confirmed).
 */
public enum CommitteeGrade {
    GOOD("好", "good"),
    FAIR("较好", "fairly good"),
    ORDINARY("一般", "ordinary"),
    POOR("差", "poor");

    /** What is asked. */
    static final Text QUESTION = new Text("对支委会班子", "The branch committee");

    private final Text title;

    CommitteeGrade(String chinese, String english) {
        this.title = new Text(chinese, english);
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** How fields name it. */
    public String field() {
        return "committee-" + name().toLowerCase(Locale.ROOT);
    }
}
