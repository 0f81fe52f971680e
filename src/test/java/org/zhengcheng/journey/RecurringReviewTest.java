package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("定期考察：到时候自己出现在待办里，没有按期做的永远看得到")
class RecurringReviewTest extends JourneyTest {

    private static final LocalDate FIRST = ACTIVIST.plusMonths(6);
    private static final LocalDate SECOND = ACTIVIST.plusMonths(12);
    private static final String NEVER = "培养教育考察：应在2027年1月1日前做，没有做";
    private static final String LATE = "培养教育考察：应在2027年7月1日前做，2027年8月10日才做";

    @Test
    @DisplayName("细则第十一条：每半年考察一次；漏了一次、迟了一次，以后按期做了也照样写在案件上，办结了还在")
    void aMissedReviewIsSeenForEver() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        assertThat(walk.due()).as("it opens by itself").isEqualTo(FIRST);
        walk.on(FIRST);
        assertThat(walk.casePage("secretary").text())
                .as("on the day it is in time")
                .doesNotContain("没有按期");
        walk.on(FIRST.plusDays(1));
        assertThat(missed(walk, "secretary")).containsExactly(NEVER);

        walk.on(SECOND.plusDays(40)).take("secretary", "cultivate-activist", "continue", Map.of("reason", "书记病休"));
        assertThat(missed(walk, "secretary")).containsExactly(NEVER, LATE);
        assertThat(walk.due())
                .as("counted from the last")
                .isEqualTo(SECOND.plusDays(40).plusMonths(6));

        walk.on(SECOND.plusDays(60)).take("contact", "cultivate-activist", "pass");
        walk.take("secretary", "determine-target", "pass");
        assertThat(missed(walk, "organiser")).containsExactly(NEVER, LATE);
        assertThat(missed(walk, "applicant")).containsExactly(NEVER, LATE);
        walk.fillAct("applicant", "withdraw", Map.of("reason", "到外地工作")).send();
        assertThat(missed(walk, "secretary")).containsExactly(NEVER, LATE);
    }

    @Test
    @DisplayName("考察按期做了、过后才录入的，不算没有做")
    void whatWasMadeInTimeAndEnteredLateIsNotMissed() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(FIRST.plusDays(20));
        assertThat(missed(walk, "secretary")).containsExactly(NEVER);
        walk.take("secretary", "cultivate-activist", "continue", Map.of("reviewDate", FIRST));
        assertThat(missed(walk, "secretary")).isEmpty();
    }

    @Test
    @DisplayName("调整培养联系人不是考察：期限照旧从上一次考察算，迟了的还是迟了")
    void whoChangesTheContactHasNotReviewed() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(FIRST.minusDays(10))
                .take("secretary", "cultivate-activist", "replace", Map.of("reason", "原联系人调走"))
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("member")));
        assertThat(walk.due()).isEqualTo(FIRST);
        walk.on(FIRST.plusDays(3));
        assertThat(missed(walk, "secretary")).containsExactly(NEVER);
    }

    @Test
    @DisplayName("该考察时没有考察，后来终止办理的，也写明")
    void aCaseThatEndedWithoutItsReviewSaysSo() {
        Town town = newTown();
        Walk walk = begin(town);
        becomeActivist(walk);
        walk.on(FIRST.plusDays(3));
        walk.fillAct("applicant", "withdraw", Map.of("reason", "到外地工作")).send();
        walk.on(FIRST.plusYears(3));
        assertThat(missed(walk, "secretary")).containsExactly(NEVER);
    }

    private static List<String> missed(Walk walk, String who) {
        return walk.casePage(who).texts(".msg--late li");
    }
}
