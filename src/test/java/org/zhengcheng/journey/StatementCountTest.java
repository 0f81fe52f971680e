package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("每一步、每一页的数据库语句数：有上限，不随案件数增长")
class StatementCountTest extends JourneyTest {

    private static final int MOST_PER_STEP = 34;
    private static final int MOST_PER_PAGE = 23;

    @Test
    void aStepStaysWithinItsStatements() {
        clock.set(APPLIED);
        Town town = newTown();
        Walk walk = walk(town).begin();
        becomeActivist(walk);
        walk.on(ACTIVIST.plusMonths(6));

        Form review = walk.fill("secretary", "cultivate-activist", "continue", Map.of());
        List<String> step = statementsOfStep(statements.during(review::send));
        assertThat(step).as(String.join("\n", step)).hasSizeLessThanOrEqualTo(MOST_PER_STEP);

        walk.on(ACTIVIST.plusMonths(12)).take("secretary", "cultivate-activist", "pass");
        becomeTarget(walk);
        prepareAdmission(walk, TARGET.plusDays(20));
        walk.on(ADMITTED).take("secretary", "admission-meeting", "pass").take("organiser", "parent-talk", "pass");
        Form approval = walk.fill("committee", "parent-approval", "pass", Map.of("approval", Form.PDF));
        List<String> costliest = statementsOfStep(statements.during(approval::send));
        assertThat(costliest).as(String.join("\n", costliest)).hasSizeLessThanOrEqualTo(MOST_PER_STEP);
    }

    @Test
    void noPageNeedsMoreAsCasesGrow() {
        clock.set(APPLIED);
        Town town = newTown();
        Walk walk = walk(town).begin();
        walk.take("applicant", "submit-application", "pass");
        List<String> pages = List.of("/", "/cases/" + walk.caseId(), walk.stepPath());
        town.as("secretary").get("/");
        List<Integer> before = pages.stream()
                .map(page ->
                        statements.during(() -> town.as("secretary").get(page)).size())
                .toList();

        for (int i = 0; i < 12; i++) {
            String name = "applicant " + i;
            town.person(name, "branch", null, LocalDate.of(1999, 1, 1));
            UUID caseId = town.as(name)
                    .get("/")
                    .follow("了解并开始")
                    .form("form[action*=/procedures/]")
                    .send()
                    .caseId();
            walk(town).with(caseId).take(name, "submit-application", "pass");
        }

        List<Integer> after = pages.stream()
                .map(page ->
                        statements.during(() -> town.as("secretary").get(page)).size())
                .toList();
        assertThat(after).isEqualTo(before);
        assertThat(after).allMatch(count -> count <= MOST_PER_PAGE);
    }

    /** From the operation key to the ledger; what the page shown afterwards reads is not the step's. */
    private static List<String> statementsOfStep(List<String> all) {
        int first = indexOf(all, "insert into operation");
        int last = indexOf(all, "insert into ledger_entry");
        return all.subList(first, last + 1);
    }

    private static int indexOf(List<String> all, String beginning) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).contains(beginning))
                .findFirst()
                .orElseThrow();
    }
}
