package org.zhengcheng.transfer.parcel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A parcel taken apart and put together again by somebody who has tools but not the key. */
final class ZipParts {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    static ZipParts of(byte[] zip) {
        ZipParts parts = new ZipParts();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return parts;
    }

    Map<String, byte[]> all() {
        return parts;
    }

    byte[] get(String name) {
        return parts.get(name);
    }

    String text(String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    ZipParts with(String name, byte[] content) {
        ZipParts other = new ZipParts();
        other.parts.putAll(parts);
        other.parts.put(name, content);
        return other;
    }

    ZipParts with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ZipParts without(String name) {
        ZipParts other = new ZipParts();
        other.parts.putAll(parts);
        other.parts.remove(name);
        return other;
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException notToMemory) {
            throw new UncheckedIOException(notToMemory);
        }
        return bytes.toByteArray();
    }

    /** The bytes as a file that is gone when the run is over. */
    static Path file(byte[] zip) {
        try {
            Path file = Files.createTempFile("parcel-test", ".zip");
            file.toFile().deleteOnExit();
            Files.write(file, zip);
            return file;
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }
}
