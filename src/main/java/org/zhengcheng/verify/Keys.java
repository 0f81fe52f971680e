package org.zhengcheng.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys somebody trusts, by the SHA-256 of each; a file may hold several, one for each time. */
final class Keys {

    private static final Pattern PEM = Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----");

    private final Map<String, byte[]> byFingerprint = new HashMap<>();

    static Keys read(Path file) throws IOException {
        Keys keys = new Keys();
        Matcher pem = PEM.matcher(Files.readString(file));
        while (pem.find()) {
            byte[] key = Base64.getDecoder().decode(pem.group(1).replaceAll("\\s", ""));
            keys.byFingerprint.put(HexFormat.of().formatHex(Hashes.sha256(key)), key);
        }
        if (keys.byFingerprint.isEmpty()) {
            throw new IOException("No public key in " + file);
        }
        return keys;
    }

    boolean have(String fingerprint) {
        return byFingerprint.containsKey(fingerprint);
    }

    boolean verify(String fingerprint, String algorithm, byte[] message, byte[] signature) {
        byte[] key = byFingerprint.get(fingerprint);
        try {
            if (algorithm.equals("sm2")) {
                return Sm2.verifies(Arrays.copyOfRange(key, key.length - 64, key.length), message, signature);
            }
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException | ArrayIndexOutOfBoundsException noSignature) {
            return false;
        }
    }
}
