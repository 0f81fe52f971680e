package org.zhengcheng.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.installation.Installation;

/** Encrypts single fields, such as identity numbers, with AES-256-GCM before they reach the database. */
@Component
public class FieldCipher {

    private static final String PREFIX = "aes1:";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    FieldCipher(Installation installation, @Value("${zhengcheng.field-key:}") String configured) throws IOException {
        this.key = new SecretKeySpec(configured.isBlank() ? demoKey(installation) : decode(configured), "AES");
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

    private static byte[] decode(String configured) {
        byte[] bytes = Base64.getDecoder().decode(configured);
        if (bytes.length != KEY_BYTES) {
            throw new CannotStart(
                    "zhengcheng.field-key 不是 32 字节。It is not 32 bytes long.",
                    "请用 openssl rand -base64 32 生成。Make one with: openssl rand -base64 32");
        }
        return bytes;
    }

    private static byte[] demoKey(Installation installation) throws IOException {
        if (!installation.isDemo()) {
            throw new CannotStart(
                    "没有设置 zhengcheng.field-key，无法加密公民身份号码。No zhengcheng.field-key is set.",
                    "请用 openssl rand -base64 32 生成，另行妥善保管。Make one with: openssl rand -base64 32; keep it safe.");
        }
        Path file = installation.dataFolder().resolve("field.key");
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY_BYTES];
            RANDOM.nextBytes(fresh);
            Files.createDirectories(installation.dataFolder());
            Files.write(file, fresh);
        }
        return Files.readAllBytes(file);
    }
}
