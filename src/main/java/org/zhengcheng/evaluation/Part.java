package org.zhengcheng.evaluation;

import java.util.List;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Standing;

/**
 * How a member stands to an evaluation (domain notes, evaluation §3). Where practice differs the default stands here: who is
 * on probation takes part and neither votes nor is graded, unless the year was launched so that they vote; who is under
 * probation within the Party neither votes nor is graded (both to be confirmed).
 */
public enum Part {
    ORDINARY("参加评议", "takes part", true, true, true, true, true),
    /** They may take part where they are; the branch they belong to puts it together (条例第三十二条). */
    MOBILE("流动在外，在所在地参加测评", "away, votes where they are", true, true, false, true, true),
    /** Nothing is strictly asked of them (条例第二十三条). */
    INFIRM("年老体弱、行动不便，可书面或电话自评", "infirm, may answer in writing or by telephone", true, false, false, true, true),
    INFIRM_UNGRADED("年老体弱、行动不便，不评等次", "infirm, not graded", true, false, false, false, true),
    PROBATIONARY(
            "预备党员，参加但不投票、不评等次",
            "on probation, takes part, neither votes nor is graded",
            true,
            true,
            false,
            false,
            false),
    PROBATIONARY_VOTING(
            "预备党员，参加并投票，不评等次", "on probation, takes part and votes, is not graded", true, true, true, false, false),
    UNDER_SANCTION(
            "受留党察看处分，参加但不投票、不评等次",
            "under probation within the Party, neither votes nor is graded",
            true,
            true,
            false,
            false,
            false),
    SUSPENDED("停止党籍，不参加", "membership suspended, takes no part", false, false, false, false, false);

    private final Text title;
    private final boolean takesPart;
    private final boolean selfAsked;
    private final boolean votes;
    private final boolean graded;
    private final boolean counted;

    Part(
            String chinese,
            String english,
            boolean takesPart,
            boolean selfAsked,
            boolean votes,
            boolean graded,
            boolean counted) {
        this.title = new Text(chinese, english);
        this.takesPart = takesPart;
        this.selfAsked = selfAsked;
        this.votes = votes;
        this.graded = graded;
        this.counted = counted;
    }

    /** The default of somebody, which the branch may change to another of {@link #choices}. */
    static Part of(Standing standing, boolean underProbationWithinTheParty, boolean mobile, boolean probationersVote) {
        return switch (standing) {
            case PROBATIONARY -> probationersVote ? PROBATIONARY_VOTING : PROBATIONARY;
            case SUSPENDED -> SUSPENDED;
            default -> underProbationWithinTheParty ? UNDER_SANCTION : mobile ? MOBILE : ORDINARY;
        };
    }

    /** What the branch may say of somebody instead; nothing where it follows from their standing. */
    public List<Part> choices() {
        return switch (this) {
            case PROBATIONARY, PROBATIONARY_VOTING, UNDER_SANCTION, SUSPENDED -> List.of();
            default -> List.of(ORDINARY, MOBILE, INFIRM, INFIRM_UNGRADED);
        };
    }

    /** What it is called. */
    public Text title() {
        return title;
    }

    public boolean takesPart() {
        return takesPart;
    }

    /** Whether a self-evaluation is asked of them. */
    public boolean isSelfAsked() {
        return selfAsked;
    }

    /** Whether they vote in the ballot of their branch. */
    public boolean votes() {
        return votes;
    }

    public boolean isGraded() {
        return graded;
    }

    /** Whether they count in the number that the cap on "excellent" is a third of. */
    public boolean isCounted() {
        return counted;
    }
}
