package org.zhengcheng.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.zhengcheng.ledger.Sha256;

/**
 * Encrypts single fields, such as identity numbers, with AES-256-GCM before they reach the database. A ciphertext names
 * the key it was made with, so that keys can change while it lies there.
 */
@Component
public class FieldCipher {

    private static final String PREFIX = "aes:";
    private static final String SEALED = "sealed:";
    /** A ciphertext, wherever in a text it stands. */
    private static final Pattern CIPHERTEXT = Pattern.compile("aes:([0-9a-f]{8}):([A-Za-z0-9+/]{40,}={0,2})");

    private static final int SALT_BYTES = 16;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing ring;

    FieldCipher(KeyRings rings) {
        this.ring = rings.fields();
    }

    /** The ciphertext of a value, to be stored in its place. */
    public String encrypt(String plain) {
        return close(salted(plain));
    }

    /**
     * The ciphertext of a value with a digest before it, for what is hashed and kept as evidence: the digest stays the
     * same when the key changes and says nothing of the value, since a salt that is encrypted too is digested with it.
     */
    public String seal(String plain) {
        byte[] salted = salted(plain);
        return SEALED + Sha256.hex(Sha256.digest().digest(salted)) + ":" + close(salted);
    }

    /** The value behind a ciphertext. */
    public String decrypt(String stored) {
        Matcher whole = CIPHERTEXT.matcher(stored.substring(Math.max(stored.indexOf(PREFIX), 0)));
        return Optional.of(whole)
                .filter(Matcher::matches)
                .flatMap(this::open)
                .map(salted -> new String(salted, SALT_BYTES, salted.length - SALT_BYTES, StandardCharsets.UTF_8))
                .orElseThrow(
                        () -> new IllegalStateException("A stored field cannot be read with the keys of this node"));
    }

    /** What a page may show of it: the last four characters. */
    public String masked(String stored) {
        String plain = decrypt(stored);
        int shown = Math.min(4, plain.length() / 2);
        return "•".repeat(plain.length() - shown) + plain.substring(plain.length() - shown);
    }

    /**
     * A text with every ciphertext in it closed with the current key; the same text if all are. What only looks like a
     * ciphertext stays as it is.
     */
    public String renew(String text) {
        String current = ring.current();
        return CIPHERTEXT
                .matcher(text)
                .replaceAll(found -> found.group(1).equals(current)
                        ? found.group()
                        : open(found).map(this::close).orElse(found.group()));
    }

    private byte[] salted(String plain) {
        byte[] value = plain.getBytes(StandardCharsets.UTF_8);
        byte[] salted = new byte[SALT_BYTES + value.length];
        RANDOM.nextBytes(salted);
        System.arraycopy(value, 0, salted, SALT_BYTES, value.length);
        return salted;
    }

    private String close(byte[] salted) {
        String id = ring.current();
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, iv).doFinal(salted);
            byte[] whole = ByteBuffer.allocate(iv.length + sealed.length)
                    .put(iv)
                    .put(sealed)
                    .array();
            return PREFIX + id + ":" + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Empty if it was made with a key that is not here, or was altered. */
    private Optional<byte[]> open(MatchResult ciphertext) {
        if (ring.key(ciphertext.group(1)) == null) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getDecoder().decode(ciphertext.group(2));
            byte[] salted = cipher(Cipher.DECRYPT_MODE, ciphertext.group(1), Arrays.copyOf(whole, IV_BYTES))
                    .doFinal(whole, IV_BYTES, whole.length - IV_BYTES);
            return Optional.of(salted).filter(bytes -> bytes.length >= SALT_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException altered) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String id, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(ring.key(id), "AES"), new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }
}
