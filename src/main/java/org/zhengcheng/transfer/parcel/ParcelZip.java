package org.zhengcheng.transfer.parcel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.zhengcheng.ledger.SealKey;
import org.zhengcheng.ledger.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of a parcel: written and sealed here, read and checked there. */
final class ParcelZip {

    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "signature.json";
    private static final String PURPOSE = "zhengcheng parcel";

    private static final int LARGEST_MANIFEST = 16 * 1024 * 1024;
    private static final int LARGEST_SIGNATURE = 8 * 1024;
    private static final long LARGEST = 500L * 1024 * 1024;
    private static final int MOST_FILES = 2000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ParcelZip() {}

    /** Where the content of an enclosure comes from. */
    interface Contents {
        InputStream open(Manifest.Enclosure enclosure) throws IOException;
    }

    /** By what key a parcel was signed, as its seal says. */
    interface Keys {
        /** @throws ParcelRefused if parcels signed by it are not taken */
        byte[] trusted(String fingerprint) throws ParcelRefused;
    }

    /** Whose the signature is, and the signature in base64. */
    private record Seal(String fingerprint, byte[] signature) {}

    /** Writes a parcel and signs it. */
    static void write(Manifest manifest, Contents contents, SealKey key, OutputStream to) throws IOException {
        byte[] described = JSON.writeValueAsBytes(manifest);
        try (ZipOutputStream zip = new ZipOutputStream(to)) {
            put(zip, MANIFEST, described);
            put(zip, SIGNATURE, JSON.writeValueAsBytes(new Seal(key.fingerprint(), key.signFor(PURPOSE, described))));
            for (Manifest.Enclosure enclosure : manifest.files()) {
                zip.putNextEntry(new ZipEntry(enclosure.path()));
                try (InputStream content = contents.open(enclosure)) {
                    content.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Reads a parcel and checks all of it: the signature before anything is believed that stands in it, then every file
     * against its hash, then that there is nothing else.
     *
     * @throws ParcelRefused if anything is not as it was sealed
     */
    static Manifest verified(Path file, Keys keys) throws ParcelRefused {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, ZipEntry> entries = entries(zip);
            byte[] described = read(zip, entries.remove(MANIFEST), LARGEST_MANIFEST);
            Seal seal = JSON.readValue(read(zip, entries.remove(SIGNATURE), LARGEST_SIGNATURE), Seal.class);
            if (seal.fingerprint() == null || seal.signature() == null) {
                throw new ParcelRefused("parcel.wrong.unreadable");
            }
            byte[] key = keys.trusted(seal.fingerprint());
            if (!SealKey.isSigned(key, PURPOSE, described, seal.signature())) {
                throw new ParcelRefused("parcel.wrong.signature");
            }
            Manifest manifest = JSON.readValue(described, Manifest.class);
            if (!manifest.isWhole()
                    || !seal.fingerprint().equals(manifest.sender().fingerprint())) {
                throw new ParcelRefused("parcel.wrong.format");
            }
            for (Manifest.Enclosure enclosure : manifest.files()) {
                check(zip, entries.remove(enclosure.path()), enclosure);
            }
            if (!entries.isEmpty()) {
                throw new ParcelRefused("parcel.wrong.altered");
            }
            return manifest;
        } catch (ZipException | JacksonException | IllegalArgumentException notOurs) {
            throw new ParcelRefused("parcel.wrong.unreadable");
        } catch (IOException cutOff) {
            throw new ParcelRefused("parcel.wrong.unreadable");
        }
    }

    /** What a parcel that was checked when it came says. */
    static Manifest manifest(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream described = zip.getInputStream(zip.getEntry(MANIFEST))) {
            return JSON.readValue(described.readAllBytes(), Manifest.class);
        }
    }

    /** A file of a parcel that was checked when it came. */
    static byte[] content(Path file, Manifest.Enclosure enclosure) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream content = zip.getInputStream(zip.getEntry(enclosure.path()))) {
            return content.readAllBytes();
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) throws ParcelRefused {
        List<? extends ZipEntry> all = Collections.list(zip.entries());
        Map<String, ZipEntry> entries = new HashMap<>();
        all.forEach(entry -> entries.put(entry.getName(), entry));
        if (all.size() > MOST_FILES || entries.size() != all.size()) {
            throw new ParcelRefused("parcel.wrong.altered");
        }
        return entries;
    }

    private static byte[] read(ZipFile zip, ZipEntry entry, int most) throws IOException, ParcelRefused {
        if (entry == null) {
            throw new ParcelRefused("parcel.wrong.unreadable");
        }
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] read = content.readNBytes(most + 1);
            if (read.length > most) {
                throw new ParcelRefused("parcel.wrong.tooLarge");
            }
            return read;
        }
    }

    private static void check(ZipFile zip, ZipEntry entry, Manifest.Enclosure enclosure)
            throws IOException, ParcelRefused {
        if (entry == null || enclosure.bytes() < 0 || enclosure.bytes() > LARGEST) {
            throw new ParcelRefused("parcel.wrong.altered");
        }
        try (DigestInputStream content = new DigestInputStream(zip.getInputStream(entry), Sha256.digest())) {
            byte[] buffer = new byte[64 * 1024];
            long read = 0;
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                read += n;
                // What unpacks to more than was sealed is not what was sealed, and need not be unpacked to its end.
                if (read > enclosure.bytes()) {
                    throw new ParcelRefused("parcel.wrong.altered");
                }
            }
            if (read != enclosure.bytes()
                    || !Sha256.hex(content.getMessageDigest().digest()).equals(enclosure.sha256())) {
                throw new ParcelRefused("parcel.wrong.altered");
            }
        }
    }
}
