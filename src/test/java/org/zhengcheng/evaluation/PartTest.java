package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengcheng.organization.Standing;

@DisplayName("谁参加、谁投票、谁评等次、谁计入分母")
class PartTest {

    @ParameterizedTest
    @CsvSource({
        // standing, probation within the Party, away, probationers vote: part, takes part, votes here, graded, counted
        "FULL, false, false, false, ORDINARY, true, true, true, true",
        "FULL, false, true, false, MOBILE, true, false, true, true",
        "FULL, true, false, false, UNDER_SANCTION, true, false, false, false",
        "FULL, true, true, false, UNDER_SANCTION, true, false, false, false",
        "PROBATIONARY, false, false, false, PROBATIONARY, true, false, false, false",
        "PROBATIONARY, false, true, false, PROBATIONARY, true, false, false, false",
        "PROBATIONARY, false, false, true, PROBATIONARY_VOTING, true, true, false, false",
        "FULL, false, false, true, ORDINARY, true, true, true, true",
        "SUSPENDED, false, false, true, SUSPENDED, false, false, false, false",
        "SUSPENDED, false, false, false, SUSPENDED, false, false, false, false",
    })
    void byDefault(
            Standing standing,
            boolean sanctioned,
            boolean mobile,
            boolean probationersVote,
            Part expected,
            boolean takes,
            boolean votes,
            boolean graded,
            boolean counted) {
        Part part = Part.of(standing, sanctioned, mobile, probationersVote);
        assertThat(part).isEqualTo(expected);
        assertThat(part.takesPart()).isEqualTo(takes);
        assertThat(part.votes()).isEqualTo(votes);
        assertThat(part.isGraded()).isEqualTo(graded);
        assertThat(part.isCounted()).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        "INFIRM, true, false, false, true, true",
        "INFIRM_UNGRADED, true, false, false, false, true",
        "MOBILE, true, true, false, true, true",
    })
    void asTheBranchMaySay(Part part, boolean takes, boolean self, boolean votes, boolean graded, boolean counted) {
        assertThat(Part.ORDINARY.choices()).contains(part);
        assertThat(part.takesPart()).isEqualTo(takes);
        assertThat(part.isSelfAsked()).isEqualTo(self);
        assertThat(part.votes()).isEqualTo(votes);
        assertThat(part.isGraded()).isEqualTo(graded);
        assertThat(part.isCounted()).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({"PROBATIONARY", "PROBATIONARY_VOTING", "UNDER_SANCTION", "SUSPENDED"})
    void whatFollowsFromTheirStandingNobodyChanges(Part part) {
        assertThat(part.choices()).isEmpty();
    }
}
