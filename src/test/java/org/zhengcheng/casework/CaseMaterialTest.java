package org.zhengcheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("案件的材料：重交的是新版本，旧的留着；外人看不到")
class CaseMaterialTest extends ApplicationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    private Forms forms;

    private Town town;
    private Walk walk;

    @BeforeEach
    void somebodyHasApplied() {
        clock.set(DAY);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms).begin().take("applicant", "submit-application", "pass");
    }

    @Test
    void aFileIsSentAsAnAttachmentToWhoMayReadTheCase() {
        for (String who : List.of("applicant", "secretary", "organiser", "committee", "officer")) {
            HttpResponse<byte[]> file = town.as(who).download(path(letters().get(0)));
            assertThat(file.statusCode()).as(who).isEqualTo(200);
            assertThat(file.body()).isEqualTo(Form.PDF);
            assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(file.headers().firstValue("Content-Type")).contains("application/pdf");
        }
    }

    @Test
    void aStrangerGetsNothingAndDoesNotLearnThatThereIsSomething() {
        Town elsewhere = newTown();
        for (Browser stranger : List.of(
                town.as("other secretary"), town.as("member"), elsewhere.as("secretary"), elsewhere.as("committee"))) {
            HttpResponse<byte[]> file = stranger.download(path(letters().get(0)));
            assertThat(file.statusCode()).isEqualTo(404);
            assertThat(new String(file.body())).doesNotContain("%PDF");
        }
        assertThat(new String(Browser.stranger(address())
                        .download(path(letters().get(0)))
                        .body()))
                .as("who has not signed in is asked to")
                .doesNotContain("%PDF");
    }

    @Test
    void aFileIsNotReadThroughAnotherCase() {
        UUID letter = letters().get(0);
        Town elsewhere = newTown();
        Walk other = new Walk(elsewhere, clock, jdbc, forms).begin();
        assertThat(elsewhere
                        .as("secretary")
                        .download("/cases/" + other.caseId() + "/files/" + letter)
                        .statusCode())
                .isEqualTo(404);
        assertThat(town.as("secretary").download(path(UUID.randomUUID())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsHandedInAgainIsANewVersionBesideTheOld() {
        walk.take("secretary", "register-application", "return", Map.of("reason", "没有签名"))
                .fill("applicant", "submit-application", "pass", Map.of())
                .clear("letter")
                .send();
        assertThat(letters()).hasSize(2).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select version from step_file where case_id = ? and material = 'application-letter'"
                                + " order by version")
                        .param(walk.caseId())
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
        Page page = walk.casePage("secretary");
        assertThat(page.text()).contains("（第2版）");
        letters()
                .forEach(letter -> assertThat(
                                town.as("secretary").download(path(letter)).statusCode())
                        .as("the old one stays")
                        .isEqualTo(200));
    }

    @Test
    void aFileThatSomebodyElseBroughtCannotBeHandedIn() {
        Town elsewhere = newTown();
        Walk thief = new Walk(elsewhere, clock, jdbc, forms).begin();
        Page refused = thief.send(
                "applicant",
                "submit-application",
                "pass",
                Map.of("letter", letters().get(0).toString()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error("letter")).contains("找不到");
        assertThat(thief.openStep()).isEqualTo("submit-application");
    }

    private String path(UUID file) {
        return "/cases/" + walk.caseId() + "/files/" + file;
    }

    private List<UUID> letters() {
        return jdbc.sql("select file_id from step_file where case_id = ? and field = 'letter' order by version")
                .param(walk.caseId())
                .query(UUID.class)
                .list();
    }
}
