package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Browser;
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
        assertThat(mine.text(".redo")).contains("请改1项", "退回时定的日期", "2026年6月10日");
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

    @Test
    @DisplayName("退回几项：几项都要改，日期以外的照旧；勾过“在这里写正文”的，正文一起再问")
    void severalItemsAndWhatDependsOnThemAreAsked() {
        Walk walk = applied(newTown());
        walk.on(RETURNED);
        Page done = walk.fill("secretary", "register-application", "return", Map.of())
                .set("redo.letter", "true")
                .set("redo.letter.reason", "看不清")
                .set("redo.resolve", "true")
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(walk.page("applicant").text(".redo")).contains("请改2项", "入党申请书：看不清", "今后的努力方向");
        Form two = walk.page("applicant").step();
        assertThat(two.asks("letter")).isTrue();
        assertThat(two.value("resolve")).isEqualTo("继续努力");
        assertThat(two.asks("motive")).isFalse();
        Page blank = two.set("resolve", "").send();
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.error("resolve")).isNotEmpty();
        assertThat(blank.step().asks("motive"))
                .as("still only what was marked, after a mistake too")
                .isFalse();
        walk.on(CORRECTED);
        assertThat(walk.page("applicant").step().set("resolve", "加倍努力").send().status())
                .isEqualTo(200);

        giveBackAgain(walk, "typedHere", "不用在网上写");
        Form dependent = walk.page("applicant").step();
        assertThat(dependent.names())
                .contains("typedHere", "motive", "growth", "resolve")
                .doesNotContain("letter");
        assertThat(dependent.clear("typedHere").send().status()).isEqualTo(200);
        assertThat(submission(walk)).contains("letter.pdf").doesNotContain("为了人民", "加倍努力");
    }

    @Test
    @DisplayName("退回一项文字：只问这一项，没有退回的文件仍是原来那一件")
    void oneFieldIsReturnedAndTheFileStays() {
        Walk walk = applied(newTown());
        giveBack(walk, "motive", "内容不全", null);
        walk.on(CORRECTED);
        Form form = walk.page("applicant").step();
        assertThat(form.asks("letter")).isFalse();
        assertThat(form.set("motive", "为了人民，一辈子").send().status()).isEqualTo(200);
        assertThat(submission(walk)).contains("为了人民，一辈子", "letter.pdf", "在厂里长大");
        assertThat(changes(walk, "secretary").texts(".vs p")).contains("为了人民", "为了人民，一辈子", "退回原因：内容不全");
    }

    @Test
    @DisplayName("伪造请求去掉没有退回的文件、改没有退回的勾选：都不算数")
    void aForgedRequestTakesNothingAway() {
        Walk walk = applied(newTown());
        giveBack(walk, "motive", "内容不全", null);
        walk.on(CORRECTED);
        Page done = walk.page("applicant")
                .step()
                .set("motive", "新写的")
                .set("typedHere", "false")
                .set("growth", "别的经历")
                .upload("letter", "换掉的.pdf", Form.PDF)
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(submission(walk)).contains("新写的", "letter.pdf", "在厂里长大").doesNotContain("换掉的.pdf", "别的经历");
    }

    @Test
    @DisplayName("退回两次：每次只见那一次退的，前后各版都在，每次都能同上一次对照")
    void aSecondReturnKeepsTheHistory() {
        Walk walk = applied(newTown());
        giveBack(walk, "letter", "缺签名", null);
        walk.on(CORRECTED)
                .page("applicant")
                .step()
                .clear("letter")
                .upload("letter", "二稿.pdf", Form.PDF)
                .send();
        giveBackAgain(walk, "motive", "内容不全");
        Page second = walk.page("applicant");
        assertThat(second.text(".redo")).contains("为什么入党", "内容不全").doesNotContain("缺签名");
        assertThat(second.step().asks("letter")).isFalse();
        assertThat(walk.page("applicant").step().set("motive", "三稿的话").send().status())
                .isEqualTo(200);

        assertThat(submission(walk)).contains("二稿.pdf", "三稿的话");
        assertThat(walk.casePage("secretary").texts(".log a[href$=/changes]")).hasSize(2);
        Page last = changes(walk, "secretary");
        assertThat(last.text(".changes")).contains("三稿的话", "为了人民").doesNotContain("二稿.pdf");
        Page first = last.browser()
                .get(walk.casePage("secretary")
                        .html()
                        .select(".log a[href$=/changes]")
                        .get(1)
                        .absUrl("href"));
        assertThat(first.text(".changes")).contains("二稿.pdf", "退回原因：缺签名").doesNotContain("三稿的话");
    }

    @Test
    @DisplayName("谁不能看：本人看自己的前后两份，看不到受理人填的；无关的人什么也看不到")
    void whoMayNotSee() {
        Town town = newTown();
        Walk walk = applied(town);
        giveBack(walk, "letter", "缺签名", null);
        walk.on(CORRECTED)
                .page("applicant")
                .step()
                .clear("letter")
                .upload("letter", "二稿.pdf", Form.PDF)
                .send();
        String own = record(walk, "submit-application") + "/changes";
        String reviewers = record(walk, "register-application");
        assertThat(town.as("applicant").get(own).text(".changes")).contains("二稿.pdf", "letter.pdf");
        assertThat(town.as("applicant").get(reviewers).status()).isEqualTo(404);
        assertThat(town.as("applicant").get(reviewers + "/changes").status()).isEqualTo(404);
        assertThat(town.as("secretary").get(reviewers + "/changes").status())
                .as("nothing was returned to that step")
                .isEqualTo(404);
        assertThat(town.as("contact").get(own).status()).isEqualTo(404);
        assertThat(Browser.stranger(address()).get(own).uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    @DisplayName("一项没勾，只写理由和日期：日期照样告诉本人，也进待办")
    void aDateWithoutMarksIsKept() {
        Walk walk = applied(newTown());
        walk.on(RETURNED);
        LocalDate by = RETURNED.plusDays(5);
        walk.fill("secretary", "register-application", "return", Map.of("reason", "请重写"))
                .set("_redoBy", by.toString())
                .send();
        assertThat(walk.casePage("applicant").text(".redo")).contains("请修改", "请重写", chinese(by));
        assertThat(dueInInbox(walk)).isEqualTo(by);
        assertThat(walk.page("applicant").step().asks("motive")).isTrue();
    }

    @Test
    @DisplayName("上级退回支部：补正的人看到退的是哪几项；补正是另一张表，照常填")
    void aCorrectionBesideTheCourseSaysWhatIsWrong() {
        Walk walk = begin(newTown());
        apply(walk, COURSE);
        walk.on(ACTIVIST).take("secretary", "nominate-activist", "pass");
        Form returning = walk.fill("organiser", "file-activist", "return", Map.of("reason", "记录要重做"));
        assertThat(returning.names()).contains("redo.minutes");
        Page done = returning
                .set("redo.minutes", "true")
                .set("redo.minutes.reason", "缺签名")
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        Page page = walk.page("secretary");
        assertThat(page.text(".redo")).contains("请改1项", "会议记录", "缺签名", "记录要重做");
        assertThat(page.step().names()).contains("correctedDate", "changes", "files");
        walk.take("secretary", "correct-activist-filing", "pass");
        assertThat(walk.page("organiser").has(".redo")).as("answered").isFalse();
    }

    @Test
    @DisplayName("志愿书退一项：身份证号码照旧、遮着，也不算改过；各段经历不丢")
    void sealedAnswersAndRowsStay() {
        Town town = newTown();
        Walk walk = begin(town);
        reachTarget(walk);
        LocalDate day = TARGET.plusDays(20);
        prepareReview(walk, day);
        walk.on(day.plusDays(20))
                .take("secretary", "committee-review", "pass")
                .on(day.plusDays(25))
                .take("organiser", "parent-prereview", "pass")
                .take("applicant", "fill-admission-form", "pass")
                .take("contact", "first-introducer-opinion", "pass")
                .take("member", "second-introducer-opinion", "pass");
        Form check = walk.fill("secretary", "check-admission-form", "return", Map.of("reason", "照片不合要求"));
        assertThat(walk.page("secretary").html().text()).doesNotContain(walk.citizenId());
        check.set("redo.nativePlace", "true")
                .set("redo.nativePlace.reason", "写到县")
                .send();
        Page page = walk.page("applicant");
        assertThat(page.html().outerHtml()).as("sealed, folded and masked").doesNotContain(walk.citizenId());
        assertThat(page.step().asks("citizenId")).isFalse();
        Page done = page.step().set("nativePlace", "某省某县").send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        Page compared = changes(walk, "secretary");
        assertThat(compared.text(".changes")).contains("籍贯", "某省某县").doesNotContain("身份证");
        assertThat(compared.text(".changes")).doesNotContain("经历");
    }

    private Page changes(Walk walk, String who) {
        Page page = walk.casePage(who);
        return page.browser().get(page.attribute(".log a[href$=/changes]", "href"));
    }

    private String record(Walk walk, String step) {
        return "/cases/" + walk.caseId() + "/records/"
                + jdbc.sql("select id from step_record where case_id = ? and step_id = ? order by seq desc limit 1")
                        .params(walk.caseId(), step)
                        .query(String.class)
                        .single();
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
        giveBack(walk, field, reason, by, RETURNED);
    }

    private void giveBackAgain(Walk walk, String field, String reason) {
        giveBack(walk, field, reason, null, CORRECTED.plusDays(1));
    }

    private void giveBack(Walk walk, String field, String reason, LocalDate by, LocalDate today) {
        walk.on(today);
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
