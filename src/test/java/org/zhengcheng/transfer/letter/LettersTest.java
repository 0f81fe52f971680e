package org.zhengcheng.transfer.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("介绍信编号：每个党委每年连号，不重不缺；补办的，原信作废")
class LettersTest extends ApplicationTest {

    private static final int AT_ONCE = 50;

    @Autowired
    private Letters letters;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Ledger ledger;

    private LetterTown town;

    @BeforeEach
    void aTown() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = new LetterTown(newTown(), letters, transactions, jdbc);
    }

    @Test
    void fiftyIssuedAtOnceHaveTheNumbersOneToFiftyEvenIfOneIsTakenBack() throws Exception {
        List<UUID> cases = IntStream.range(0, AT_ONCE + 1)
                .mapToObj(n -> town.caseOf("member"))
                .toList();
        ExecutorService clerks = Executors.newFixedThreadPool(AT_ONCE + 1);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<String>> issued = new ArrayList<>();
        try {
            for (int i = 0; i < cases.size(); i++) {
                UUID caseId = cases.get(i);
                boolean takenBack = i == AT_ONCE / 2;
                issued.add(clerks.submit(() -> {
                    begin.await();
                    return transactions.execute(status -> {
                        Letter letter = letters.issue(
                                caseId, town.facts("member"), town.town().id("committee"));
                        if (takenBack) {
                            status.setRollbackOnly();
                        }
                        return letter.number();
                    });
                }));
            }
            begin.countDown();
            for (Future<String> one : issued) {
                one.get();
            }
        } finally {
            clerks.shutdownNow();
        }
        assertThat(jdbc.sql("select seq from transfer_letter where committee_id = ? order by seq")
                        .param(town.town().organizationId("street"))
                        .query(Integer.class)
                        .list())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, AT_ONCE).boxed().toList());
        assertThat(jdbc.sql("select count(distinct number) from transfer_letter where committee_id = ?")
                        .param(town.town().organizationId("street"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(AT_ONCE);
    }

    @Test
    void aCommitteeBeginsAnewWithEachYear() {
        Letter last = town.issue(town.caseOf("member"), "member");
        clock.set(LocalDate.of(2027, 1, 1));
        Letter first = town.issue(town.caseOf("contact"), "contact");
        assertThat(last.number()).endsWith("〔2026〕0001");
        assertThat(first.number()).endsWith("〔2027〕0001");
    }

    @Test
    void aLetterIsValidForSoManyDaysAfterTheDayOfIssue() {
        Letter letter = town.issue(town.caseOf("member"), "member");
        assertThat(letter.lastOn()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(letter.stateOn(LocalDate.of(2026, 7, 1))).isEqualTo(Letter.State.VALID);
        assertThat(letter.stateOn(LocalDate.of(2026, 7, 2))).isEqualTo(Letter.State.EXPIRED);
        assertThatThrownBy(() -> town.facts("member").validFor(91)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> town.facts("member").validFor(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCaseHasOneLetterThatCountsAndAnotherInItsPlaceMakesItVoid() {
        UUID caseId = town.caseOf("member");
        Letter lost = town.issue(caseId, "member");
        assertThatThrownBy(() -> town.issue(caseId, "member")).isInstanceOf(IllegalStateException.class);

        clock.set(LocalDate.of(2026, 6, 20));
        Letter another = transactions.execute(
                status -> letters.reissue(caseId, "原信遗失", 60, town.town().id("committee")));
        assertThat(another.number()).endsWith("0002");
        assertThat(another.replacesId()).isEqualTo(lost.id());
        assertThat(another.content().code()).isNotEqualTo(lost.content().code());
        assertThat(another.lastOn()).isEqualTo(LocalDate.of(2026, 8, 19));
        assertThat(letters.current(caseId)).contains(another);
        Letter former = letters.withCode(lost.content().code()).orElseThrow();
        assertThat(former.stateOn(clock.today())).isEqualTo(Letter.State.VOID);
        assertThat(former.voidReason()).isEqualTo("原信遗失");
        assertThat(ledger.isIntact(caseId)).isTrue();
        assertThat(ledger.latest(caseId, 5))
                .extracting(Ledger.Past::act)
                .containsExactly("reissue-letter", "issue-letter");
    }

    @Test
    void aLetterThatWasReceivedIsNeitherReceivedAgainNorVoid() {
        UUID caseId = town.caseOf("member");
        Letter letter = town.issue(caseId, "member");
        UUID by = town.town().id("committee");
        transactions.executeWithoutResult(status -> letters.received(letter.id(), LocalDate.of(2026, 6, 10), by));
        assertThat(letters.current(caseId).orElseThrow().stateOn(LocalDate.of(2026, 9, 1)))
                .isEqualTo(Letter.State.RECEIVED);
        assertThatThrownBy(() -> transactions.executeWithoutResult(
                        status -> letters.received(letter.id(), LocalDate.of(2026, 6, 10), by)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> letters.voided(letter.id(), "遗失", by)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> letters.reissue(caseId, "遗失", 30, by)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatStandsOnALetterLiesInTheDatabaseEncrypted() {
        Letter letter = town.issue(town.caseOf("member"), "member");
        String stored = jdbc.sql("select t::text from transfer_letter t where id = ?")
                .param(letter.id())
                .query(String.class)
                .single();
        assertThat(stored)
                .doesNotContain(town.town().name("member"), letter.content().code(), "000-0000-0099");
    }
}
