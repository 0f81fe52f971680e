package org.zhengcheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengcheng.verify.Verify;

/**
 * Somebody has the password of the database's owner and does what they like in it. Each test works on a copy of one ledger of
 * three chains and two seals; the verifier has a file of it, the seals that were taken outside and the public key.
 */
@DisplayName("有数据库最高权限的人改总账：外面的核验程序每一种都查得出，并指出在哪里")
class TamperTest {

    private static final UUID A = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final UUID C = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final UUID A_PERSON = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final String A_CHAIN = "case " + A;
    private static final String REHASH = "hash = sha256(decode('00', 'hex') || body)";

    private static OwnLedger original;
    private static OwnLedger yesterday;

    @BeforeAll
    static void twoSeals() throws IOException {
        original = OwnLedger.begin();
        append(original, 4);
        original.seal();
        yesterday = original.copy();
        append(original, 2);
        original.seal();
        append(original, 1);
    }

    private static void append(OwnLedger ledger, int times) {
        for (int n = 0; n < times; n++) {
            ledger.append(LedgerChain.ofCase(A), "pass");
            ledger.append(LedgerChain.ofCase(B), "return");
            ledger.append(LedgerChain.ofOrganization(C), "GRANTED");
        }
    }

    @Test
    void ofWhatWasNotTouchedNothingIsSaid() throws IOException {
        OwnLedger ledger = original.copy();
        assertThat(verify(ledger)).startsWith("0 相符").contains("21 条", "2 个封印");
        assertThat(ledger.verify()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            changed                | update ledger_entry set body = convert_to(replace(convert_from(body, 'UTF8'), 'pass', 'fail'), 'UTF8') where chain_id = :a and seq = 2 | #2: 内容被改
            changed and rehashed   | update ledger_entry set body = convert_to(replace(convert_from(body, 'UTF8'), 'pass', 'fail'), 'UTF8') where chain_id = :a and seq = 2; update ledger_entry set :rehash where chain_id = :a and seq = 2 | #2: 封存的是另一条
            another actor          | update ledger_entry set body = convert_to(replace(convert_from(body, 'UTF8'), '000000000007', '000000000008'), 'UTF8') where chain_id = :a and seq = 5 | #5: 内容被改
            back-dated             | update ledger_entry set body = convert_to(replace(convert_from(body, 'UTF8'), '2026-06-01', '2025-06-01'), 'UTF8') where chain_id = :a and seq = 7 | #7: 内容被改
            deleted                | delete from ledger_entry where chain_id = :a and seq = 3 | #4: 前面缺了第3条
            first one deleted      | delete from ledger_entry where chain_id = :a and seq = 1 | #2: 前面缺了第1条
            inserted               | insert into ledger_entry (chain_kind, chain_id, seq, recorded_at, body, previous, hash) select chain_kind, chain_id, 8, recorded_at, body, hash, hash from ledger_entry where chain_id = :a and seq = 7; update ledger_head set seq = 8 where chain_id = :a | #8: 没有接着前一条
            inserted into a seal   | update ledger_entry set seq = seq + 100 where chain_id = :a and seq > 4; update ledger_entry set seq = seq - 99 where chain_id = :a and seq > 100; insert into ledger_entry (chain_kind, chain_id, seq, recorded_at, body, previous, hash) select chain_kind, chain_id, 5, recorded_at, body, previous, hash from ledger_entry where chain_id = :a and seq = 4 | #5: 没有接着前一条
            swapped                | update ledger_entry e set body = o.body, hash = o.hash, previous = o.previous from ledger_entry o where e.chain_id = :a and o.chain_id = :a and e.seq in (2, 3) and o.seq = 5 - e.seq | #2: 没有接着前一条
            swapped between chains | update ledger_entry e set body = o.body, hash = o.hash, previous = o.previous from ledger_entry o where e.seq = 1 and o.seq = 1 and (e.chain_id, o.chain_id) in ((:a, :b), (:b, :a)) | #1: 放错了地方
            tail cut off           | delete from ledger_entry where chain_id = :a and seq >= 6 | #5: 链头是第7条
            tail and head cut off  | delete from ledger_entry where chain_id = :a and seq >= 6; update ledger_head h set seq = 5, hash = e.hash from ledger_entry e where h.chain_id = :a and e.chain_id = :a and e.seq = 5 | 封存的是另一条
            unsealed tail cut off  | delete from ledger_entry where chain_id = :a and seq = 7 | #6: 链头是第7条
            head of chain replaced | update ledger_head set hash = sha256('x') where chain_id = :a | #7: 链头是第7条
            head of chain deleted  | delete from ledger_head where chain_id = :a | 没有链头
            chain gone             | delete from ledger_entry where chain_id = :a | 整条链不见了
            seal altered           | update ledger_seal set head = convert_to(replace(convert_from(head, 'UTF8'), '"entries":12', '"entries":11'), 'UTF8') where number = 1 | seal 1: 不是这把密钥签的
            last seal gone         | delete from ledger_sealed where seal = 2; delete from ledger_seal where number = 2 | seal 2: 外面有，总账里没有
            seals swapped          | update ledger_seal set number = -number; update ledger_seal set number = 3 + number | seal
            covered by another     | update ledger_sealed set to_seq = 3 where chain_id = :a and seal = 1; update ledger_sealed set from_seq = 4 where chain_id = :a and seal = 2 | 封存的是另一条
            """)
    @DisplayName("改、删、插、换、截、调头")
    void everyKindIsFoundAndNamed(String name, String sql, String first) throws IOException {
        OwnLedger ledger = original.copy();
        ledger.tamper(
                sql.replace(":a", "'" + A + "'").replace(":b", "'" + B + "'").replace(":rehash", REHASH));

        assertThat(verify(ledger))
                .as(name)
                .startsWith("1 ")
                .satisfies(said ->
                        assertThat(said.lines().findFirst().orElseThrow()).contains(first));
        assertThat(ledger.verify()).as("%s, seen from inside", name).isNotEmpty();
    }

    @Test
    void aCopyOfYesterdayIsFoundByTheSealOutside() throws IOException {
        assertThat(yesterday.verify()).as("in itself it is whole").isEmpty();
        assertThat(verify(yesterday)).startsWith("1 ").contains("seal 2: 外面有，总账里没有");
    }

    @Test
    void aLedgerThatIsNoLongerSealedIsFound() throws IOException {
        OwnLedger ledger = original.copy();
        assertThat(verify(ledger, original.sealFolder(), original.key(), "PT1H"))
                .startsWith("0 ");
        assertThat(verify(ledger, original.sealFolder(), original.key(), "PT0S"))
                .startsWith("1 ")
                .contains("seal 3: 迟迟没有加封");
    }

    @Test
    void anEntryThatWasKeptFromBeingSealedIsFound() throws IOException {
        OwnLedger ledger = original.copy();
        ledger.tamper("delete from ledger_unsealed");
        String now = ledger.owner()
                .sql("select pg_get_functiondef('ledger_continue'::regproc)")
                .query(String.class)
                .single();
        ledger.owner()
                .sql(now.replace("h.hash, clock_timestamp()", "h.hash, clock_timestamp() - interval '11 minutes'"))
                .update();
        ledger.append(LedgerChain.ofPerson(A_PERSON), "seen");
        ledger.tamper("delete from ledger_unsealed");
        Path elsewhere = Files.createTempDirectory("seals");
        Seal third =
                ledger.transaction().execute(status -> ledger.seals().sealNow().orElseThrow());
        keep(elsewhere, third);

        assertThat(verify(ledger, elsewhere, original.key(), "PT1H"))
                .startsWith("1 ")
                .contains("person " + A_PERSON)
                .contains("早该加封而没有");
    }

    /** The worst: everything after the change is computed anew, down to the seals, with the very key of the seals. */
    @Test
    void aLedgerRecomputedAsAWholeIsFoundByTheSealsOutsideAlone() throws IOException {
        OwnLedger ledger = original.copy();
        new Forger(ledger).recompute(A, 2);

        assertThat(ledger.verify()).as("inside nothing is wrong any more").isEmpty();
        assertThat(verify(ledger)).startsWith("1 ").contains("第一处", A_CHAIN + " #2: 封存的是另一条", "seal 1: 与外面留存的不同");

        Path own = Files.createTempDirectory("seals");
        for (Seal seal : ledger.seals().latest(9)) {
            keep(own, seal);
        }
        assertThat(verify(ledger, own, original.key(), null))
                .as("without the copies outside nobody could tell: they are the control")
                .startsWith("0 ");
    }

    @Test
    void sealsOfAnotherKeyAreNone() throws IOException {
        OwnLedger forged = OwnLedger.begin();
        append(forged, 2);
        forged.seal();
        assertThat(verify(forged, forged.sealFolder(), original.key(), null))
                .startsWith("1 ")
                .contains("seal 1: 不是这把密钥签的");
        assertThat(verify(forged, forged.sealFolder(), forged.key(), null))
                .as("whoever trusts that key believes it: the key is the control")
                .startsWith("0 ");
    }

    @Test
    void withoutTheHashesOutsideTheSealIsStillNamed() throws IOException {
        OwnLedger ledger = original.copy();
        ledger.tamper("delete from ledger_entry where chain_id = '" + A + "' and seq >= 6;"
                + " update ledger_head h set seq = 5, hash = e.hash from ledger_entry e"
                + " where h.chain_id = e.chain_id and e.chain_id = '" + A + "' and e.seq = 5");
        Path headsOnly = Files.createTempDirectory("seals");
        for (Seal seal : original.seals().latest(9)) {
            keep(headsOnly, seal);
        }
        assertThat(verify(ledger, headsOnly, original.key(), null))
                .startsWith("1 ")
                .contains("seal 2: 封存了6条，现有5条");
    }

    private static void keep(Path folder, Seal seal) throws IOException {
        Files.writeString(folder.resolve(seal.fileName()), seal.file());
    }

    private static String verify(OwnLedger ledger) throws IOException {
        return verify(ledger, original.sealFolder(), original.key(), null);
    }

    /** What the verifier says, after the code with which it ends. */
    static String verify(OwnLedger ledger, Path seals, SealKey key, String atMost) throws IOException {
        return verify(ledger.export(), seals, key, atMost);
    }

    static String verify(Path file, Path seals, SealKey key, String atMost) throws IOException {
        Path pem = Files.createTempFile("public", ".pem");
        Files.writeString(pem, key.publicPem());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verify.run(
                Stream.of(file.toString(), seals.toString(), pem.toString(), atMost)
                        .filter(argument -> argument != null)
                        .toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    /** Whoever has the database and the key. */
    private record Forger(OwnLedger ledger) {

        void recompute(UUID chain, int from) {
            byte[] previous = null;
            for (Row row : ledger.owner()
                    .sql("select seq, body, hash from ledger_entry where chain_id = ? and seq >= ? order by seq")
                    .params(chain, from)
                    .query(Row.class)
                    .list()) {
                String body = new String(row.body(), StandardCharsets.UTF_8);
                body = previous == null
                        ? body.replace("pass", "fail")
                        : body.replaceAll("\"previous\":\"[0-9a-f]+", "\"previous\":\"" + hex(previous));
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                byte[] hash = Suite.SHA256_ED25519.hash(Suite.LEAF, bytes);
                ledger.tamper("update ledger_entry set body = decode('" + hex(bytes) + "', 'hex'), hash = decode('"
                        + hex(hash) + "', 'hex')"
                        + (previous == null ? "" : ", previous = decode('" + hex(previous) + "', 'hex')")
                        + " where chain_id = '" + chain + "' and seq = " + row.seq());
                previous = hash;
            }
            ledger.tamper("update ledger_head set hash = decode('" + hex(previous) + "', 'hex') where chain_id = '"
                    + chain + "'");
            String before = "0".repeat(64);
            for (int number = 1; number <= 2; number++) {
                before = sealAnew(number, before);
            }
        }

        private String sealAnew(int number, String before) {
            MerkleTree tree = new MerkleTree(Suite.SHA256_ED25519);
            ledger.seals().leaves(number).forEach(tree::add);
            byte[] head = ledger.owner()
                    .sql("select convert_from(head, 'UTF8') from ledger_seal where number = ?")
                    .param(number)
                    .query(String.class)
                    .single()
                    .replaceAll("\"root\":\"[0-9a-f]+", "\"root\":\"" + hex(tree.root()))
                    .replaceAll("\"previous\":\"[0-9a-f]+", "\"previous\":\"" + before)
                    .getBytes(StandardCharsets.UTF_8);
            byte[] hash = Suite.SHA256_ED25519.hash(Suite.SEAL, head);
            ledger.tamper("update ledger_seal set head = decode('" + hex(head) + "', 'hex'), hash = decode('"
                    + hex(hash)
                    + "', 'hex'), signature = decode('" + hex(ledger.key().sign(head)) + "', 'hex') where number = "
                    + number);
            return hex(hash);
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        private record Row(int seq, byte[] body, byte[] hash) {}
    }
}
