package org.zhengcheng.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.Installation;

/**
 * A folder, best on a machine or medium to which files can only be added. Beside each seal stand the hashes of the entries
 * it covers: they say nothing of what the entries are, and let a verifier name the very entry that was altered.
 */
@Component
class FolderPlace implements SealPlace {

    private final Path folder;
    private final SealKey key;
    private final ObjectProvider<Seals> seals;

    FolderPlace(Installation installation, LedgerSettings settings, SealKey key, ObjectProvider<Seals> seals) {
        this.folder = settings.folder() != null || !installation.isDemo()
                ? settings.folder()
                : installation.dataFolder().resolve("seals");
        this.key = key;
        this.seals = seals;
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public boolean isSet() {
        return folder != null;
    }

    @Override
    public void take(Seal seal) throws IOException {
        Files.createDirectories(folder);
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        seals.getObject().leaves(seal.number()).forEach(leaves::writeBytes);
        write(seal.fileName().replace(".txt", ".leaves"), leaves.toByteArray());
        write(seal.fileName(), seal.file().getBytes(StandardCharsets.UTF_8));
        write("public.pem", key.publicPem().getBytes(StandardCharsets.UTF_8));
    }

    /** Whole or not at all; what is there already is never written over with something else. */
    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            if (!Arrays.equals(Files.readAllBytes(file), content) && !name.equals("public.pem")) {
                throw new IOException("Another " + name + " is there already");
            }
            return;
        }
        Path whole = Files.createTempFile(folder, name, ".part");
        Files.write(whole, content);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
