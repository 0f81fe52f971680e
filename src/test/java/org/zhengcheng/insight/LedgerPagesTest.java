package org.zhengcheng.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.form.Forms;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.Seals;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("总账的页面：审计管理员核验、看封印、带走；别人不行；打开材料也记一条")
class LedgerPagesTest extends ApplicationTest {

    @Autowired
    private Forms forms;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Seals seals;

    private Town town;

    @BeforeEach
    void withAnAuditor() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        town.person("auditor", "county", "FULL", LocalDate.of(1980, 1, 1));
        town.post("auditor", "county", "auditor");
    }

    @Test
    void theAuditorVerifiesAndSeesHowItWent() {
        seals.sealNow();
        Page page = town.as("auditor").get("/ledger");
        assertThat(page.text()).contains("最近一个是第", "送往：", "文件夹");

        verify(page);

        assertThat(town.as("auditor").get("/ledger").text()).contains("全部相符").doesNotContain("不符！");
        assertThat(jdbc.sql("select count(*) from ledger_entry where act = 'verify' and actor_id = ?")
                        .param(town.id("auditor"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whereTheLedgerWasAlteredTheAuditorIsTold() {
        Walk walk = new Walk(town, clock, jdbc, forms).begin();
        alter(walk, "\"open\"", "\"shut\"");
        try {
            verify(town.as("auditor").get("/ledger"));
        } finally {
            alter(walk, "\"shut\"", "\"open\"");
        }

        assertThat(town.as("auditor").get("/ledger").text())
                .contains("不符", "case " + walk.caseId())
                .doesNotContain("全部相符");
        assertThat(town.as("auditor").get("/notices").text()).contains("核验总账，发现1处与当初写下的不符");
        assertThat(town.as("secretary").get("/notices").text()).doesNotContain("核验总账");
    }

    @Test
    void theLatestSealsCanBePrinted() {
        String hash = seals.sealNow().orElseThrow().fingerprint();
        assertThat(town.as("auditor").get("/ledger/seals").text()).contains(hash, "公钥指纹");
    }

    @Test
    void whatIsTakenAwayIsAnEntry() {
        Walk walk = new Walk(town, clock, jdbc, forms).begin();
        String number = jdbc.sql("select number from case_file where id = ?")
                .param(walk.caseId())
                .query(String.class)
                .single();
        Page page = town.as("auditor").get("/ledger");

        assertThat(page.form("form[action$=/ledger/export]").send().status()).isEqualTo(200);
        assertThat(page.form("form[action$=/ledger/proof]")
                        .set("number", number)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(page.form("form[action$=/ledger/proof]")
                        .set("number", "无此号")
                        .send()
                        .status())
                .isEqualTo(404);

        assertThat(jdbc.sql("select chain_kind || ' ' || ledger_member(body, 'object') from ledger_entry"
                                + " where act = 'export' and actor_id = ? order by recorded_at")
                        .param(town.id("auditor"))
                        .query(String.class)
                        .list())
                .containsExactly("installation ledger", "case proof");
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
    }

    @Test
    void nobodyElseMayLook() {
        for (String path : List.of("/ledger", "/ledger/seals")) {
            assertThat(town.as("secretary").get(path).status()).as(path).isIn(403, 404);
        }
    }

    @Test
    void whoeverOpensWhatAnotherHandedInIsWrittenDownOnce() {
        Walk walk = new Walk(town, clock, jdbc, forms).begin().take("applicant", "submit-application", "pass");
        UUID file = jdbc.sql("select file_id from step_file where case_id = ? limit 1")
                .param(walk.caseId())
                .query(UUID.class)
                .single();
        String path = "/cases/" + walk.caseId() + "/files/" + file;

        assertThat(town.as("applicant").download(path).statusCode()).isEqualTo(200);
        assertThat(readers(walk)).as("one's own").isEmpty();
        assertThat(town.as("secretary").get(path + "/view").status()).isEqualTo(200);
        assertThat(town.as("secretary").download(path).statusCode()).isEqualTo(200);
        assertThat(readers(walk)).containsExactly(town.id("secretary"));
        assertThat(town.as("other secretary").download(path).statusCode()).isEqualTo(404);
        assertThat(readers(walk)).as("a refusal shows nothing").hasSize(1);
        assertThat(ledger.isIntact(walk.caseId())).isTrue();
    }

    /** As somebody does who has the password of the database's owner. */
    private void alter(Walk walk, String word, String other) {
        superuser.transaction().executeWithoutResult(status -> {
            superuser.jdbc().sql("set local session_replication_role = replica").update();
            int altered = superuser
                    .jdbc()
                    .sql("update ledger_entry set body = convert_to(replace(convert_from(body, 'UTF8'), ?, ?), 'UTF8')"
                            + " where chain_id = ? and seq = 1 and position(cast(? as bytea) in body) > 0")
                    .params(word, other, walk.caseId(), word.getBytes(StandardCharsets.UTF_8))
                    .update();
            assertThat(altered).isEqualTo(1);
        });
    }

    private void verify(Page page) {
        page.form("form[action$=/ledger/verify]").send();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.sql("select finished_at is not null from ledger_verification order by started_at desc"
                                + " limit 1")
                        .query(Boolean.class)
                        .single());
    }

    private List<UUID> readers(Walk walk) {
        return jdbc.sql("select actor_id from ledger_entry where chain_id = ? and act = 'read'")
                .param(walk.caseId())
                .query(UUID.class)
                .list();
    }
}
