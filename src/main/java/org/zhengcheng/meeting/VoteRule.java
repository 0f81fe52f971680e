package org.zhengcheng.meeting;

import java.util.Arrays;
import java.util.Optional;
import org.zhengcheng.language.Text;

/** The kinds of decision and their quorum and majority. Votes are law: no page does arithmetic. */
public enum VoteRule {

    /**
     * Admission of a probationary member: more than half of those entitled are present (2026 article 19, 2014 article
     * 20), and more than half of those <em>entitled</em>, not of those present, are in favour (2026 article 20, 2014
     * article 21).
     */
    ADMISSION("admission", new Text("发展党员工作细则", "Rules on Developing Members")) {
        @Override
        boolean isQuorate(VoteCount count) {
            return count.actual() * 2 > count.should();
        }

        @Override
        boolean isCarried(VoteCount count) {
            return count.allAgree() * 2 > count.should();
        }
    },

    /** Conversion, extension or revocation: the same numbers as admission (2026 article 32, 2014 article 33). */
    CONVERSION("conversion", new Text("发展党员工作细则", "Rules on Developing Members")) {
        @Override
        boolean isQuorate(VoteCount count) {
            return ADMISSION.isQuorate(count);
        }

        @Override
        boolean isCarried(VoteCount count) {
            return ADMISSION.isCarried(count);
        }
    },

    /**
     * A branch committee: at least half of its members are present (支部工作条例), more than half of those present agree
     * (domain notes, step 3: to be confirmed).
     */
    BRANCH_COMMITTEE("branch-committee", new Text("支部工作条例", "Regulations on Branch Work")) {
        @Override
        boolean isQuorate(VoteCount count) {
            return count.actual() * 2 >= count.should();
        }

        @Override
        boolean isCarried(VoteCount count) {
            return count.agree() * 2 > count.actual();
        }
    };

    private final String id;
    private final Text source;

    VoteRule(String id, Text source) {
        this.id = id;
        this.source = source;
    }

    /** The id in diagrams. */
    public String id() {
        return id;
    }

    /** The regulation it comes from, for pages; its articles differ by edition and stand in the diagram. */
    public Text source() {
        return source;
    }

    /** What these counts decide. */
    public Result decide(VoteCount count) {
        if (!isQuorate(count)) {
            return Result.INQUORATE;
        }
        return isCarried(count) ? Result.CARRIED : Result.FAILED;
    }

    abstract boolean isQuorate(VoteCount count);

    abstract boolean isCarried(VoteCount count);

    /** The rule of an id, if there is one. */
    public static Optional<VoteRule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }

    /** What a vote comes to. */
    public enum Result {
        /** Too few were present: there was no meeting that could decide. */
        INQUORATE,
        CARRIED,
        FAILED
    }
}
