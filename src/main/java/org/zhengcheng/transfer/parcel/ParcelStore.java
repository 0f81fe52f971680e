package org.zhengcheng.transfer.parcel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.Installation;
import org.zhengcheng.ledger.Sha256;

/** Where parcels lie that came: in the data folder, each under its SHA-256, never altered. */
@Component
class ParcelStore {

    /** The largest parcel taken. */
    private static final long LARGEST = 200L * 1024 * 1024;

    private final Path folder;

    ParcelStore(Installation installation) {
        this.folder = installation.dataFolder().toAbsolutePath().resolve("parcels");
    }

    /**
     * Sets down what came, to be looked at; it is kept once it is {@link #keep kept}.
     *
     * @throws ParcelRefused if it is too large
     */
    Incoming take(InputStream content) throws ParcelRefused {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "incoming", null);
            DigestInputStream hashed = new DigestInputStream(content, Sha256.digest());
            try (OutputStream to = Files.newOutputStream(file)) {
                byte[] buffer = new byte[64 * 1024];
                long size = 0;
                for (int n = hashed.read(buffer); n >= 0; n = hashed.read(buffer)) {
                    size += n;
                    if (size > LARGEST) {
                        break;
                    }
                    to.write(buffer, 0, n);
                }
                if (size > LARGEST) {
                    Files.delete(file);
                    throw new ParcelRefused("parcel.wrong.tooLarge");
                }
            }
            return new Incoming(file, Sha256.hex(hashed.getMessageDigest().digest()));
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    /** Keeps it; on disk before any record can refer to it. */
    void keep(Incoming incoming) {
        try {
            try (FileChannel content = FileChannel.open(incoming.file(), StandardOpenOption.WRITE)) {
                content.force(true);
            }
            Path place = place(incoming.sha256());
            Files.createDirectories(place.getParent());
            Files.move(incoming.file(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    /** Throws away what was not kept. */
    void drop(Incoming incoming) {
        try {
            Files.deleteIfExists(incoming.file());
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    /** The time for which it is kept is over. */
    void remove(String sha256) {
        try {
            Files.deleteIfExists(place(sha256));
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** What came and was not looked at yet. */
    record Incoming(Path file, String sha256) {}
}
