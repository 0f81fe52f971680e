package org.zhengcheng.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds an encrypted value again without opening any: HMAC-SHA-256 of it under a key of its own, so that whoever has the
 * database alone can neither read nor guess values by trying them all.
 */
@Component
public class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SETTING = "zhengcheng.index-key";

    private final SecretKeySpec key;

    /** @param cipher so that of two missing keys the older is asked for first */
    BlindIndex(StoredKeys keys, @Value("${zhengcheng.index-key:}") String configured, FieldCipher cipher)
            throws IOException {
        this.key = new SecretKeySpec(keys.read(SETTING, configured, "无法按公民身份号码查找"), ALGORITHM);
    }

    /** What is stored beside the ciphertext of a value, 32 bytes; the caller writes the value in one form always. */
    public byte[] of(String plain) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
