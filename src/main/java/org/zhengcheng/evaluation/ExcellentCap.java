package org.zhengcheng.evaluation;

import java.util.Collection;
import org.zhengcheng.language.Text;

/**
 * How many may be excellent: a third of a number, rounded down (domain notes, evaluation §3; local practice, and what the
 * number is differs).
 *
 * @param number what it is a third of
 */
public record ExcellentCap(Base base, int number) {

    private static final int SHARE = 3;

    /** What the number counts. */
    public enum Base {
        /** The default: full members who belong to the branch, without those on probation. */
        REGULAR("本支部正式党员", "full members of the branch"),
        TAKING("参加评议、评定等次的党员", "members who take part and are graded");

        private final Text title;

        Base(String chinese, String english) {
            this.title = new Text(chinese, english);
        }

        /** What it is called. */
        public Text title() {
            return title;
        }
    }

    static ExcellentCap of(Base base, Collection<Part> parts) {
        return new ExcellentCap(base, (int) parts.stream()
                .filter(part -> base == Base.REGULAR ? part.isCounted() : part.takesPart() && part.isGraded())
                .count());
    }

    /** How many may be excellent. */
    public int most() {
        return number / SHARE;
    }
}
