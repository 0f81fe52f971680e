package org.zhengcheng.meeting.ballot;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A teller's pair of keys, as their browser has one, made with another implementation of the same standard. */
public final class TellerKey {

    private static final int ENCAPSULATED = 65;
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};

    private final AsymmetricCipherKeyPair pair = suite().generatePrivateKey();

    /** A new one each time: it keeps things of which two threads would make a mess. */
    static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_P256_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    /** What the teller gives away: a point in 65 bytes. */
    public byte[] publicKey() {
        return suite().serializePublicKey(pair.getPublic());
    }

    /** Does what a teller's page does: makes the key known. */
    public int register(Browser teller, UUID itemId) {
        Page page = teller.get("/ballots/" + itemId + "/teller");
        return teller.script(
                        "/ballots/" + itemId + "/teller/key",
                        Map.of("key", Base64.getEncoder().encodeToString(publicKey()), "_csrf", token(page)))
                .statusCode();
    }

    /** Does what a teller's page does when it is their turn: opens everything and hands it in, in an order of chance. */
    public int openAll(Browser teller, UUID itemId) {
        Page page = teller.get("/ballots/" + itemId + "/teller");
        UUID ballotId = UUID.fromString(page.attribute("[data-ballot]", "data-ballot"));
        int layer = page.attribute("[data-mark]", "data-mark").startsWith("CLOSED") ? 2 : 1;
        HttpResponse<byte[]> sealed = teller.download("/ballots/" + itemId + "/teller/sealed");
        if (sealed.statusCode() != 200) {
            return sealed.statusCode();
        }
        List<String> opened = new ArrayList<>();
        for (JsonNode one : JSON.readTree(sealed.body()).path("sealed")) {
            byte[] plain = open(ballotId, layer, Base64.getDecoder().decode(one.asString()));
            opened.add(Base64.getEncoder().encodeToString(plain));
        }
        Collections.shuffle(opened);
        return teller.script(
                        "/ballots/" + itemId + "/teller/opened",
                        Map.of("opened", String.join(",", opened), "_csrf", token(page)))
                .statusCode();
    }

    static String token(Page page) {
        return page.attribute("input[name=_csrf]", "value");
    }

    byte[] privateKey() {
        return suite().serializePrivateKey(pair.getPrivate());
    }

    /**
     * Removes a seal.
     *
     * @param layer 2 for the outer one, 1 for the inner
     */
    public byte[] open(UUID ballotId, int layer, byte[] sealed) {
        try {
            return suite().open(
                            Arrays.copyOf(sealed, ENCAPSULATED),
                            pair,
                            info(ballotId, layer),
                            NOTHING,
                            Arrays.copyOfRange(sealed, ENCAPSULATED, sealed.length),
                            null,
                            null,
                            null);
        } catch (InvalidCipherTextException altered) {
            throw new IllegalArgumentException(altered);
        }
    }

    /** Seals for whoever has the private key to a public one. */
    static byte[] seal(byte[] publicKey, UUID ballotId, int layer, byte[] plain) {
        try {
            byte[][] sealed = suite().seal(
                            suite().deserializePublicKey(publicKey),
                            info(ballotId, layer),
                            NOTHING,
                            plain,
                            null,
                            null,
                            null);
            byte[] both = Arrays.copyOf(sealed[1], sealed[1].length + sealed[0].length);
            System.arraycopy(sealed[0], 0, both, sealed[1].length, sealed[0].length);
            return both;
        } catch (InvalidCipherTextException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    static byte[] info(UUID ballotId, int layer) {
        return ("zhengcheng ballot " + ballotId + " " + layer).getBytes(StandardCharsets.UTF_8);
    }
}
