package org.zhengcheng.transfer.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import org.zhengcheng.transfer.letter.Letter;
import org.zhengcheng.transfer.letter.LetterTown;
import org.zhengcheng.transfer.letter.Letters;

@DisplayName("核验介绍信：谁都能查手里的信，查不出别的信，也看不到更多")
class CheckLetterTest extends ApplicationTest {

    @Autowired
    private Letters letters;

    @Autowired
    private TransactionTemplate transactions;

    private LetterTown town;
    private UUID caseId;
    private Letter letter;
    private Browser stranger;

    @BeforeEach
    void aLetter() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = new LetterTown(newTown(), letters, transactions, jdbc);
        town.town().person("mover", "branch", "FULL", LocalDate.of(1998, 5, 20));
        town.known("mover", "钟远行", "1", LocalDate.of(1998, 5, 20), "01");
        caseId = town.caseOf("mover");
        letter = town.issue(caseId, "mover");
        stranger = Browser.stranger(address());
    }

    @Test
    void whoeverHoldsTheLetterSeesWhetherItCounts() {
        Page page = check(letter.content().code());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("在有效期内", letter.number(), "2026年6月1日", "2026年7月1日", "30天")
                .contains(letter.content().addressee(), letter.content().destination(), "钟＊＊", "党费交到 2026年6月");
        clock.set(LocalDate.of(2026, 7, 2));
        assertThat(check(letter.content().code()).text()).contains("已过有效期");
    }

    @Test
    void aLetterThatIsVoidOrReceivedIsSaidToBeSo() {
        transactions.executeWithoutResult(
                status -> letters.reissue(caseId, "原信在火车站遗失", 30, town.town().id("committee")));
        assertThat(check(letter.content().code()).text()).contains("已经作废").doesNotContain("火车站");
        Letter another = letters.current(caseId).orElseThrow();
        transactions.executeWithoutResult(status ->
                letters.received(another.id(), clock.today(), town.town().id("committee")));
        assertThat(check(another.content().code()).text()).contains("已经由接收方办理");
    }

    @Test
    void itShowsLessOfThePersonThanTheLetterDoes() {
        String html = check(letter.content().code()).html().outerHtml();
        assertThat(html)
                .doesNotContain(
                        "钟远行",
                        "1998",
                        "28岁",
                        "汉族",
                        "000-0000-0099",
                        letter.content().origin(),
                        "示范路1号",
                        caseId.toString(),
                        town.town().id("mover").toString());
    }

    @Test
    void theCodeCanBeTypedAsItIsPrinted() {
        String printed = letter.content().code().replaceAll("(.{5})", "$1-").toUpperCase();
        assertThat(stranger.get("/letters")
                        .form("main form")
                        .set("code", " " + printed + " ")
                        .send()
                        .text())
                .contains(letter.number());
    }

    @Test
    void whatIsNoCodeAndWhatIsACodeOfNoLetterGetTheSameAnswer() {
        Page known = check("0".repeat(26));
        assertThat(known.status()).isEqualTo(404);
        String number = letter.number();
        for (String tried : List.of(
                "1",
                "0".repeat(25),
                letter.content().code().substring(1),
                letter.content().code() + "0",
                letter.id().toString(),
                caseId.toString(),
                "%25",
                "..%2f..",
                number)) {
            Page page = check(tried);
            assertThat(page.status()).as(tried).isIn(404, 400);
            if (page.status() == 404) {
                assertThat(page.text("main")).as(tried).isEqualTo(known.text("main"));
            }
            assertThat(page.text()).doesNotContain(number);
        }
        assertThat(check("").text()).doesNotContain(number);
    }

    @Test
    void codesHaveNothingInCommonThatWouldHelpToGuessTheNext() {
        Set<String> codes = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        for (int n = 0; n < 40; n++) {
            String code = town.issue(town.caseOf("member"), "member").content().code();
            assertThat(code).hasSize(26).matches("[0-9a-hjkmnp-tv-z]+");
            codes.add(code);
            beginnings.add(code.substring(0, 6));
        }
        assertThat(codes).hasSize(40);
        assertThat(beginnings).as("30 of the 130 bits differ already").hasSize(40);
    }

    @Test
    void itAsksNoSearchEngineIn() {
        assertThat(stranger.download("/letters/" + letter.content().code())
                        .headers()
                        .firstValue("X-Robots-Tag"))
                .hasValueSatisfying(said -> assertThat(said).contains("noindex"));
    }

    private Page check(String code) {
        return stranger.get("/letters/" + code);
    }
}
