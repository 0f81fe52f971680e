package org.zhengcheng.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.installation.Installation;

/**
 * The key that signs seals. It is not in the database, so whoever has the database alone can make no seal; its public half
 * is for everybody.
 */
@Component
public class SealKey {

    private static final String SETTING = "zhengcheng.ledger.signing-key";

    private final AsymmetricKeyParameter secret;
    private final byte[] open;
    private final List<byte[]> earlier;

    SealKey(Installation installation, LedgerSettings settings) throws IOException {

        this.secret = read(installation, settings);
        this.open = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicHalf(secret))
                .getEncoded();
        this.earlier = settings.earlierKeys().stream()
                .map(text -> Base64.getDecoder().decode(bare(text)))
                .toList();
    }

    byte[] sign(byte[] message) {
        Signer signer = signer(secret);
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException notWithThisKey) {
            throw new IllegalStateException(notWithThisKey);
        }
    }

    /**
     * Signs something that is no seal.
     *
     * @param purpose what it is, so that a signature for one thing counts for nothing else
     */
    public byte[] signFor(String purpose, byte[] message) {
        return sign(purposeful(purpose, message));
    }

    /**
     * Whether the owner of a key signed something for a purpose.
     *
     * @param open the public half
     */
    public static boolean isSigned(byte[] open, String purpose, byte[] message, byte[] signature) {
        return verifies(open, purposeful(purpose, message), signature);
    }

    /**
     * The public half of somebody's key.
     *
     * @param pem as {@link #publicPem} writes it
     * @return empty if it is none of a kind that is known here
     */
    public static Optional<byte[]> publicHalf(String pem) {
        try {
            byte[] open = Base64.getDecoder().decode(bare(pem));
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(open);
            boolean isKnown = key instanceof Ed25519PublicKeyParameters
                    || key instanceof ECPublicKeyParameters curve
                            && curve.getParameters() instanceof ECNamedDomainParameters named
                            && named.getName().equals(GMObjectIdentifiers.sm2p256v1);
            return isKnown ? Optional.of(open) : Optional.empty();
        } catch (IOException | RuntimeException noKey) {
            return Optional.empty();
        }
    }

    private static byte[] purposeful(String purpose, byte[] message) {
        byte[] what = (purpose + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(what, what.length + message.length);
        System.arraycopy(message, 0, whole, what.length, message.length);
        return whole;
    }

    /** Whether a message was signed with this key, or with one that was in use before. */
    boolean hasSigned(byte[] message, byte[] signature, String fingerprint) {
        List<byte[]> known = new ArrayList<>(earlier);
        known.add(open);
        return known.stream()
                .filter(one -> fingerprint(one).equals(fingerprint))
                .anyMatch(one -> verifies(one, message, signature));
    }

    /** The public half, for whoever wants to check a seal. */
    public String publicPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(open)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** By which a seal says whose it is: the SHA-256 of the public half. */
    public String fingerprint() {
        return fingerprint(open);
    }

    /** The same of another’s. */
    public static String fingerprint(byte[] open) {
        return Sha256.hex(Sha256.digest().digest(open));
    }

    private static boolean verifies(byte[] open, byte[] message, byte[] signature) {
        try {
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(open);
            Signer signer = signer(key);
            signer.init(false, key);
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        } catch (IOException | RuntimeException noKeyOrNoSignature) {
            return false;
        }
    }

    private static Signer signer(AsymmetricKeyParameter key) {
        return key instanceof ECPrivateKeyParameters || key instanceof ECPublicKeyParameters
                ? new SM2Signer()
                : new Ed25519Signer();
    }

    private static AsymmetricKeyParameter read(Installation installation, LedgerSettings settings) throws IOException {
        String configured = settings.signingKey();
        if (configured.isBlank() && !installation.isDemo()) {
            throw new CannotStart(
                    "没有设置 " + SETTING + "，无法给总账加封。No " + SETTING + " is set: the ledger cannot be sealed.",
                    "请用 openssl genpkey -algorithm ed25519（国密：SM2）生成，与数据库分开保管。"
                            + " Make one with: openssl genpkey -algorithm ed25519 (or SM2); keep it apart from the"
                            + " database.");
        }
        String text = configured.isBlank() ? ofTheDemo(installation, settings.suite()) : configured;
        try {
            AsymmetricKeyParameter key =
                    PrivateKeyFactory.createKey(Base64.getDecoder().decode(bare(text)));
            boolean fits = settings.suite() == Suite.SM3_SM2
                    ? key instanceof ECPrivateKeyParameters
                    : key instanceof Ed25519PrivateKeyParameters;
            if (fits) {
                return key;
            }
        } catch (IOException | IllegalArgumentException noKey) {
            throw refused(settings.suite(), noKey);
        }
        throw refused(settings.suite(), null);
    }

    private static CannotStart refused(Suite suite, Exception cause) {
        return new CannotStart(
                SETTING + " 不是 " + suite.signatureName() + " 的私钥。It is no private key of " + suite.signatureName()
                        + ".",
                "须是 PKCS#8 格式的 PEM。It must be PKCS#8, as PEM or its base64 alone.",
                cause);
    }

    private static String bare(String pem) {
        return pem.replaceAll("-----[^-]*-----", "").replaceAll("\\s", "");
    }

    private static String ofTheDemo(Installation installation, Suite suite) throws IOException {
        Path file = installation
                .dataFolder()
                .resolve("seal-" + suite.signatureName().toLowerCase(Locale.ROOT) + ".key");
        if (!Files.exists(file)) {
            Files.createDirectories(installation.dataFolder());
            byte[] fresh =
                    PrivateKeyInfoFactory.createPrivateKeyInfo(fresh(suite)).getEncoded();
            Files.writeString(file, Base64.getEncoder().encodeToString(fresh));
        }
        return Files.readString(file);
    }

    private static AsymmetricKeyParameter fresh(Suite suite) {
        if (suite == Suite.SHA256_ED25519) {
            return new Ed25519PrivateKeyParameters(new SecureRandom());
        }
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1")),
                new SecureRandom()));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return pair.getPrivate();
    }

    private static AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter secret) {
        if (secret instanceof Ed25519PrivateKeyParameters edwards) {
            return edwards.generatePublicKey();
        }
        ECPrivateKeyParameters curve = (ECPrivateKeyParameters) secret;
        return new ECPublicKeyParameters(
                new FixedPointCombMultiplier().multiply(curve.getParameters().getG(), curve.getD()),
                curve.getParameters());
    }
}
