package org.zhengcheng.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.installation.Installation;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("保管期限：到期才删，在办的、暂停删除的不删；删了以后案件页说得清楚，总账照样核验得过")
class RetentionTest extends ApplicationTest {

    private static final LocalDate BEGAN = LocalDate.of(2026, 6, 1);
    private static final String WORDS = "金丝雀个人经历";

    @Autowired
    private Forms forms;

    @Autowired
    private RetentionRound round;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Installation installation;

    private Town town;
    private Walk walk;

    @BeforeEach
    void aCaseThatWasWithdrawn() {
        clock.set(BEGAN);
        town = newTown();
        town.person("admin", "county", null, LocalDate.of(1980, 1, 1));
        town.post("admin", "county", "admin");
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass", Map.of("letter", pdf()))
                .take("secretary", "register-application", "pass")
                .on(BEGAN.plusDays(5))
                .take("secretary", "application-talk", "pass");
        jdbc.sql("update step_record set reason = ? where case_id = ?")
                .params(WORDS, walk.caseId())
                .update();
    }

    @AfterEach
    void noRule() {
        jdbc.sql("delete from retention_rule").update();
    }

    /** A content that no other upload has. */
    private static byte[] pdf() {
        String text = new String(Form.PDF, StandardCharsets.ISO_8859_1);
        return (text + "%" + UUID.randomUUID()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void withdraw() {
        assertThat(walk.fillAct("applicant", "withdraw", Map.of()).send().status())
                .isEqualTo(200);
    }

    private Page rule(String kind, String months, String basis) {
        return town.as("admin")
                .get("/retention")
                .form("form:has(input[name=kind][value=" + kind + "])")
                .set("months", months)
                .set("basis", basis)
                .send();
    }

    @Test
    void whatIsDueIsErasedAndTheCaseSaysSo() {
        withdraw();
        Path letter = content("letter");
        assertThat(letter).exists();
        String link = "/cases/" + walk.caseId() + "/files/"
                + jdbc.sql("select file_id from step_file where case_id = ? limit 1")
                        .param(walk.caseId())
                        .query(String.class)
                        .single()
                + "/view";
        assertThat(town.as("secretary").get(link).status()).isEqualTo(200);
        String digest = digest();
        assertThat(rule("ENDED", "6", "市委组织部〔2026〕1号").text()).contains("保留6个月");

        round.goRound();
        assertThat(letter).as("not due").exists();
        clock.set(BEGAN.plusDays(5).plusMonths(6).minusDays(1));
        assertThat(town.as("admin").get("/retention").text()).contains(number());
        round.goRound();
        assertThat(letter).as("not due for a day").exists();
        assertThat(town.as("admin").get("/retention").html().outerHtml())
                .as("whoever administers the system learns no name")
                .doesNotContain(town.name("applicant"));

        clock.set(BEGAN.plusDays(5).plusMonths(6));
        round.goRound();

        assertThat(letter).doesNotExist();
        assertThat(count("step_file")).isZero();
        assertThat(jdbc.sql(
                                "select count(*) from step_record where case_id = ? and submission = '{}' and reason is null"
                                        + " and secrets is null")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .as("that each step was taken stays")
                .isEqualTo(4);
        assertThat(digest()).as("what was handed in can still be proved").isEqualTo(digest);
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
        for (String reader : new String[] {"applicant", "secretary"}) {
            Page page = town.as(reader).get("/cases/" + walk.caseId());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .contains("已于" + chinese(clock.today()) + "删除", "保留6个月（市委组织部〔2026〕1号）")
                    .doesNotContain(WORDS);
        }
        assertThat(town.as("secretary")
                        .get("/cases/" + walk.caseId() + "/records/" + record())
                        .status())
                .isEqualTo(200);
        Page gone = town.as("secretary").get(link);
        assertThat(gone.status()).as("a link that somebody kept").isEqualTo(410);
        assertThat(gone.text()).contains("已按保管期限删除");
        assertThat(town.as("member").get(link).status())
                .as("who may not know the case learns nothing of it")
                .isEqualTo(404);
        round.goRound();
        assertThat(jdbc.sql("select count(*) from case_erasure where case_id = ?")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("在办的案件，多久都不删")
    void nothingOfARunningCaseIsErased() {
        Path letter = content("letter");
        rule("ENDED", "1", "测试");
        clock.set(BEGAN.plusYears(3));
        round.goRound();
        assertThat(letter).exists();
        assertThat(count("step_file")).isPositive();
    }

    @Test
    @DisplayName("暂停删除：有权的人写明原因才能停；停着不删，恢复以后才删；别人看不到这个入口")
    void whatIsHeldStaysUntilItIsLetGo() {
        withdraw();
        Path letter = content("letter");
        rule("ENDED", "1", "测试");
        String hold = "/cases/" + walk.caseId() + "/hold";
        for (String other : new String[] {"applicant", "secretary", "organiser", "other secretary", "admin"}) {
            assertThat(town.as(other).get(hold).status()).as(other).isEqualTo(404);
        }
        assertThat(town.as("committee").get(hold).form("main form").send().errors())
                .containsExactly("请写明原因，2至500字。");
        Page held = town.as("committee")
                .get(hold)
                .form("main form")
                .set("reason", "有人申诉")
                .send();
        assertThat(held.text()).contains("材料暂停删除", "有人申诉");

        clock.set(BEGAN.plusYears(1));
        round.goRound();
        assertThat(letter).exists();
        assertThat(town.as("admin").get("/retention").text()).contains("暂停删除，到期也不删");

        town.as("committee").get(hold).form("main form").set("reason", "申诉已经办结").send();
        round.goRound();
        assertThat(letter).doesNotExist();
        assertThat(jdbc.sql("select string_agg(ledger_member(body, 'outcome'), ',' order by seq) from ledger_entry"
                                + " where chain_id = ? and act = 'hold'")
                        .param(walk.caseId())
                        .query(String.class)
                        .single())
                .isEqualTo("placed,lifted");
    }

    @Test
    @DisplayName("会议还要用的文件：案件的材料到期了，会议的那一份留着")
    void whatAMeetingKeepsStays() {
        withdraw();
        Path letter = content("letter");
        Hall hall = new Hall(jdbc, town, BEGAN).topic("讨论").open();
        jdbc.sql(
                        "insert into meeting_file (meeting_id, file_id, kind, made, added_by, added_at)"
                                + " select ?, file_id, 'OTHER', false, ?, now() from step_file where case_id = ? and field = 'letter'")
                .params(hall.id(), town.id("commissioner"), walk.caseId())
                .update();
        rule("ENDED", "1", "测试");
        clock.set(BEGAN.plusYears(1));
        round.goRound();
        assertThat(count("step_file")).isZero();
        assertThat(letter).exists();
    }

    @Test
    @DisplayName("入了党的：进人事档案的六种材料和经过不删，其他文件按期删")
    void theSixPapersOfAnAdmissionStay() {
        withdraw();
        jdbc.sql("insert into standing_change (person_id, standing, since, case_id, recorded_at)"
                        + " values (?, 'PROBATIONARY', ?, ?, now())")
                .params(town.id("applicant"), BEGAN, walk.caseId())
                .update();
        Path letter = content("letter");
        rule("ENDED", "1", "测试");
        rule("ADMITTED", "1", "测试");
        clock.set(BEGAN.plusYears(1));
        round.goRound();
        assertThat(letter).exists();
        assertThat(jdbc.sql("select string_agg(distinct coalesce(material, '-'), ',') from step_file where case_id = ?")
                        .param(walk.caseId())
                        .query(String.class)
                        .single())
                .isEqualTo("application-letter");
        assertThat(jdbc.sql("select count(*) from step_record where case_id = ? and submission <> '{}'")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    @DisplayName("谁看过完整号码：没有另定期限时留36个月，每晚删去过期的，删了几条写进总账")
    void looksAreForgottenAfterThreeYears() {
        for (int months : new int[] {37, 35}) {
            jdbc.sql(
                            "insert into number_view (person_id, viewer_id, viewer_name, office, office_en, reason, day, seen_at)"
                                    + " values (?, ?, '某', '书记', 'secretary', ?, ?, ?)")
                    .params(
                            town.id("applicant"),
                            town.id("secretary"),
                            months + "个月以前",
                            clock.today().minusMonths(months),
                            clock.instant().atOffset(ZoneOffset.UTC).minusMonths(months))
                    .update();
        }
        round.goRound();
        assertThat(jdbc.sql("select reason from number_view where person_id = ?")
                        .param(town.id("applicant"))
                        .query(String.class)
                        .list())
                .containsExactly("35个月以前");
        assertThat(ledger.latest(LedgerChain.ofInstallation().id(), 1).get(0).outcome())
                .isEqualTo("36 months: 1 rows");
    }

    @Test
    @DisplayName("总账里的地址、设备和说明：过了期限每晚删去，没过的留着")
    void whatIsPersonalInTheLedgerIsForgottenAtNight() {
        String personal = " from ledger_personal where chain_id = ?";
        UUID chain = walk.caseId();
        int all = jdbc.sql("select count(*)" + personal)
                .param(chain)
                .query(Integer.class)
                .single();
        assertThat(all).isGreaterThan(1);
        String first = " where chain_id = ? and seq = (select min(seq)" + personal + ")";
        Map<String, Object> row = jdbc.sql("select * from ledger_personal" + first)
                .params(chain, chain)
                .query()
                .singleRow();
        superuser
                .jdbc()
                .sql("update ledger_personal set recorded_at = ?" + first)
                .params(clock.instant().atOffset(ZoneOffset.UTC).minusMonths(37), chain, chain)
                .update();
        round.goRound();
        assertThat(jdbc.sql("select count(*)" + personal)
                        .param(chain)
                        .query(Integer.class)
                        .single())
                .isEqualTo(all - 1);
        // Its entry is of today: to whoever verifies the ledger in another test it would be missing too early.
        superuser
                .jdbc()
                .sql("insert into ledger_personal values (?, ?, ?, ?, ?)")
                .params(
                        row.get("chain_id"),
                        row.get("seq"),
                        row.get("recorded_at"),
                        row.get("salt"),
                        row.get("content"))
                .update();
        assertThat(ledger.latest(LedgerChain.ofInstallation().id(), 1).get(0).outcome())
                .startsWith("36 months: ");
    }

    @Test
    @DisplayName("新定的期限30天以后才生效；法定最短期限以下、没有依据，都定不成；六种材料改不了")
    void aRuleGivesNoticeAndKeepsToTheLaw() {
        withdraw();
        clock.set(BEGAN.plusYears(2));
        rule("ENDED", "1", "测试");
        Path letter = content("letter");
        round.goRound();
        assertThat(letter).as("could still be taken back").exists();
        clock.set(BEGAN.plusYears(2).plusDays(30));
        round.goRound();
        assertThat(letter).doesNotExist();

        assertThat(rule("LEDGER", "6", "测试").errors()).containsExactly("请填允许的月数，或者空着。");
        assertThat(rule("LOOKS", "35", "测试").errors()).containsExactly("请填允许的月数，或者空着。");
        assertThat(rule("ADMITTED", "120", "").errors()).containsExactly("请写明依据，2至300字。");
        assertThat(town.as("admin").get("/retention").has("input[name=kind][value=DOSSIER]"))
                .isFalse();
        assertThat(town.as("secretary").get("/retention").status()).isEqualTo(403);
    }

    private Path content(String field) {
        String sha256 = jdbc.sql("select s.sha256 from step_file f join stored_file s on s.id = f.file_id"
                        + " where f.case_id = ? and f.field = ?")
                .params(walk.caseId(), field)
                .query(String.class)
                .single();
        Path file = installation
                .dataFolder()
                .toAbsolutePath()
                .resolve("files")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
        // As old as the upload is by the clock that was moved.
        assertThat(Files.exists(file)).isTrue();
        return file;
    }

    private String digest() {
        return jdbc.sql("select string_agg(submission_sha256, ',' order by seq) from step_record where case_id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    private String record() {
        return jdbc.sql("select id from step_record where case_id = ? order by seq limit 1 offset 1")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    private String number() {
        return jdbc.sql("select number from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table + " where case_id = ?")
                .param(walk.caseId())
                .query(Integer.class)
                .single();
    }
}
