package org.zhengcheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

@DisplayName("总账：只能追加，每案一链，互不等待；个人内容另放，可以依法删除")
class LedgerTest {

    private static final LedgerChain ONE = LedgerChain.ofCase(new UUID(1, 1));
    private static final LedgerChain OTHER = LedgerChain.ofCase(new UUID(1, 2));
    private static OwnLedger shared;

    private static synchronized OwnLedger ledger() {
        if (shared == null) {
            shared = OwnLedger.begin();
            shared.append(LedgerChain.ofPerson(new UUID(3, 3)), "first");
            shared.seal();
        }
        return shared;
    }

    @Test
    void writersOfDifferentChainsNeverWaitForEachOtherAndThoseOfOneDo() throws Exception {
        OwnLedger own = OwnLedger.begin();
        own.append(ONE, "begun");
        own.append(OTHER, "begun");
        ExecutorService hands = Executors.newFixedThreadPool(2);
        own.transaction().executeWithoutResult(status -> {
            own.ledger().append(OwnLedger.entry(ONE, "not committed yet"));
            Future<?> other = hands.submit(() -> impatiently(own, OTHER));
            assertThat(other).succeedsWithin(Duration.ofSeconds(20));
            Future<?> same = hands.submit(() -> impatiently(own, ONE));
            assertThatThrownBy(same::get).hasMessageContaining("lock timeout");
        });
        impatiently(own, ONE);
        hands.shutdown();
        assertThat(own.ledger().latest(ONE.id(), 9)).hasSize(3);
        assertThat(own.ledger().latest(OTHER.id(), 9)).hasSize(2);
    }

    private static void impatiently(OwnLedger own, LedgerChain chain) {
        own.transaction().executeWithoutResult(status -> {
            own.jdbc().sql("set local lock_timeout = '500ms'").update();
            own.ledger().append(OwnLedger.entry(chain, "impatient"));
        });
    }

