package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("单项退回：勾出要改的，其余保留不变；改后新旧并列")
class ReturnedItemsTest extends JourneyTest {

    private static final LocalDate RETURNED = APPLIED.plusDays(2);
    private static final LocalDate CORRECTED = APPLIED.plusDays(4);

    @Test
    @DisplayName("只退一件文件：本人只见这一项，别的照旧；书记看得到新旧对照")
    void oneFileIsReturnedAndTheRestIsKept() {
        Walk walk = applied(newTown());
        giveBack(walk, "letter", "缺签名", RETURNED.plusDays(7));

        Page mine = walk.casePage("applicant");
        assertThat(mine.text(".redo")).contains("请改1项", "支部定的日期", "2026年6月10日");
        Page page = walk.page("applicant");
        assertThat(page.text(".redo")).contains("入党申请书", "缺签名");
        Form form = page.step();
        assertThat(form.asks("letter")).isTrue();
        assertThat(form.asks("motive"))
                .as("what was not marked is not asked again")
                .isFalse();
        assertThat(page.text()).contains("保留不变", "为了人民");
        assertThat(dueInInbox(walk)).isEqualTo(RETURNED.plusDays(7));

        walk.on(CORRECTED);
        Form corrected = walk.page("applicant").step();
        assertThat(corrected.value("applicationDate")).isEqualTo(CORRECTED.toString());
        Page done = corrected
                .clear("letter")
                .upload("letter", "签了名的申请书.pdf", Form.PDF)
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(submission(walk)).contains("为了人民", "签了名的申请书.pdf");

        Page review = walk.page("secretary");
        assertThat(review.text(".changes")).contains("改了2项", "入党申请书", "申请书.pdf", "签了名的申请书.pdf", "退回原因：缺签名");
        assertThat(review.text(".changes")).as("what is the same is not listed").doesNotContain("为什么入党");
    }

    @Test
    @DisplayName("伪造请求改了没有退回的项：不算数")
    void aForgedRequestChangesNothingElse() {
        Walk walk = applied(newTown());
        giveBack(walk, "letter", "缺签名", null);
        walk.on(CORRECTED);
        Page done = walk.page("applicant").step().set("motive", "改成别的话").send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(submission(walk)).contains("为了人民").doesNotContain("改成别的话");
    }

    @Test
    @DisplayName("本人还想改别的：可以打开整张表")
    void thePersonMayChangeMore() {
        Walk walk = applied(newTown());
        giveBack(walk, "letter", "缺签名", null);
        walk.on(CORRECTED);
        Form whole = walk.page("applicant").follow("我还要改别的").step();
        assertThat(whole.asks("motive")).isTrue();
        Page done = whole.set("motive", "重新写过的话")
                .set("applicationDate", CORRECTED.toString())
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(submission(walk)).contains("重新写过的话");
    }

    @Test
    @DisplayName("退回时没写总的理由，勾选的项就是理由；日期不能在过去；一项没勾又没写理由，不能退回")
    void aReturnSaysWhatIsWrong() {
        Walk walk = applied(newTown());
        walk.on(RETURNED);
        Walk.Written before = walk.written();
        Page nothing = walk.fill("secretary", "register-application", "return", Map.of())
                .set("reason", "")
                .send();
        assertThat(nothing.status()).isEqualTo(422);
        Page past = walk.fill("secretary", "register-application", "return", Map.of())
                .set("redo.letter", "true")
                .set("_redoBy", RETURNED.minusDays(1).toString())
                .send();
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.error("_redoBy")).contains("请写今天");
        assertThat(walk.written()).isEqualTo(before);

        Page done = walk.fill("secretary", "register-application", "return", Map.of())
                .set("reason", "")
                .set("redo.letter", "true")
                .set("redo.letter.reason", "第二页看不清")
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(walk.casePage("applicant").text(".log")).contains("入党申请书：第二页看不清");
    }

    @Test
    @DisplayName("一项没勾、只写理由：整张表退回，原来填的都在")
    void aReturnWithoutMarksGivesTheWholeFormBack() {
        Walk walk = applied(newTown());
        walk.on(RETURNED).take("secretary", "register-application", "return", Map.of("reason", "请重写"));
        Form form = walk.page("applicant").step();
        assertThat(form.value("motive")).isEqualTo("为了人民");
    }

    private Walk applied(Town town) {
        Walk walk = begin(town);
        walk.take(
                "applicant",
                "submit-application",
                "pass",
                Map.of("typedHere", "true", "motive", "为了人民", "growth", "在厂里长大", "resolve", "继续努力"));
        return walk;
    }

    private void giveBack(Walk walk, String field, String reason, LocalDate by) {
        walk.on(RETURNED);
        Form form = walk.fill("secretary", "register-application", "return", Map.of())
                .set("reason", "请照标出的改")
                .set("redo." + field, "true")
                .set("redo." + field + ".reason", reason)
                .set("_redoBy", by == null ? "" : by.toString());
        Page done = form.send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private LocalDate dueInInbox(Walk walk) {
        return jdbc.sql("select due_on from inbox_item where case_id = ?")
                .param(walk.caseId())
                .query(LocalDate.class)
                .single();
    }

    private String submission(Walk walk) {
        return jdbc.sql("select submission from step_record where case_id = ? order by seq desc limit 1")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }
}
