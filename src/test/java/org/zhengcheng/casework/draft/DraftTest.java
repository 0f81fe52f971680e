package org.zhengcheng.casework.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.version.CaseVersions;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.OtherVersion;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("边填边存：存在服务器上，换设备接着填，别人看不到，交了就清")
class DraftTest extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String SAVE = "button[data-save]";

    @Autowired
    private Forms forms;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private CaseVersions versions;

    @Autowired
    private CaseFiles files;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private Walk walk;

    @BeforeEach
    void anApplicantBegins() {
        clock.set(TODAY);
        town = newTown();
        walk = new Walk(town, clock, jdbc, forms).begin();
    }

    @Test
    @DisplayName("按“先存着”回到本页并说明时间；另一台设备打开就是存的内容")
    void whatWasSavedIsThereOnAnotherDevice() {
        Page saved = write("在村里长大。").press(SAVE);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.uri().getPath()).isEqualTo(walk.stepPath());
        assertThat(saved.text("[data-saved]")).isEqualTo("09:00已保存");

        Page elsewhere = town.another("applicant").get(walk.stepPath());
        assertThat(elsewhere.html().selectFirst("textarea[name=growth]").text()).isEqualTo("在村里长大。");
        assertThat(elsewhere.step().value("typedHere")).isEqualTo("true");
        assertThat(elsewhere.step().value("_operation"))
                .as("the key by which twice is once")
                .isEqualTo(saved.step().value("_operation"));
    }

    @Test
    @DisplayName("存的内容在数据库里是密文")
    void aDraftIsEncryptedAtRest() {
        write("只有本人知道的一句话").press(SAVE);
        String stored = jdbc.sql("select content || file_ids::text from draft where case_id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
        assertThat(stored).startsWith("aes:").doesNotContain("只有本人知道", "growth");
    }

    @Test
    @DisplayName("只有能办的人能存，没有问的内容不存，太长的不存")
    void whoMayNotActMayNotSave() {
        Form form = write("我的");
        assertThat(form.value("growth")).isEqualTo("我的");
        assertThat(quietly("other contact", Map.of("growth", "别人的")).statusCode())
                .isEqualTo(404);
        assertThat(quietly("committee", Map.of("growth", "别人的")).statusCode()).isEqualTo(403);
        assertThat(quietly("applicant", Map.of("standing", "FULL")).statusCode())
                .isEqualTo(400);
        assertThat(quietly("applicant", Map.of("growth", "长".repeat(400_001))).statusCode())
                .isEqualTo(413);
        assertThat(drafts()).isZero();
        assertThat(quietly("applicant", Map.of("growth", "本人的")).statusCode()).isEqualTo(200);
        assertThat(drafts()).isEqualTo(1);
    }

    @Test
    @DisplayName("草稿只有写的人看得到")
    void aDraftIsShownToItsAuthorAlone() {
        walk.take("applicant", "submit-application", "pass");
        Form form = walk.page("secretary").step().set("reason", "还没有想好");
        form.press(SAVE);
        assertThat(walk.page("secretary").text("#reason")).isEqualTo("还没有想好");
        assertThat(walk.page("commissioner").text()).doesNotContain("还没有想好");
    }

    @Test
    @DisplayName("交了以后，这一步所有人的草稿都清掉；晚到的保存不会让它回来")
    void takingTheStepDiscardsEveryDraftOfIt() {
        walk.take("applicant", "submit-application", "pass");
        walk.page("commissioner").step().set("reason", "同一步").press(SAVE);
        Form late = walk.page("secretary").step().set("reason", "晚到的");
        assertThat(drafts()).isEqualTo(1);
        walk.take("secretary", "register-application", "pass");
        assertThat(drafts()).isZero();
        assertThat(late.press(SAVE).status()).isEqualTo(409);
        assertThat(drafts()).isZero();
    }

    @Test
    @DisplayName("两个页面：后存的为准，并告诉它别处存过；内容一样不必说")
    void aPageThatIsOlderThanTheDraftIsTold() {
        assertThat(quietly("applicant", Map.of("growth", "第一页", "_draft", "0")).body())
                .contains("\"revision\":1", "09:00已保存", "\"elsewhere\":null");
        assertThat(quietly("applicant", Map.of("growth", "第一页", "_draft", "0")).body())
                .as("the same again after a lost answer")
                .contains("\"elsewhere\":null");
        assertThat(quietly("applicant", Map.of("growth", "第二页", "_draft", "0")).body())
                .contains("另一个页面也保存过");
        assertThat(town.as("applicant").get(walk.stepPath()).text("textarea[name=growth]"))
                .isEqualTo("第二页");
    }

    @Test
    @DisplayName("表改过：还问的题保留答案，说明哪些是新题")
    void whenTheFormHasChangedTheAnswersItStillAsksForAreKept() {
        write("在村里长大。").set("relations", "父亲是党员。").press(SAVE);
        FormSchema shipped =
                forms.shipped().find("member-development/submit-application").orElseThrow();
        new OtherVersion(diagrams, forms, versions, files, transaction)
                .moved(
                        walk,
                        shipped.key(),
                        shipped.source()
                                .replace("\"key\": \"relations\"", "\"key\": \"kin\"")
                                .replace("家庭主要成员和主要社会关系", "家里有谁")
                                .replaceFirst("(\"key\": \"growth\",\\s*\"label\": \")[^\"]*", "$1你的成长经历"));
        Page page = town.as("applicant").get(walk.stepPath());
        assertThat(page.text()).contains("这张表在您保存以后改过", "家里有谁");
        assertThat(page.text("textarea[name=growth]")).isEqualTo("在村里长大。");
        assertThat(page.text("#f-kin")).contains("新增的题");
        assertThat(page.text("#f-growth")).contains("你的成长经历", "这道题改过，原来是：成长经历和思想、工作表现");
        assertThat(page.text()).contains("不再问的题，您写过的还在这里", "家庭主要成员和主要社会关系", "父亲是党员。");

        Page saved = page.step().set("kin", "父亲").press(SAVE);
        assertThat(saved.text("#f-growth"))
                .as("it is marked until it is handed in")
                .contains("这道题改过");
        assertThat(saved.text()).as("and what was typed is still there").contains("父亲是党员。");
        assertThat(saved.text("textarea[name=kin]")).isEqualTo("父亲");
    }

    @Test
    @DisplayName("换版本以前打开的页面接着存，写的也不丢")
    void whatIsSavedFromAPageOfTheVersionBeforeIsKept() {
        write("在村里长大。").press(SAVE);
        FormSchema shipped =
                forms.shipped().find("member-development/submit-application").orElseThrow();
        new OtherVersion(diagrams, forms, versions, files, transaction)
                .moved(walk, shipped.key(), shipped.source().replace("\"key\": \"relations\"", "\"key\": \"kin\""));
        assertThat(quietly("applicant", Map.of("growth", "在村里长大。", "relations", "后来写的", "_draft", "1"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(town.as("applicant").get(walk.stepPath()).text()).contains("后来写的");
        assertThat(quietly("applicant", Map.of("standing", "FULL")).statusCode())
                .isEqualTo(400);
    }

    private Form write(String growth) {
        return town.as("applicant")
                .get(walk.stepPath())
                .step()
                .set("typedHere", "true")
                .set("growth", growth);
    }

    private HttpResponse<String> quietly(String who, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("_csrf", town.as(who).get("/").attribute("input[name=_csrf]", "value"));
        all.put("_operation", "00000000-0000-0000-0000-00000000000" + who.length() % 10);
        return town.as(who).script(walk.stepPath() + "/draft", all);
    }

    private int drafts() {
        return jdbc.sql("select count(*) from draft where case_id = ?")
                .param(walk.caseId())
                .query(Integer.class)
                .single();
    }
}
