package org.zhengcheng.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Walk;

@DisplayName("转接的校验：该拦的拦住，该写理由的写理由，别人的看不到")
class ChecksTest extends TransferTest {

    @Test
    @DisplayName("只有正式党员和预备党员才转接；停止党籍的不能转")
    void onlyMembers() {
        assertThat(town.as("applicant")
                        .get("/transfers/new/relationship-transfer")
                        .text())
                .contains("只有正式党员和预备党员才转接组织关系");
        open("member");
        jdbc.sql("update person set standing = 'SUSPENDED' where id = ?")
                .param(town.id("member"))
                .update();
        Form form = walk.fill("member", "apply-transfer", "pass", said(Map.of()));
        Page refused = form.set("destination", town.organizationId("far branch").toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("不能转接");
    }

    @Test
    @DisplayName("接收方没有审批预备党员的权限，转不过去；转到本支部也不行")
    void theReceiverNeedsAuthority() {
        town.organization("village", "PC", "county", false);
        town.organization("village branch", "BR", "village", false);
        open("member");
        Form form = walk.fill("member", "apply-transfer", "pass", said(Map.of()));
        Page refused = form.set(
                        "destination", town.organizationId("village branch").toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("destination")).contains("没有审批预备党员的权限");
    }

    @Test
    @DisplayName("一个人同时只有一件在办的转接，流动登记也算")
    void oneAtATime() {
        apply("member", "far branch");
        assertThat(town.as("member").get("/transfers/new/relationship-transfer").text())
                .contains("您已经有一件在办的转接");
        assertThat(town.as("member").get("/transfers/new/mobile-registration").text())
                .contains("您已经有一件在办的转接");
        assertThat(town.as("secretary")
                        .get("/transfers/new/relationship-transfer")
                        .text())
                .doesNotContain(town.name("member"));
    }

    @Test
    @DisplayName("转接和流动登记同时打开、同时交：只成一件，另一件当场说明，填好的都还在")
    void twoHandedInAtOnce() throws Exception {
        open("member");
        Form transfer = walk.fill(walk.page("member").step(), "pass", said(Map.of()));
        transfer.set("destination", town.organizationId("far branch").toString());
        Walk other = new Walk(town, clock, jdbc, forms)
                .with(town.as("member")
                        .get("/transfers/new/mobile-registration")
                        .form("form[action*=/transfers/new/]")
                        .send()
                        .caseId());
        Form registration = other.fill(other.page("member").step(), "away", said(Map.of()));
        registration.set("destination", town.organizationId("far branch").toString());
        Form one = transfer.sendToCheck().form("form[data-check]");
        Form two = registration.sendToCheck().form("form[data-check]");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Page> answers = both.invokeAll(List.<Callable<Page>>of(one::send, two::send)).stream()
                    .map(ChecksTest::answer)
                    .toList();
            assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(200, 422);
            Page refused = answers.stream()
                    .filter(page -> page.status() == 422)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.text("main")).contains(town.name("member") + "已经有一件在办的转接或者流动登记");
            assertThat(refused.step().value("destination"))
                    .isEqualTo(town.organizationId("far branch").toString());
        } finally {
            both.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from transfer where person_id = ?")
                        .param(town.id("member"))
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private static Page answer(Future<Page> page) {
        try {
            return page.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    @DisplayName("有处分、有在办案件、党费没交齐的，支部写明理由才同意")
    void whatWantsAReason() {
        town.sanction("member", "DISCIPLINE_WARNING");
        open("member");
        Form form = walk.fill("member", "apply-transfer", "pass", said(Map.of("duesPaidUntil", "2026-02")));
        form.set("destination", town.organizationId("far branch").toString()).send();
        Page refused = walk.send("secretary", "outgoing-branch-review", "pass", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("有尚在影响期内的处分", "党费只交到2026-02");
        walk.take("secretary", "outgoing-branch-review", "pass", Map.of("reason", "处分不影响转接，党费已补交"));
    }

    @Test
    @DisplayName("还有岗位的先交接，再批准转出")
    void postsAreHandedOverFirst() {
        town.post("member", "branch", "publicity-commissioner");
        apply("member", "far branch");
        String held = "现任" + town.name("branch") + "宣传委员";
        assertThat(walk.page("secretary").text("[role=note]"))
                .as("the branch hears of it first")
                .contains(held, "交接");
        review();
        assertThat(walk.page("committee").text("[role=note]")).contains(held);
        Page refused = walk.send("committee", "outgoing-committee-approve", "pass", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text(".errors")).contains(held);
        town.leaveOffice("member", DAY.minusDays(1));
        assertThat(walk.page("committee").text("[role=note]")).doesNotContain("现任");
        walk.take("committee", "outgoing-committee-approve", "pass");
    }

    @Test
    @DisplayName("批准以后又任的岗位，接收的前一天到期，有记录；上级共同的岗位留着")
    void whatWasNotHandedOverEndsWithAcceptance() {
        dispatch("far branch");
        town.post("member", "branch", "publicity-commissioner");
        town.post("member", "county", "county-org-dept");
        walk.take("far organiser", "receiving-committee-review", "pass");
        walk.on(DAY.plusDays(3)).take("far secretary", "receiving-branch-accept", "pass");
        assertThat(lastDay("publicity-commissioner")).isEqualTo(DAY.plusDays(2));
        assertThat(lastDay("county-org-dept")).isNull();
        assertThat(jdbc.sql("select c.kind || ' ' || c.reason from post_change c join post p on p.id = c.post_id"
                                + " where p.person_id = ?")
                        .param(town.id("member"))
                        .query(String.class)
                        .list())
                .containsExactly("ENDED 组织关系转出");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
    }

    private LocalDate lastDay(String role) {
        return jdbc.sql("select to_date from post where person_id = ? and role = ?")
                .params(town.id("member"), role)
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .list()
                .get(0);
    }

    @Test
    @DisplayName("有效期一到九十天；介绍信的日期就是当天")
    void theDaysOfALetter() {
        apply("member", "far branch");
        review();
        walk.take("committee", "outgoing-committee-approve", "pass");
        for (LocalDate until : new LocalDate[] {DAY, DAY.plusDays(91)}) {
            Page refused = walk.send("organiser", "issue-transfer-letter", "pass", Map.of("validUntil", until));
            assertThat(refused.status()).as("%s", until).isEqualTo(422);
            assertThat(refused.error("validUntil")).contains("最长90天");
        }
        walk.take("organiser", "issue-transfer-letter", "pass", Map.of("validUntil", DAY.plusDays(90)));
        assertThat(jdbc.sql("select last_on from transfer_letter where case_id = ?")
                        .param(walk.caseId())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(DAY.plusDays(90));
    }

    @Test
    @DisplayName("支部书记凭签名的书面申请代办；审批的人不能就是审核的人")
    void theSecretaryBeginsItForAMember() {
        Form choice = town.as("secretary")
                .get("/transfers/new/relationship-transfer?q=member")
                .form("form[action*=/transfers/new/]:has(input[type=radio])");
        walk.with(choice.set("person", town.id("member").toString()).send().caseId());
        Form form = walk.fill(walk.page("secretary").step(), "pass", said(Map.of()));
        form.set("destination", town.organizationId("far branch").toString());
        assertThat(form.sendToCheck().error("_signedPaper")).contains("请交上本人签名的纸质材料");
        form.upload("_signedPaper", "申请.pdf", Form.PDF)
                .sendToCheck()
                .form("form[data-check]")
                .send();
        assertThat(state()).isEqualTo("PENDING_OUTGOING");
        assertThat(walk.casePage("member").text()).contains("代办");
    }

    @Test
    @DisplayName("别的支部的书记不能替人申请；别人的转接，不相干的人看不到，也不在数里")
    void strangersAreRefused() {
        Form choice = town.as("secretary")
                .get("/transfers/new/relationship-transfer?q=member")
                .form("form[action*=/transfers/new/]:has(input[type=radio])");
        Form theirs = choice.set("person", town.id("member").toString());
        assertThat(theirs.sendThrough(town.as("far secretary")).status()).isEqualTo(404);
        assertThat(theirs.sendThrough(town.as("contact")).status()).isEqualTo(404);
        assertThat(town.as("secretary").get("/transfers/in").status()).isEqualTo(404);
        apply("member", "far branch");
        assertThat(walk.casePage("third secretary").status()).isEqualTo(404);
        assertThat(town.as("third secretary").get("/transfers").text()).doesNotContain(town.name("member"));
        assertThat(town.as("far organiser").get("/transfers").text())
                .as("not before the letter")
                .doesNotContain(town.name("member"));
    }

    @Test
    @DisplayName("给部门的数：转出、转入、内部、在途、超期，双方各看各的")
    void numbersForTheDepartment() {
        dispatch("far branch");
        Page street = town.as("organiser").get("/transfers");
        assertThat(street.text()).contains(town.name("member"), "在途", "由" + town.name("branch") + "负责管理");
        assertThat(number(street, "out")).isEqualTo("1");
        assertThat(number(street, "in")).isEqualTo("0");
        assertThat(number(street, "transit")).isEqualTo("1");
        Page far = town.as("far organiser").get("/transfers");
        assertThat(number(far, "in")).isEqualTo("1");
        assertThat(number(far, "out")).isEqualTo("0");
        Page county = town.as("officer").get("/transfers");
        assertThat(number(county, "within")).isEqualTo("1");
        assertThat(number(county, "overdue")).isEqualTo("0");
        clock.set(UNTIL.plusDays(1));
        assertThat(number(town.as("officer").get("/transfers?which=overdue"), "overdue"))
                .isEqualTo("1");
        assertThat(town.as("officer").get("/transfers?which=in").text()).doesNotContain(town.name("member"));
    }

    @Test
    @DisplayName("页面用的语句数不随转接的多少而变")
    void aConstantNumberOfStatements() {
        dispatch("far branch");
        int one = statements("organiser");
        for (String who : new String[] {"contact", "commissioner"}) {
            jdbc.sql("delete from post where person_id = ?").param(town.id(who)).update();
            apply(who, "far branch");
        }
        assertThat(statements("organiser")).isEqualTo(one);
    }

    private int statements(String who) {
        town.as(who).get("/transfers");
        return statements.during(() -> town.as(who).get("/transfers")).size();
    }

    private static String number(Page page, String which) {
        return page.text("a[href$=which=" + which + "] + b");
    }

    @Test
    @DisplayName("在办的预备期跟着走：时间照算，换到新支部的人手里，台账有记录")
    void theRunningCaseFollows() {
        jdbc.sql("update person set standing = 'FULL' where id = ?")
                .param(town.id("applicant"))
                .update();
        UUID other = running();
        open("applicant");
        Form form = walk.fill("applicant", "apply-transfer", "pass", said(Map.of()));
        form.set("destination", town.organizationId("far branch").toString()).send();
        walk.take("secretary", "outgoing-branch-review", "pass", Map.of("reason", "在办的案件随转"));
        walk.take("committee", "outgoing-committee-approve", "pass");
        issue("pass");
        walk.take("far organiser", "receiving-committee-review", "pass")
                .take("far secretary", "receiving-branch-accept", "pass");
        assertThat(jdbc.sql("select organization_id from case_file where id = ?")
                        .param(other)
                        .query(UUID.class)
                        .single())
                .isEqualTo(town.organizationId("far branch"));
        assertThat(town.as("far secretary").get("/").has("a[href*=" + other + "]"))
                .isTrue();
        assertThat(town.as("secretary").get("/").has("a[href*=" + other + "]")).isFalse();
        assertThat(jdbc.sql("select count(*) from ledger_entry where chain_id = ? and act = 'follow'")
                        .param(other)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(ledger.isIntact(other)).isTrue();
    }

    /** A case of the member that waits for the secretary of the branch. */
    private UUID running() {
        jdbc.sql("update person set standing = null where id = ?")
                .param(town.id("applicant"))
                .update();
        walk.begin().take("applicant", "submit-application", "pass");
        UUID caseId = walk.caseId();
        jdbc.sql("update person set standing = 'FULL' where id = ?")
                .param(town.id("applicant"))
                .update();
        return caseId;
    }
}