    @Test
    void manyWritersOfOneChainAreNumberedWithoutGap() throws Exception {
        OwnLedger own = OwnLedger.begin();
        ExecutorService hands = Executors.newFixedThreadPool(6);
        List<Callable<Object>> writers = IntStream.range(0, 60)
                .mapToObj(n -> Executors.callable(() -> own.append(ONE, "n" + n)))
                .toList();
        for (Future<Object> done : hands.invokeAll(writers)) {
            done.get();
        }
        hands.shutdown();
        assertThat(own.ledger().isIntact(ONE.id())).isTrue();
        assertThat(own.jdbc()
                        .sql("select seq from ledger_entry order by seq")
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, 60).boxed().toList());
        assertThat(own.verify()).isEmpty();
    }

    @Test
    void manyAreAppendedInTwoStatementsAndStandAsIfOneAfterTheOther() {
        OwnLedger own = OwnLedger.begin();
        own.append(ONE, "begun");
        own.transaction()
                .executeWithoutResult(status -> own.ledger()
                        .appendAll(List.of(
                                OwnLedger.entry(OTHER, "1"),
                                OwnLedger.entry(ONE, "2"),
                                OwnLedger.entry(ONE, "3"),
                                OwnLedger.entry(OTHER, "4"),
                                new Entry(OTHER, new UUID(7, 7), "", "act", "", "5", null, null))));
        own.seal();
        assertThat(own.ledger().latest(ONE.id(), 9).stream().map(Ledger.Past::outcome))
                .containsExactly("3", "2", "begun");
        assertThat(own.ledger().latest(OTHER.id(), 9).stream().map(Ledger.Past::note))
                .containsExactly("", "说明4", "说明1");
        assertThat(own.verify()).isEmpty();
    }

    @Test
    void anEntrySaysWhoDidWhatWhenAndKeepsWhatIsPersonalApart() {
        OwnLedger own = OwnLedger.begin();
        own.transaction()
                .executeWithoutResult(status -> own.ledger()
                        .append(OwnLedger.entry(ONE, "pass")
                                .insteadOf(new UUID(8, 8))
                                .noting("个人的话")));
        Map<String, Object> row =
                own.jdbc().sql("select * from ledger_entry").query().singleRow();
        byte[] bytes = (byte[]) row.get("body");
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith("{\"v\":1,\"hash\":\"sha256\",\"kind\":\"case\",\"chain\":\"" + ONE.id() + "\",\"seq\":1,")
                .contains("\"previous\":\"" + "0".repeat(64), "\"actor\":\"" + new UUID(7, 7))
                .contains("\"instead\":\"" + new UUID(8, 8), "\"office\":\"第一支部书记\"", "\"act\":\"step\"")
                .contains("\"outcome\":\"pass\"", "\"eventDate\":\"2026-06-01\"", "\"content\":\"" + Sha256.of("pass"))
                .doesNotContain("个人的话");
        assertThat(own.jdbc()
                        .sql("select ledger_member(body, 'recordedAt')::timestamptz = recorded_at"
                                + " and recorded_at between now() - interval '1 minute' and now() from ledger_entry")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Map<String, Object> apart =
                own.jdbc().sql("select * from ledger_personal").query().singleRow();
        assertThat(new String((byte[]) apart.get("content"), StandardCharsets.UTF_8))
                .isEqualTo("{\"note\":\"个人的话\"}");
        byte[] hash =
                Suite.SHA256_ED25519.hash(Suite.PERSONAL, (byte[]) apart.get("salt"), (byte[]) apart.get("content"));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"personal\":\"" + HexFormat.of().formatHex(hash));
    }

    @Test
    void whatIsPersonalIsForgottenAfterItsTimeAndNotBefore() {
        OwnLedger own = OwnLedger.begin();
        // As if the first entry had been written 200 days ago.
        String now = own.owner()
                .sql("select pg_get_functiondef('ledger_continue'::regproc)")
                .query(String.class)
                .single();
        own.owner()
                .sql(now.replace("h.hash, clock_timestamp()", "h.hash, clock_timestamp() - interval '200 days'"))
                .update();
        own.append(ONE, "old");
        own.owner().sql(now).update();
        own.append(ONE, "new");
        own.seal();
        String forget = "select ledger_forget(clock_timestamp() - cast(? as interval))";

        assertThatThrownBy(() -> own.jdbc()
                        .sql(forget)
                        .param("182 days")
                        .query(Integer.class)
                        .single())
                .hasMessageContaining("at least 183 days");
        assertThat(own.jdbc().sql(forget).param("184 days").query(Integer.class).single())
                .isEqualTo(1);
        assertThat(own.verify()).as("lawfully forgotten").isEmpty();
        assertThat(own.ledger().latest(ONE.id(), 2).stream().map(Ledger.Past::note))
                .containsExactly("说明new", "");

        own.tamper("delete from ledger_personal");
        assertThat(own.verify())
                .as("too early")
                .containsExactly(new Verification.Fault("case " + ONE.id() + " #2", "personal"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set seq = seq",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "alter table ledger_entry disable trigger all",
                "update ledger_head set seq = 0",
                "insert into ledger_head select chain_kind, gen_random_uuid(), seq, hash from ledger_head",
                "delete from ledger_head",
                "delete from ledger_unsealed",
                "update ledger_personal set salt = salt",
                "delete from ledger_personal",
                "update ledger_seal set head = head",
                "delete from ledger_seal",
                "update ledger_sealed set seal = seal",
                "delete from ledger_sealed",
                "drop table ledger_entry",
                "create or replace function ledger_advance() returns trigger language sql as 'select 1'",
                "set session_replication_role = replica"
            })
    @DisplayName("应用自己的角色改不了、删不了、绕不过")
    void theApplicationsRoleCanChangeNothing(String sql) {
        assertThatThrownBy(() -> ledger().jdbc().sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void withoutTheRevokedRightsTheTriggersStillStandAndWithoutThemNothing() {
        OwnLedger own = OwnLedger.begin();
        own.append(ONE, "begun");
        own.owner().sql("grant update on ledger_entry to zhengcheng").update();
        assertThatThrownBy(() ->
                        own.jdbc().sql("update ledger_entry set seq = seq").update())
                .hasMessageContaining("append-only");
        own.owner()
                .sql("alter table ledger_entry disable trigger ledger_entry_append_only")
                .update();
        assertThat(own.jdbc().sql("update ledger_entry set seq = seq").update())
                .as("these two were what held")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seq + 1, recorded_at, body, hash, hash",
                "seq, recorded_at, body, previous, hash",
                "seq + 2, recorded_at, body, hash, hash"
            })
    @DisplayName("没有接着链尾的记录，数据库不收")
    void whatDoesNotContinueItsChainIsRefused(String values) {
        OwnLedger own = OwnLedger.begin();
        own.append(ONE, "begun");
        own.append(ONE, "gone on");
        String insert = "insert into ledger_entry (chain_kind, chain_id, seq, recorded_at, body, previous, hash)"
                + " select chain_kind, chain_id, " + values + " from ledger_entry where seq = 1";
        assertThatThrownBy(() -> own.jdbc().sql(insert).update()).hasMessageContaining("does not continue its chain");
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    @DisplayName("两套算法都能封、能验")
    void bothSuitesSealAndVerify(Suite suite) {
        OwnLedger own = OwnLedger.begin(suite, "");
        own.append(ONE, "begun");
        own.append(OTHER, "begun");
        Seal first = own.seal();
        Seal second = own.seal();

        assertThat(first.said().entries()).isEqualTo(2);
        assertThat(second.said().entries()).as("nothing new, and yet a seal").isZero();
        assertThat(second.said().previous()).isEqualTo(first.fingerprint());
        assertThat(second.said().suite()).isEqualTo(suite);
        assertThat(own.verify()).isEmpty();
    }

    @Test
    void aSealIsMadeWhenItIsDueAndNotBefore() {
        OwnLedger own = OwnLedger.begin();
        assertThat(sealedWhenDue(own)).isTrue();
        assertThat(sealedWhenDue(own)).isFalse();
        own.tamper("update ledger_seal set sealed_at = sealed_at - interval '61 minutes'");
        assertThat(sealedWhenDue(own)).isTrue();
    }

    private static boolean sealedWhenDue(OwnLedger own) {
        Boolean made =
                own.transaction().execute(status -> own.seals().sealIfDue().isPresent());
        return made;
    }
}
