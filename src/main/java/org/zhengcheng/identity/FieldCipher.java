package org.zhengcheng.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypts single fields, such as identity numbers, with AES-256-GCM before they reach the database. */
@Component
public class FieldCipher {

    private static final String PREFIX = "aes1:";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    FieldCipher(StoredKeys keys, @Value("${zhengcheng.field-key:}") String configured) throws IOException {
        this.key = new SecretKeySpec(keys.read("zhengcheng.field-key", configured, "无法加密公民身份号码"), "AES");
    }

    /** The ciphertext of a value, to be stored in its place. */
    public String encrypt(String plain) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, iv, plain.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(iv.length + sealed.length)
                .put(iv)
                .put(sealed)
                .array();
        return PREFIX + Base64.getEncoder().encodeToString(whole);
    }

    /** The value behind a ciphertext. */
    public String decrypt(String stored) {
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(stored.substring(PREFIX.length())));
        byte[] iv = new byte[IV_BYTES];
        whole.get(iv);
        byte[] sealed = new byte[whole.remaining()];
        whole.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, iv, sealed), StandardCharsets.UTF_8);
    }

    /** What a page may show of it: the last four characters. */
    public String masked(String stored) {
        String plain = decrypt(stored);
        int shown = Math.min(4, plain.length() / 2);
        return "•".repeat(plain.length() - shown) + plain.substring(plain.length() - shown);
    }

    private byte[] run(int mode, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException wrongKeyOrAltered) {
            throw new IllegalStateException("A stored field cannot be read with this key", wrongKeyOrAltered);
        }
    }
}
