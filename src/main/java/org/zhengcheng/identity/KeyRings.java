package org.zhengcheng.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.installation.Installation;

/**
 * The keys of this installation: configured, or in the demonstration made once and kept in the data folder. A setting may
 * name several, with commas between: the database knows by fingerprints which of them it was filled with, so that no node
 * ever works on it without one that is still needed.
 */
@Component
public class KeyRings {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final String ALGORITHM = "HmacSHA256";

    private final Installation installation;
    private final JdbcClient jdbc;
    private final KeyRing fields;
    private final KeyRing indexes;

    KeyRings(
            Installation installation,
            JdbcClient jdbc,
            @Value("${zhengcheng.field-key:}") String fieldKeys,
            @Value("${zhengcheng.index-key:}") String indexKeys)
            throws IOException {
        this.installation = installation;
        this.jdbc = jdbc;
        this.fields = open("zhengcheng.field-key", fieldKeys, "无法加密公民身份号码");
        this.indexes = open("zhengcheng.index-key", indexKeys, "无法按公民身份号码查找");
    }

    /** The keys with which single fields are encrypted. */
    public KeyRing fields() {
        return fields;
    }

    /** The keys of blind indexes. */
    public KeyRing indexes() {
        return indexes;
    }

    /** Both rings. */
    public List<KeyRing> all() {
        return List.of(fields, indexes);
    }

    /**
     * @param setting the name of the setting; the demonstration's file is named by its end
     * @param purpose what cannot be done without it, in Chinese
     * @throws CannotStart if it is not set in production, is no key, or lacks one that this database needs
     */
    private KeyRing open(String setting, String configured, String purpose) throws IOException {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (byte[] key : configured.isBlank() ? List.of(ofTheDemo(setting, purpose)) : decode(setting, configured)) {
            keys.put(id(setting, key), key);
        }
        confirm(setting, keys);
        return new KeyRing(setting, keys, jdbc);
    }

    private void confirm(String setting, Map<String, byte[]> keys) {
        // The first key of an empty database is the one it is filled with; of two nodes that start at once one says
        // which.
        note(setting, keys, keys.keySet().iterator().next(), "CURRENT");
        List<Needed> needed = jdbc.sql("select id, fingerprint, state from installation_key"
                        + " where setting = ? and state in ('CURRENT', 'OLD') order by state")
                .param(setting)
                .query(Needed.class)
                .list();
        for (Needed one : needed) {
            byte[] key = keys.get(one.id());
            if (key == null || !MessageDigest.isEqual(one.fingerprint(), fingerprint(setting, key))) {
                throw one.state().equals("CURRENT") ? otherKey(setting) : stillNeeded(setting, one.id());
            }
        }
        keys.keySet().forEach(id -> note(setting, keys, id, "NEXT"));
    }

    private void note(String setting, Map<String, byte[]> keys, String id, String state) {
        jdbc.sql("insert into installation_key (setting, id, fingerprint, state) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(setting, id, fingerprint(setting, keys.get(id)), state)
                .update();
    }

    private static CannotStart otherKey(String setting) {
        return new CannotStart(
                setting + " 不是这个数据库所用的密钥。It is not the key this database was filled with.",
                "所有节点须用同一密钥，恢复备份须用当时的密钥。All nodes use one key, a restored database its own.");
    }

    private static CannotStart stillNeeded(String setting, String id) {
        return new CannotStart(
                setting + " 少了旧密钥 " + id + "，还有数据要靠它读出。The old key " + id + " is still needed to read what it"
                        + " encrypted.",
                "请把旧密钥加在新密钥后面，用逗号隔开；换钥做完后再去掉。Put it behind the new one, with a comma between, until the"
                        + " page on keys says that nothing uses it.");
    }

    static String id(String setting, byte[] key) {
        return HexFormat.of().formatHex(fingerprint(setting, key), 0, ID_BYTES);
    }

    private static byte[] fingerprint(String setting, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(setting.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static List<byte[]> decode(String setting, String configured) {
        List<byte[]> keys = new ArrayList<>();
        for (String one : configured.split(",", -1)) {
            byte[] bytes = bytes(one.strip());
            if (bytes.length != KEY_BYTES) {
                throw new CannotStart(
                        setting + " 不是 32 字节。It is not 32 bytes long.",
                        "请用 openssl rand -base64 32 生成。Make one with: openssl rand -base64 32");
            }
            keys.add(bytes);
        }
        return keys;
    }

    private static byte[] bytes(String configured) {
        try {
            return Base64.getDecoder().decode(configured);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] ofTheDemo(String setting, String purpose) throws IOException {
        if (!installation.isDemo()) {
            throw new CannotStart(
                    "没有设置 " + setting + "，" + purpose + "。No " + setting + " is set.",
                    "请用 openssl rand -base64 32 生成，另行妥善保管。Make one with: openssl rand -base64 32; keep it safe.");
        }
        Path file = installation
                .dataFolder()
                .resolve(setting.substring(setting.indexOf('.') + 1).replace('-', '.'));
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            Files.createDirectories(installation.dataFolder());
            Files.write(file, fresh);
        }
        return Files.readAllBytes(file);
    }

    private record Needed(String id, byte[] fingerprint, String state) {}
}
