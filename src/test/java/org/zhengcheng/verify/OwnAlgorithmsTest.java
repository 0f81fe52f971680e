package org.zhengcheng.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("核验程序自己的算法：与标准、与别人的实现一致")
class OwnAlgorithmsTest {

    private final Random random = new Random(7);

    @Test
    void sm3GivesTheExamplesOfTheStandard() {
        assertThat(HexFormat.of().formatHex(Sm3.of("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(HexFormat.of().formatHex(Sm3.of("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void sm3AgreesWithBouncyCastleAtEveryLength() {
        for (int length = 0; length < 200; length++) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            SM3Digest digest = new SM3Digest();
            digest.update(message, 0, length);
            byte[] expected = new byte[32];
            digest.doFinal(expected, 0);
            assertThat(Sm3.of(message)).isEqualTo(expected);
        }
    }

    @Test
    void sm2KnowsRightSignaturesFromWrongOnes() throws Exception {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1")),
                new SecureRandom()));
        for (int n = 0; n < 10; n++) {
            AsymmetricCipherKeyPair pair = generator.generateKeyPair();
            byte[] message = new byte[100 + n];
            random.nextBytes(message);
            SM2Signer signer = new SM2Signer();
            signer.init(true, pair.getPrivate());
            signer.update(message, 0, message.length);
            byte[] signature = signer.generateSignature();
            byte[] open = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                    .getEncoded();
            byte[] key = Arrays.copyOfRange(open, open.length - 64, open.length);

            assertThat(Sm2.verifies(key, message, signature)).isTrue();
            message[n] ^= 1;
            assertThat(Sm2.verifies(key, message, signature)).isFalse();
            message[n] ^= 1;
            signature[10] ^= 1;
            assertThat(Sm2.verifies(key, message, signature)).isFalse();
        }
    }

    @Test
    void aPathOfRfc9162LeadsFromItsOwnPlaceOnly() {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            leaves.add(Hashes.entry("sha256", new byte[] {(byte) i}));
        }
        byte[] root = Hashes.root("sha256", leaves);
        List<byte[]> pathOfLast =
                List.of(Hashes.root("sha256", leaves.subList(4, 6)), Hashes.root("sha256", leaves.subList(0, 4)));
        assertThat(Hashes.root("sha256", leaves.get(6), 6, 7, pathOfLast)).isEqualTo(root);
        assertThat(Hashes.root("sha256", leaves.get(6), 5, 7, pathOfLast)).isNotEqualTo(root);
        assertThat(Hashes.root("sha256", leaves.get(6), 7, 7, pathOfLast)).isNull();
        assertThat(Hashes.root("sha256", leaves.get(6), 6, 7, pathOfLast.subList(0, 1)))
                .isNull();
    }
}
