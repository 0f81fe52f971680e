package org.zhengcheng.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.installation.Installation;

/** A key of this installation: configured, or in the demonstration made once and kept in the data folder. */
final class StoredKey {

    private static final int KEY_BYTES = 32;

    private StoredKey() {}

    /**
     * The 32 bytes of a key.
     *
     * @param setting the name of the setting; the demonstration's file is named by its end
     * @param purpose what cannot be done without it, in Chinese
     * @throws CannotStart if it is not set in production, or is no key
     */
    static byte[] read(Installation installation, String setting, String configured, String purpose)
            throws IOException {
        return configured.isBlank() ? ofTheDemo(installation, setting, purpose) : decode(setting, configured);
    }

    private static byte[] decode(String setting, String configured) {
        byte[] bytes = Base64.getDecoder().decode(configured);
        if (bytes.length != KEY_BYTES) {
            throw new CannotStart(
                    setting + " 不是 32 字节。It is not 32 bytes long.",
                    "请用 openssl rand -base64 32 生成。Make one with: openssl rand -base64 32");
        }
        return bytes;
    }

    private static byte[] ofTheDemo(Installation installation, String setting, String purpose) throws IOException {
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
