package org.zhengcheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.installation.Installation;

@DisplayName("封印的密钥：生产环境必须设置，换钥匙后旧封印仍可验")
class SealKeyTest {

    @TempDir
    private Path data;

    @Test
    void productionDoesNotStartWithoutOne() {
        assertThatThrownBy(() -> key(Installation.Mode.PRODUCTION, Suite.SHA256_ED25519, "", List.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("没有设置 zhengcheng.ledger.signing-key");
    }

    @Test
    void whatIsNoKeyOfTheSuiteIsRefused() throws Exception {
        String ed25519 = base64(pair().getPrivate().getEncoded());
        assertThatThrownBy(() -> key(Installation.Mode.PRODUCTION, Suite.SM3_SM2, ed25519, List.of()))
                .hasMessageContaining("不是 sm2 的私钥");
        for (String none : List.of("x", "AAAA", base64(new byte[32]))) {
            assertThatThrownBy(() -> key(Installation.Mode.PRODUCTION, Suite.SHA256_ED25519, none, List.of()))
                    .as(none)
                    .hasMessageContaining("不是 ed25519 的私钥");
        }
    }

    @Test
    void theDemonstrationMakesOneOnceAndKeepsIt() throws Exception {
        for (Suite suite : Suite.values()) {
            SealKey made = key(Installation.Mode.DEMO, suite, "", List.of());
            assertThat(key(Installation.Mode.DEMO, suite, "", List.of()).fingerprint())
                    .isEqualTo(made.fingerprint());
        }
    }

    @Test
    void afterAChangeOfKeysOldSealsAreStillKnown() throws Exception {
        KeyPair old = pair();
        KeyPair present = pair();
        byte[] message = "head".getBytes(StandardCharsets.UTF_8);
        SealKey before = key(
                Installation.Mode.PRODUCTION,
                Suite.SHA256_ED25519,
                base64(old.getPrivate().getEncoded()),
                List.of());
        byte[] signature = before.sign(message);
        SealKey forgetful = key(
                Installation.Mode.PRODUCTION,
                Suite.SHA256_ED25519,
                base64(present.getPrivate().getEncoded()),
                List.of());
        SealKey mindful = key(
                Installation.Mode.PRODUCTION,
                Suite.SHA256_ED25519,
                "-----BEGIN PRIVATE KEY-----\n" + base64(present.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----",
                List.of(base64(old.getPublic().getEncoded())));

        assertThat(mindful.fingerprint()).isEqualTo(forgetful.fingerprint());
        assertThat(mindful.hasSigned(message, signature, before.fingerprint())).isTrue();
        assertThat(forgetful.hasSigned(message, signature, before.fingerprint()))
                .isFalse();
        assertThat(mindful.hasSigned(message, signature, mindful.fingerprint())).isFalse();
    }

    private SealKey key(Installation.Mode mode, Suite suite, String configured, List<String> earlier) throws Exception {
        return new SealKey(
                new Installation(mode, data),
                new LedgerSettings(
                        suite, configured, earlier, Duration.ofHours(1), Duration.ofDays(1), null, "", "", List.of()));
    }

    private static KeyPair pair() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
