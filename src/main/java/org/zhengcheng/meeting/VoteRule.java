package org.zhengcheng.meeting;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
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

        @Override
        public boolean countsWritten() {
            return true;
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

        @Override
        public boolean countsWritten() {
            return true;
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
    },

    /**
     * The meeting that evaluates its members: at least half of those entitled are present (支部工作条例, article 11). What
     * is put to it as a question of yes or no is carried by more than half of those entitled (ibid.); grades are advice to
     * the committee and carry nothing. Nobody votes in writing.
     */
    EVALUATION("evaluation", new Text("支部工作条例", "Regulations on Branch Work")) {
        @Override
        public boolean isAdvice() {
            return true;
        }

        @Override
        boolean isQuorate(VoteCount count) {
            return count.actual() * 2 >= count.should();
        }

        @Override
        boolean isCarried(VoteCount count) {
            return count.agree() * 2 > count.should();
        }
    },

    /**
     * The disposal of an unqualified member, who is heard and votes like all others: presence and majority as for admission
     * (Party constitution, article 9; domain notes, evaluation §6).
     */
    DISPOSAL("disposal", new Text("中国共产党章程", "Party Constitution")) {
        @Override
        boolean isQuorate(VoteCount count) {
            return ADMISSION.isQuorate(count);
        }

        @Override
        boolean isCarried(VoteCount count) {
            return ADMISSION.isCarried(count);
        }

        @Override
        public boolean countsWritten() {
            return true;
        }
    },

    /**
     * The meeting that scores a secretary's report. No regulation gives numbers, so it takes those of a branch meeting
     * (支部工作条例, article 11); scores are advice to the committee above. Whoever reports does not score himself (domain
     * notes, secretary's report §7).
     */
    SECRETARY_SCORING("secretary-scoring", new Text("支部工作条例", "Regulations on Branch Work")) {
        @Override
        public boolean isAdvice() {
            return true;
        }

        @Override
        boolean isQuorate(VoteCount count) {
            return EVALUATION.isQuorate(count);
        }

        @Override
        boolean isCarried(VoteCount count) {
            return EVALUATION.isCarried(count);
        }

        @Override
        public boolean countsItsSubject() {
            return false;
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

    /**
     * What a vote comes to that gives grades or scores and no yes or no: advice carries nothing, it only has to be given by
     * enough.
     *
     * @throws IllegalStateException if the rule knows no such votes
     */
    public Result held(int should, int actual) {
        if (!isAdvice()) {
            throw new IllegalStateException(id + " decides by yes or no");
        }
        return isQuorate(should, actual) ? Result.CARRIED : Result.INQUORATE;
    }

    /** Whether grades or scores may be voted on by it, as advice to whoever decides. */
    public boolean isAdvice() {
        return false;
    }

    /** Whether enough are present to decide. */
    public boolean isQuorate(int should, int actual) {
        return isQuorate(present(should, actual));
    }

    /** How many of those entitled have to be present at least. */
    public int presentNeeded(int should) {
        return IntStream.rangeClosed(0, should)
                .filter(actual -> isQuorate(should, actual))
                .findFirst()
                .orElse(should);
    }

    /** Whether opinions handed in before the meeting count as votes. */
    public boolean countsWritten() {
        return false;
    }

    /** Whether the person whom it is about is entitled like everybody else, if they are a member. */
    public boolean countsItsSubject() {
        return true;
    }

    abstract boolean isQuorate(VoteCount count);

    abstract boolean isCarried(VoteCount count);

    private static VoteCount present(int should, int actual) {
        return new VoteCount(should, actual, 0, 0, 0, 0, 0);
    }

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
