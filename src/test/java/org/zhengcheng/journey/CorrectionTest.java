package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("退回补正：补正后重新提交成为新版本，原来的仍然可以查看")
class CorrectionTest extends JourneyTest {

    private static final byte[] FIRST = pdf("first version");
    private static final byte[] SECOND = pdf("second version");

    @Test
    @DisplayName("第12步支委会审查：申请人本人补正，再次审查")
    void theCommitteeReviewsAgainWhatTheApplicantCorrected() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        prepareReview(walk, TARGET.plusDays(20));
        walk.on(TARGET.plusDays(40))
                .take(
                        "secretary",
                        "committee-review",
                        "return",
                        Map.of("reason", "考察登记表缺页", "opinionsHeard", "第一次听到的意见", "minutes", FIRST));
        assertThat(walk.openStep()).isEqualTo("correct-review-materials");
        Walk.Written returned = walk.written();
        Page blank = walk.send("applicant", "correct-review-materials", "pass", Map.of("changes", " "));
        assertThat(blank.error("changes")).contains("补正了什么");
        assertThat(walk.written()).isEqualTo(returned);

        walk.on(TARGET.plusDays(42))
                .take("applicant", "correct-review-materials", "pass", Map.of("changes", "补齐第三页", "files", SECOND))
                .on(TARGET.plusDays(43))
                .take("secretary", "committee-review", "pass", Map.of("opinionsHeard", "第二次听到的意见", "minutes", SECOND));
        assertThat(walk.openStep()).isEqualTo("parent-prereview");

        twoVersionsAreKept(town, walk, "committee-review", "committee-review-minutes");
        List<Page> submissions = submissions(town, walk, "支部委员会审查");
        assertThat(submissions).hasSize(2);
        assertThat(submissions.get(0).text()).contains("第二次听到的意见").doesNotContain("第一次听到的意见");
        assertThat(submissions.get(1).text()).contains("第一次听到的意见", "理由：考察登记表缺页");
        assertThat(walk.page("organiser").text())
                .as("who decides next reads both")
                .contains("第一次听到的意见", "第二次听到的意见", "补齐第三页");
    }

    @Test
    @DisplayName("第24步转正审批：支部补正，再次审批；已经签署的日期不变")
    void theCommitteeDecidesOnConversionAgain() {
        Town town = newTown();
        Walk walk = begin(town);
        reachConversionMeeting(walk);
        walk.on(PROBATION_ENDS)
                .take("secretary", "conversion-meeting", "pass")
                .on(PROBATION_ENDS.plusDays(10))
                .take("committee", "conversion-approval", "return", Map.of("reason", "票决汇总没有签名"));
        assertThat(walk.openStep()).isEqualTo("correct-conversion-request");
        assertThat(walk.isInInboxOf("applicant")).isTrue();
        walk.on(PROBATION_ENDS.plusDays(15))
                .take("commissioner", "correct-conversion-request", "pass", Map.of("changes", "补签", "files", FIRST))
                .on(PROBATION_ENDS.plusDays(20));
        assertThat(walk.due())
                .as("the correction does not start the three months anew")
                .isEqualTo(PROBATION_ENDS.plusMonths(3));
        assertThat(walk.page("committee").step().options("outcome"))
                .contains("pass")
                .doesNotContain("extend");
        walk.take("committee", "conversion-approval", "return", Map.of("reason", "还缺记录人签名"))
                .take("secretary", "correct-conversion-request", "pass", Map.of("changes", "全部补签", "files", SECOND))
                .take("second committee", "conversion-approval", "pass");

        assertThat(town.standingSince("applicant")).isEqualTo(PROBATION_ENDS);
        assertThat(walk.happened("conversion-meeting")).isEqualTo(PROBATION_ENDS);
        assertThat(submissions(town, walk, "补正转正材料")).hasSize(2).satisfies(both -> {
            assertThat(both.get(0).text()).contains("全部补签");
            assertThat(both.get(1).text()).contains("补签").doesNotContain("全部补签");
        });
        twoVersionsAreKept(town, walk, "correct-conversion-request", null);
    }

    @Test
    @DisplayName("退回本人修改的申请书：打开时原来填的都在，改后重新递交")
    void whatIsReturnedIsNotTypedAgain() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take(
                        "applicant",
                        "submit-application",
                        "pass",
                        Map.of("typedHere", "true", "motive", "第一稿的动机", "letter", FIRST))
                .take("secretary", "register-application", "return", Map.of("reason", "没有写明日期"));

        Page again = walk.on(APPLIED.plusDays(3)).page("applicant");
        Form form = again.step();
        assertThat(form.value("motive")).isEqualTo("第一稿的动机");
        assertThat(form.value("applicationDate")).isEqualTo(APPLIED.toString());
        assertThat(again.texts(".file b")).containsExactly("letter.pdf");
        Page after = form.set("motive", "第二稿的动机").send();
        assertThat(after.status()).as(after.text()).isEqualTo(200);

        assertThat(submissions(town, walk, "递交入党申请书"))
                .extracting(Page::text)
                .satisfiesExactly(
                        second -> assertThat(second).contains("第二稿的动机", "letter.pdf"),
                        first -> assertThat(first).contains("第一稿的动机", "letter.pdf"));
        walk.take("secretary", "register-application", "pass", Map.of("receivedDate", APPLIED.plusDays(3)));
    }

    /** The pages of what was handed in with a step, the newest first. */
    private static List<Page> submissions(Town town, Walk walk, String stepName) {
        Page page = walk.casePage("secretary");
        return page.html().select(".log li").stream()
                .filter(event -> event.select("h3").text().contains(stepName))
                .map(event -> event.selectFirst("a[href*=/records/]").absUrl("href"))
                .map(town.as("secretary")::get)
                .toList();
    }

    private void twoVersionsAreKept(Town town, Walk walk, String stepId, String material) {
        record Kept(String href, int version) {}
        List<Kept> kept = jdbc.sql("select '/cases/' || f.case_id || '/files/' || f.file_id as href, f.version"
                        + " from step_file f join step_record r on r.id = f.record_id"
                        + " where r.case_id = ? and r.step_id = ? and f.material is not distinct from cast(? as varchar)"
                        + " order by f.version")
                .params(walk.caseId(), stepId, material)
                .query(Kept.class)
                .list();
        assertThat(kept).extracting(Kept::version).containsExactly(1, 2);
        assertThat(town.as("organiser").download(kept.get(0).href()).body()).isEqualTo(FIRST);
        assertThat(town.as("organiser").download(kept.get(1).href()).body()).isEqualTo(SECOND);
        assertThat(walk.casePage("secretary")
                        .html()
                        .select("a[href^=" + kept.get(1).href() + "]")
                        .text())
                .contains("第2版");
    }

    private static byte[] pdf(String text) {
        return (new String(Form.PDF, StandardCharsets.US_ASCII) + "%" + text + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
