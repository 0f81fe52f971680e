package org.zhengcheng.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengcheng.meeting.VoteRule.Result;

@DisplayName("表决（细则第十九条、第二十条、第三十二条）：实到过应到的半数才能开会，赞成过应到的半数才算通过")
class VoteRuleTest {

    private static final int ROUNDS = 20_000;

    @ParameterizedTest(name = "应到{0}，实到{1}，现场赞成{2}，书面赞成{3}：{4}")
    @CsvSource({
        "10, 5, 5, 3, INQUORATE",
        "10, 6, 5, 0, FAILED",
        "10, 6, 5, 1, CARRIED",
        "16, 8, 8, 0, INQUORATE",
        "16, 16, 9, 0, CARRIED",
        "9, 5, 5, 0, CARRIED",
        "3, 2, 2, 0, CARRIED"
    })
    void theVectorsOfTheDomainNotesHold(int should, int actual, int agree, int writtenAgree, Result result) {
        VoteCount count = new VoteCount(should, actual, agree, 0, 0, writtenAgree, 0);
        assertThat(VoteRule.ADMISSION.decide(count)).isEqualTo(result);
        assertThat(VoteRule.CONVERSION.decide(count)).isEqualTo(result);
    }

    @ParameterizedTest(name = "处置不合格党员，应到{0}，实到{1}，赞成{2}，书面赞成{3}：{4}")
    @CsvSource({
        "10, 5, 5, 3, INQUORATE",
        "10, 6, 5, 0, FAILED",
        "10, 6, 5, 1, CARRIED",
        "16, 16, 9, 0, CARRIED",
        "9, 5, 5, 0, CARRIED"
    })
    void disposalTakesTheNumbersOfAdmission(int should, int actual, int agree, int writtenAgree, Result result) {
        VoteCount count = new VoteCount(should, actual, agree, 0, 0, writtenAgree, 0);
        assertThat(VoteRule.DISPOSAL.decide(count)).isEqualTo(result);
    }

    @ParameterizedTest(name = "民主评议、述职评议，应到{0}，实到{1}，赞成{2}，书面赞成{3}：{4}")
    @CsvSource({
        "10, 4, 4, 0, INQUORATE",
        "10, 5, 5, 0, FAILED",
        "10, 6, 6, 0, CARRIED",
        "10, 6, 5, 1, FAILED",
        "11, 5, 5, 0, INQUORATE",
        "11, 6, 6, 0, CARRIED",
        "2, 1, 1, 0, FAILED",
        "1, 1, 1, 0, CARRIED"
    })
    void evaluationAndScoringNeedHalfPresentAndMoreThanHalfOfThoseEntitled(
            int should, int actual, int agree, int writtenAgree, Result result) {
        VoteCount count = new VoteCount(should, actual, agree, 0, 0, writtenAgree, 0);
        assertThat(VoteRule.EVALUATION.decide(count)).isEqualTo(result);
        assertThat(VoteRule.SECRETARY_SCORING.decide(count)).isEqualTo(result);
    }

    @Test
    void onlyWhereTheRuleSaysSoDoWrittenOpinionsCount() {
        assertThat(VoteRule.values())
                .filteredOn(VoteRule::countsWritten)
                .containsExactly(VoteRule.ADMISSION, VoteRule.CONVERSION, VoteRule.DISPOSAL);
        possibleCounts().forEach(count -> {
            VoteCount without = new VoteCount(
                    count.should(), count.actual(), count.agree(), count.against(), count.abstain(), 0, 0);
            for (VoteRule rule : VoteRule.values()) {
                if (!rule.countsWritten()) {
                    assertThat(rule.decide(count)).as("%s %s", rule, count).isEqualTo(rule.decide(without));
                }
            }
        });
    }

    @Test
    void onlyWhoeverIsScoredDoesNotVote() {
        assertThat(VoteRule.values())
                .filteredOn(rule -> !rule.countsItsSubject())
                .containsExactly(VoteRule.SECRETARY_SCORING);
    }

