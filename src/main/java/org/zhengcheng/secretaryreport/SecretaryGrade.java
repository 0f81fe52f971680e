package org.zhengcheng.secretaryreport;

import org.zhengcheng.language.Text;

/** What a secretary's work is found to be, and what an item of the scoring gets (domain notes, secretary's report §1, §4). */
public enum SecretaryGrade {
    GOOD("好", "good", 4),
    FAIR("较好", "fairly good", 3),
    ORDINARY("一般", "ordinary", 2),
    POOR("差", "poor", 1);

    private final Text title;
    private final int points;

    SecretaryGrade(String chinese, String english, int points) {
        this.title = new Text(chinese, english);
        this.points = points;
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    /** What one vote for it counts, of {@value #MOST}. */
    public int points() {
        return points;
    }

    static final int MOST = 4;
}
