package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.agenda.Matters;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("期限不到不能开会：召集以前就说清楚最早哪一天（细则第三十一条）")
class TooEarlyForMeetingTest extends JourneyTest {

    @Autowired
    @Qualifier("stepMatters")
    Matters matters;

    @Test
    void aConversionIsNotPutToAMeetingBeforeProbationIsOver() {
        Town town = newTown();
        Walk walk = begin(town);
        reachConversionMeeting(walk);
        List<Matter> proposed = matters.open(town.organizationId("branch"));
        String pass = id(proposed, "pass");
        assertThat(matters.hindrance(pass, PROBATION_ENDS.minusDays(1)))
                .hasValueSatisfying(why ->
                        assertThat(why.arguments().get(0)).as("the first day").isEqualTo(PROBATION_ENDS));
        assertThat(matters.hindrance(pass, PROBATION_ENDS)).isEmpty();
        assertThat(matters.hindrance(id(proposed, "extend"), PROBATION_ENDS.minusDays(1)))
                .isPresent();
        assertThat(matters.hindrance(id(proposed, "revoke"), PROBATION_ENDS.minusDays(1)))
                .as("who breaks the rules may be told so at any time")
                .isEmpty();
    }

    private static String id(List<Matter> proposed, String outcome) {
        return proposed.stream()
                .map(Matter::id)
                .filter(id -> id.endsWith("." + outcome))
                .findFirst()
                .orElseThrow();
    }
}
