package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("办理日期和录入日期是两回事：规定按办理日期核对，台账和案件页两个都有")
class EventDateTest extends JourneyTest {

    private static final String SHIPPED = "member-development-2026.bpmn20.xml";

    @Autowired
    private Diagrams diagrams;

    @Test
    void aMeetingHeldOnTuesdayAndEnteredOnFridayStandsWithBothDays() {
        Town town = newTown();
        Walk walk = begin(town);
        apply(walk, COURSE);
        LocalDate tuesday = LocalDate.of(2026, 6, 30);
        LocalDate friday = LocalDate.of(2026, 7, 3);
        walk.on(friday).take("secretary", "nominate-activist", "pass", Map.of("meetingDate", tuesday));

        String log = walk.casePage("secretary").html().select(".log li").first().text();
        assertThat(log).contains("推荐和确定入党积极分子", "2026年6月30日", "2026年7月3日").containsPattern("2026年7月3日 \\d\\d:\\d\\d录入");
        assertThat(walk.casePage("applicant").html().select(".log li").first().text())
                .contains("2026年6月30日", "2026年7月3日");
        assertThat(town.standingSince("applicant")).as("the event counts").isEqualTo(tuesday);
        record Dates(String content, LocalDateTime recorded) {}
        Dates ledgered = jdbc.sql(
                        "select convert_from(l.body, 'UTF8') as content, r.recorded_at at time zone 'Asia/Shanghai' as recorded"
                                + " from ledger_entry l, step_record r where l.chain_id = :case and r.case_id = :case"
                                + " and r.step_id = 'nominate-activist' order by l.seq desc limit 1")
                .param("case", walk.caseId())
                .query(Dates.class)
                .single();
        assertThat(ledgered.content()).contains("\"eventDate\":\"2026-06-30\"");
        assertThat(ledgered.recorded().toLocalDate()).isEqualTo(friday);
        assertThat(jdbc.sql("select count(*) from ledger_entry where chain_id = ? and recorded_at is null")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDayInTheFutureOrBeforeTheStepBeforeIsRefusedWithTheReason() {
        Town town = newTown();
        Walk walk = begin(town);
        walk.take("applicant", "submit-application", "pass").take("secretary", "register-application", "pass");
        LocalDate today = APPLIED.plusDays(12);
        walk.on(today);
        Walk.Written before = walk.written();
        Page future = walk.send("secretary", "application-talk", "pass", Map.of("talkDate", today.plusDays(1)));
        assertThat(future.status()).isEqualTo(422);
        assertThat(future.error("talkDate")).contains(chinese(today));
        Page early = walk.send("secretary", "application-talk", "pass", Map.of("talkDate", APPLIED.minusDays(1)));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.error("talkDate")).contains("不能早于上一步“受理登记”的日期" + chinese(APPLIED));
        assertThat(walk.written()).isEqualTo(before);
        walk.take("secretary", "application-talk", "pass", Map.of("talkDate", APPLIED));
    }

    @Test
    @DisplayName("条文写“一般”的：早了、迟了都要写明原因，记录在案；写了就能办")
    void aSoftRuleNeedsAReasonWhichGoesOnRecord() throws IOException {
        clock.set(APPLIED);
        Town town = newTown();
        Walk walk = beginOn(
                town,
                "<zc:period kind=\"due\" length=\"P1M\" from=\"register-application.receivedDate\"/>",
                "<zc:period kind=\"notBefore\" length=\"P1M\" from=\"register-application.receivedDate\" soft=\"true\"/>");
        walk.take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(APPLIED.plusDays(5));
        assertThat(town.as("secretary").get("/").has(".task .due--wait"))
                .as("it is not forbidden")
                .isFalse();
        Walk.Written before = walk.written();
        Page early = walk.send("secretary", "application-talk", "pass", Map.of());
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.error("reason")).contains("一般在" + chinese(APPLIED.plusMonths(1)) + "以后办理", "细则第七条");
        assertThat(walk.written()).isEqualTo(before);
        walk.take("secretary", "application-talk", "pass", Map.of("reason", "申请人即将出差"));
        assertThat(walk.casePage("secretary").text(".log")).contains("理由：申请人即将出差");
    }

    /** Only the case of this test runs on the edited diagram; after it the shipped one is the newest again. */
    private Walk beginOn(Town town, String passage, String replacement) throws IOException {
        String shipped = Files.readString(Path.of("processes", SHIPPED));
        assertThat(shipped).containsOnlyOnce(passage);
        diagrams.deploy(
                "edited.bpmn20.xml", shipped.replace(passage, replacement).getBytes(StandardCharsets.UTF_8));
        try {
            return walk(town).begin();
        } finally {
            diagrams.deploy(SHIPPED, shipped.getBytes(StandardCharsets.UTF_8));
        }
    }
}
