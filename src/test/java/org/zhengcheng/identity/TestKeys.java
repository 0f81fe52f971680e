package org.zhengcheng.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengcheng.installation.Installation;

/** What a node of its own would have, started with settings of its own, on whatever database. */
public final class TestKeys {

    public final KeyRings rings;
    public final FieldCipher cipher;
    public final BlindIndex index;
    public final KeyWatch watch;

    /** Starts one: the settings name keys by letters, A and B. */
    public TestKeys(JdbcClient jdbc, String fieldKeys, String indexKeys) {
        try {
            this.rings = new KeyRings(
                    new Installation(Installation.Mode.PRODUCTION, Path.of("nowhere")),
                    jdbc,
                    keys(fieldKeys),
                    keys(indexKeys));
        } catch (IOException noFileIsRead) {
            throw new UncheckedIOException(noFileIsRead);
        }
        this.cipher = new FieldCipher(rings);
        this.index = new BlindIndex(rings);
        this.watch = new KeyWatch(rings, jdbc);
    }

    /** The id of a key of a setting. */
    public static String id(String setting, String letter) {
        return KeyRings.id(setting, Base64.getDecoder().decode(keys(letter)));
    }

    private static String keys(String letters) {
        return letters.chars()
                .mapToObj(letter -> {
                    byte[] key = new byte[32];
                    Arrays.fill(key, (byte) letter);
                    return Base64.getEncoder().encodeToString(key);
                })
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    }
}
