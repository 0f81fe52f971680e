package org.zhengcheng.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Finds an encrypted value again without opening any: HMAC-SHA-256 of it under a key of its own, so that whoever has the
 * database alone can neither read nor guess values by trying them all. The id of the key stands before it. While keys
 * change, some values stand under the old key and some under the new: whoever looks one up asks for {@link #all}.
 */
@Component
public class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 36;

    private final KeyRing ring;

    BlindIndex(KeyRings rings) {
        this.ring = rings.indexes();
    }

    /** What is stored beside the ciphertext of a value, 36 bytes; the caller writes the value in one form always. */
    public byte[] of(String plain) {
        return of(plain, ring.current());
    }

    /** All that may be stored for a value at the moment. */
    public List<byte[]> all(String plain) {
        return ring.ids().stream().map(id -> of(plain, id)).toList();
    }

    /** Whether one was made with the key that is written with. */
    public boolean isCurrent(byte[] stored) {
        return Arrays.equals(Arrays.copyOf(stored, 4), HexFormat.of().parseHex(ring.current()));
    }

    /** Whether one value may be stored under several keys at the moment. */
    public boolean isChanging() {
        return ring.ids().size() > 1;
    }

    private byte[] of(String plain, String id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(ring.key(id), ALGORITHM));
            return ByteBuffer.allocate(BYTES)
                    .put(HexFormat.of().parseHex(id))
                    .put(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)))
                    .array();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