    @ParameterizedTest
    @EnumSource(VoteRule.class)
    void soManyAreNeededAndNotOneFewer(VoteRule rule) {
        Random random = new Random(21);
        for (int i = 0; i < ROUNDS; i++) {
            int should = 1 + random.nextInt(400);
            int needed = rule.presentNeeded(should);
            assertThat(needed).isBetween(1, should);
            assertThat(rule.isQuorate(should, needed))
                    .as("%d of %d", needed, should)
                    .isTrue();
            assertThat(rule.isQuorate(should, needed - 1))
                    .as("%d of %d", needed - 1, should)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(VoteRule.class)
    void oneMorePresentNeverLosesTheQuorum(VoteRule rule) {
        possibleCounts().filter(count -> count.actual() < count.should()).forEach(count -> {
            if (rule.isQuorate(count.should(), count.actual())) {
                assertThat(rule.isQuorate(count.should(), count.actual() + 1))
                        .as("%s", count)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(VoteRule.class)
    void whatIsCarriedHasMoreInFavourThanAgainst(VoteRule rule) {
        possibleCounts()
                .filter(count -> rule.decide(count) == Result.CARRIED)
                .forEach(count -> assertThat(count.allAgree()).as("%s", count).isGreaterThan(count.against()));
    }

    @ParameterizedTest(name = "委员{0}人，到会{1}人，赞成{2}人：{3}")
    @CsvSource({
        "7, 3, 3, INQUORATE",
        "6, 3, 2, CARRIED",
        "6, 4, 2, FAILED",
        "5, 3, 2, CARRIED",
        "3, 1, 1, INQUORATE",
        "1, 1, 1, CARRIED"
    })
    void aCommitteeNeedsHalfOfItsMembersAndMoreThanHalfOfThosePresent(
            int should, int actual, int agree, Result result) {
        assertThat(VoteRule.BRANCH_COMMITTEE.decide(new VoteCount(should, actual, agree, 0, 0, 0, 0)))
                .isEqualTo(result);
    }

    @Test
    void exactlyHalfIsNeverMoreThanHalf() {
        for (int half = 1; half <= 500; half++) {
            int should = 2 * half;
            assertThat(VoteRule.ADMISSION.decide(new VoteCount(should, half, half, 0, 0, 0, 0)))
                    .as("half of %d present", should)
                    .isEqualTo(Result.INQUORATE);
            assertThat(VoteRule.ADMISSION.decide(new VoteCount(should, half + 1, half, 1, 0, 0, 0)))
                    .as("half of %d agree", should)
                    .isEqualTo(Result.FAILED);
            assertThat(VoteRule.ADMISSION.decide(new VoteCount(should, half + 1, half + 1, 0, 0, 0, 0)))
                    .as("one more than half of %d agrees", should)
                    .isEqualTo(Result.CARRIED);
        }
    }

    @Test
    void theResultIsThatOfExactShares() {
        possibleCounts().forEach(count -> {
            boolean quorate = isMoreThanHalf(count.actual(), count.should());
            boolean carried = isMoreThanHalf(count.agree() + count.writtenAgree(), count.should());
            Result expected = !quorate ? Result.INQUORATE : carried ? Result.CARRIED : Result.FAILED;
            assertThat(VoteRule.ADMISSION.decide(count)).as("%s", count).isEqualTo(expected);
            assertThat(VoteRule.CONVERSION.decide(count)).as("%s", count).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @EnumSource(VoteRule.class)
    void oneMoreInFavourNeverLosesAVote(VoteRule rule) {
        possibleCounts().filter(count -> count.against() > 0).forEach(count -> {
            VoteCount turned = new VoteCount(
                    count.should(),
                    count.actual(),
                    count.agree() + 1,
                    count.against() - 1,
                    count.abstain(),
                    count.writtenAgree(),
                    count.writtenAgainst());
            if (rule.decide(count) == Result.CARRIED) {
                assertThat(rule.decide(turned)).as("%s", turned).isEqualTo(Result.CARRIED);
            }
        });
    }

    @Test
    void neitherAbsenteesNorAbstentionsCountAsAgreement() {
        possibleCounts().forEach(count -> {
            VoteCount silent = new VoteCount(
                    count.should(), count.actual(), 0, count.against(), count.agree() + count.abstain(), 0, 0);
            assertThat(VoteRule.ADMISSION.decide(silent)).as("%s", silent).isNotEqualTo(Result.CARRIED);
        });
    }

    @ParameterizedTest(name = "应到{0}，实到{1}，赞成{2}，反对{3}，弃权{4}，书面赞成{5}，书面反对{6}")
    @CsvSource({
        "0, 0, 0, 0, 0, 0, 0, vote.nobodyEntitled",
        "10, 11, 5, 0, 0, 0, 0, vote.morePresentThanEntitled",
        "10, 8, 8, 0, 0, 2, 1, vote.moreOpinionsThanEntitled",
        "10, 8, 8, 0, 0, 0, 3, vote.moreOpinionsThanEntitled",
        "10, 8, 8, 1, 0, 0, 0, vote.moreVotesThanPresent",
        "10, 8, 6, 2, 1, 0, 0, vote.moreVotesThanPresent"
    })
    void countsThatCannotBeAreNamed(
            int should,
            int actual,
            int agree,
            int against,
            int abstain,
            int writtenAgree,
            int writtenAgainst,
            String why) {
        assertThat(new VoteCount(should, actual, agree, against, abstain, writtenAgree, writtenAgainst).impossible())
                .contains(why);
    }

    @Test
    void aCountIsPossibleExactlyIfPeopleCanHaveVotedThatWay() {
        Random random = new Random(20);
        for (int i = 0; i < ROUNDS; i++) {
            VoteCount count = new VoteCount(
                    random.nextInt(12),
                    random.nextInt(12),
                    random.nextInt(8),
                    random.nextInt(4),
                    random.nextInt(4),
                    random.nextInt(4),
                    random.nextInt(4));
            boolean possible = count.should() > 0
                    && count.actual() + count.writtenAgree() + count.writtenAgainst() <= count.should()
                    && count.agree() + count.against() + count.abstain() <= count.actual();
            assertThat(count.impossible().isEmpty()).as("%s", count).isEqualTo(possible);
        }
    }

    /** Counts in which everybody entitled came, wrote or stayed away, and everybody present voted or did not. */
    private static Stream<VoteCount> possibleCounts() {
        Random random = new Random(19);
        return Stream.generate(() -> {
                    int should = 1 + random.nextInt(300);
                    int actual = random.nextInt(should + 1);
                    int written = random.nextInt(should - actual + 1);
                    int writtenAgree = random.nextInt(written + 1);
                    int voted = random.nextInt(actual + 1);
                    int agree = random.nextInt(voted + 1);
                    int against = random.nextInt(voted - agree + 1);
                    return new VoteCount(
                            should,
                            actual,
                            agree,
                            against,
                            voted - agree - against,
                            writtenAgree,
                            written - writtenAgree);
                })
                .limit(ROUNDS);
    }

    /** More of them than of the rest: exact, and not the formula of the code under test. */
    private static boolean isMoreThanHalf(int part, int whole) {
        return part > whole - part;
    }
}
