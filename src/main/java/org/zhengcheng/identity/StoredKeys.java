package org.zhengcheng.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.installation.Installation;

/**
 * The keys of this installation: configured, or in the demonstration made once and kept in the data folder. The database
 * knows by a fingerprint which key it was filled with, so that no node ever works on it with another.
 */
@Component
class StoredKeys {

    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Installation installation;
    private final JdbcClient jdbc;

    StoredKeys(Installation installation, JdbcClient jdbc) {
        this.installation = installation;
        this.jdbc = jdbc;
    }

    /**
     * The 32 bytes of a key.
     *
     * @param setting the name of the setting; the demonstration's file is named by its end
     * @param purpose what cannot be done without it, in Chinese
     * @throws CannotStart if it is not set in production, is no key, or is not the one of this database
     */
    byte[] read(String setting, String configured, String purpose) throws IOException {
        byte[] key = configured.isBlank() ? ofTheDemo(setting, purpose) : decode(setting, configured);
        confirm(setting, key);
        return key;
    }

    private void confirm(String setting, byte[] key) {
        byte[] fingerprint = fingerprint(setting, key);
        jdbc.sql("insert into installation_key (setting, fingerprint) values (?, ?) on conflict (setting) do nothing")
                .params(setting, fingerprint)
                .update();
        byte[] known = jdbc.sql("select fingerprint from installation_key where setting = ?")
                .param(setting)
                .query(byte[].class)
                .single();
        if (!MessageDigest.isEqual(known, fingerprint)) {
            throw new CannotStart(
                    setting + " 不是这个数据库所用的密钥。It is not the key this database was filled with.",
                    "所有节点须用同一密钥，恢复备份须用当时的密钥。All nodes use one key, a restored database its own.");
        }
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

    private static byte[] decode(String setting, String configured) {
        byte[] bytes = bytes(configured);
        if (bytes.length != KEY_BYTES) {
            throw new CannotStart(
                    setting + " 不是 32 字节。It is not 32 bytes long.",
                    "请用 openssl rand -base64 32 生成。Make one with: openssl rand -base64 32");
        }
        return bytes;
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
}
