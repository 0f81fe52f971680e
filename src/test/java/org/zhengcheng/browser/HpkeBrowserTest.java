package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("页面里的封票（RFC 9180）：与规范的向量相符，与另一种实现互相拆得开，改一个字节就拆不开")
class HpkeBrowserTest extends BrowserTest {

    /** Of RFC 9180, appendix A.3: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. */
    private static final Map<String, Object> VECTOR = Map.of(
            "aead", 1,
            "info", "4f6465206f6e2061204772656369616e2055726e",
            "skR", "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2",
            "pkR",
                    "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30a"
                            + "d6aa8f80e30f1d128aafd68a2ce72ea0",
            "enc",
                    "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900b"
                            + "e863c403ce65c9bfcb9382657222d18c4",
            "aad", "436f756e742d30",
            "ct", "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434");

    private static final String PLAIN = "4265617574792069732074727574682c20747275746820626561757479";

    /** What the functions below need: hexadecimal, and a private key from its number. */
    private static final String TOOLS = """
            const hex = bytes => Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('');
            const bytes = hex => Uint8Array.from(hex.match(/../g) || [], two => parseInt(two, 16));
            const url = bytes => hpke.base64(bytes).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
            const own = (sk, pk) => crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', d: url(bytes(sk)),
              x: url(bytes(pk).slice(1, 33)), y: url(bytes(pk).slice(33)) }, hpke.curve, false, ['deriveBits']);
            """;

    private Page page;

    @BeforeEach
    void aPageWithTheScript() {
        Visitor visitor = stranger(Visitor.PHONE).open("/sign-in");
        page = visitor.page();
        page.addInitScript(Path.of("src/main/resources/static/hpke.js"));
        page.reload();
    }

    @Test
    void itIsWhatTheRfcSays() {
        assertThat(run(
                        "const shared = await hpke.sharedSecret(await own(v.skR, v.pkR), await"
                                + " hpke.importPublic(bytes(v.enc)), bytes(v.enc), bytes(v.pkR)); return hex(shared);",
                        VECTOR))
                .isEqualTo("c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8");
        assertThat(run(
                        "const all = await hpke.schedule(bytes('c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8'),"
                                + " bytes(v.info), v.aead); return hex(all.key) + ' ' + hex(all.nonce);",
                        VECTOR))
                .isEqualTo("868c066ef58aae6dc589b6cfdd18f97e 4e0bc5018beba4bf004cca59");
        assertThat(run(
                        "return hex(await hpke.open(await own(v.skR, v.pkR), bytes(v.pkR), bytes(v.info), bytes(v.enc +"
                                + " v.ct), v.aead, bytes(v.aad)));",
                        VECTOR))
                .isEqualTo(PLAIN);
    }

    /** The keys are those of the official vector of this suite (kem 16, kdf 1, aead 2). */
    @Test
    void whatOneImplementationSealsTheOtherOpens() throws Exception {
        HPKE other = new HPKE(HPKE.mode_base, HPKE.kem_P256_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
        byte[] sender = bytes("a90d3417c3da9cb6c6ae19b4b5dd6cc9529a4cc24efb7ae0ace1f31887a8cd6c");
        byte[] receiver = bytes("a0ce15d49e28bd47a18a97e147582d814b08cbe00109fed5ec27d1b4e9f6f5e3");
        AsymmetricCipherKeyPair pair = other.deriveKeyPair(receiver);
        String pk = hex(other.serializePublicKey(pair.getPublic()));
        String sk = hex(other.serializePrivateKey(pair.getPrivate()));
        assertThat(sk).isEqualTo("317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2");
        byte[] info = bytes("4f6465206f6e2061204772656369616e2055726e");
        HPKEContextWithEncapsulation context = other.setupBaseS(pair.getPublic(), info, other.deriveKeyPair(sender));
        byte[][] sealed = {context.seal(new byte[0], bytes(PLAIN)), context.getEncapsulation()};
        assertThat(hex(sealed[1]))
                .as("the encapsulated key of the vector")
                .isEqualTo(
                        "04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da"
                                + "5cc4c39ff5370d331a4f1f7d5a4e0");
        Map<String, Object> theirs =
                Map.of("sk", sk, "pk", pk, "info", hex(info), "sealed", hex(sealed[1]) + hex(sealed[0]));
        assertThat(run(
                        "return hex(await hpke.open(await own(v.sk, v.pk), bytes(v.pk), bytes(v.info), bytes(v.sealed)));",
                        theirs))
                .isEqualTo(PLAIN);

        for (int length : List.of(0, 1, 132, 928)) {
            byte[] plain = new byte[length];
            Arrays.fill(plain, (byte) 7);
            byte[] ours = bytes(run(
                    "return hex(await hpke.seal(bytes(v.pk), bytes(v.info), bytes(v.plain)));",
                    Map.of("pk", pk, "info", hex(info), "plain", hex(plain))));
            assertThat(ours).hasSize(length + 81);
            assertThat(other.open(
                            Arrays.copyOf(ours, 65),
                            pair,
                            info,
                            new byte[0],
                            Arrays.copyOfRange(ours, 65, ours.length),
                            null,
                            null,
                            null))
                    .isEqualTo(plain);
        }
    }

    @Test
    void whatWasAlteredOrMeantForSomethingElseDoesNotOpen() {
        String seal = "const pair = await crypto.subtle.generateKey(hpke.curve, false, ['deriveBits']);"
                + "const pk = await hpke.exportPublic(pair.publicKey);"
                + "const sealed = await hpke.seal(pk, hpke.text('one'), hpke.text('vote'));";
        assertThat(run(
                        seal
                                + "return new TextDecoder().decode(await hpke.open(pair.privateKey, pk, hpke.text('one'), sealed));",
                        Map.of()))
                .isEqualTo("vote");
        for (String change : List.of(
                "sealed[sealed.length - 1] ^= 1; const info = 'one';",
                "sealed[66] ^= 1; const info = 'one';",
                "sealed[3] ^= 1; const info = 'one';",
                "const info = 'two';")) {
            assertThatThrownBy(() -> run(
                            seal + change
                                    + "return hex(await hpke.open(pair.privateKey, pk, hpke.text(info), sealed));",
                            Map.of()))
                    .isInstanceOf(PlaywrightException.class);
        }
    }

    private String run(String script, Map<String, Object> values) {
        return (String) page.evaluate("async v => { " + TOOLS + script + " }", values);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
