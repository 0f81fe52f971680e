package org.zhengcheng.material;

import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.installation.Installation;
import org.zhengcheng.ledger.Sha256;

/**
 * Keeps uploaded files in a folder, each content once, under its SHA-256; nothing is ever overwritten. A file belongs to
 * whoever uploaded it until a step hands it in.
 */
@Component
public class FileStore {

    private static final Logger log = LoggerFactory.getLogger(FileStore.class);

    /** The largest file taken. */
    public static final long LARGEST = 20L * 1024 * 1024;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ENDING = 10;
    private static final RowMapper<StoredFile> FILE = (row, n) -> new StoredFile(
            row.getObject("id", UUID.class),
            row.getString("sha256"),
            row.getString("name"),
            row.getString("content_type"),
            row.getLong("size_bytes"),
            row.getObject("uploaded_by", UUID.class),
            row.getInt("pages"));

    private final Path folder;
    private final Path previews;
    private final FileKinds kinds;
    private final Pictures pictures;
    private final JdbcClient jdbc;
    private final Clock clock;

    FileStore(Installation installation, FileKinds kinds, Pictures pictures, JdbcClient jdbc, Clock clock) {
        this.folder = installation.dataFolder().toAbsolutePath().resolve("files");
        this.previews = installation.dataFolder().toAbsolutePath().resolve("previews");
        this.kinds = kinds;
        this.pictures = pictures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes a file in. The same file sent again on the same occasion is the same upload: a request that is repeated
     * because its answer was lost means what it meant the first time.
     *
     * @param occasion what the file is sent with and as, such as the key of the operation and the name of the field
     * @throws RefusedFile if it is empty, too large, of a kind that is not taken, or misnamed
     */
    public StoredFile take(String givenName, InputStream content, UUID uploadedBy, String occasion) {
        String name = safeName(givenName);
        try {
            Files.createDirectories(folder);
            Path incoming = Files.createTempFile(folder, "incoming", null);
            try {
                String sha256 = copy(content, incoming, name);
                String type;
                try (InputStream stored = new BufferedInputStream(Files.newInputStream(incoming))) {
                    type = kinds.kindOf(name, stored);
                }
                int pages = pictures.pages(incoming, type, name);
                long size = Files.size(incoming);
                Files.setLastModifiedTime(incoming, FileTime.from(clock.instant()));
                Path place = place(sha256);
                Files.createDirectories(place.getParent());
                Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE);
                syncNames(place.getParent());
                syncNames(folder);
                UUID id = id(uploadedBy, occasion, sha256, name);
                return register(new StoredFile(id, sha256, name, type, size, uploadedBy, pages));
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    /** The file of an id. */
    public Optional<StoredFile> find(UUID id) {
        return jdbc.sql("select * from stored_file where id = ?")
                .param(id)
                .query(FILE)
                .optional();
    }

    /** The files of these ids. */
    public List<StoredFile> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from stored_file where id in (:ids)")
                        .param("ids", ids)
                        .query(FILE)
                        .list();
    }

    /** The files of these ids that a person may hand in: their own uploads. */
    public List<StoredFile> uploadedBy(UUID personId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from stored_file where id in (:ids) and uploaded_by = :person")
                        .param("ids", ids)
                        .param("person", personId)
                        .query(FILE)
                        .list();
    }

    /** A file as a browser gets it: as an attachment, so that nothing in it runs in this site's name. */
    public ResponseEntity<Resource> attachment(StoredFile file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(file.sizeBytes())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content(file));
    }

    /** The content, to be sent. */
    public Resource content(StoredFile file) {
        return new FileSystemResource(place(file.sha256()));
    }

    /**
     * Forgets uploads, and their contents where no other upload has the same.
     *
     * @param before a content that came again since then stays, whatever becomes of its record
     */
    public void remove(Collection<UUID> ids, Instant before) {
        if (ids.isEmpty()) {
            return;
        }
        List<String> contents = jdbc.sql("delete from stored_file where id in (:ids) returning sha256")
                .param("ids", ids)
                .query(String.class)
                .list();
        for (String sha256 : Set.copyOf(contents)) {
            boolean kept = jdbc.sql("select exists(select from stored_file where sha256 = ?)")
                    .param(sha256)
                    .query(Boolean.class)
                    .single();
            if (!kept) {
                removeContent(sha256, before);
            }
        }
    }

    private void removeContent(String sha256, Instant before) {
        try {
            Path content = place(sha256);
            if (Files.exists(content)
                    && Files.getLastModifiedTime(content).toInstant().isBefore(before)) {
                Files.delete(content);
                removePreviews(sha256);
            }
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    /** The pictures of its pages go with it. */
    private void removePreviews(String sha256) throws IOException {
        Path pictures = previews.resolve(sha256.substring(0, 2));
        if (Files.isDirectory(pictures)) {
            try (DirectoryStream<Path> its = Files.newDirectoryStream(pictures, sha256 + "-*")) {
                for (Path picture : its) {
                    Files.delete(picture);
                }
            }
        }
    }

    /** Where the content lies, for the one who makes pictures of it. */
    Path path(StoredFile file) {
        return place(file.sha256());
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static UUID id(UUID uploadedBy, String occasion, String sha256, String name) {
        String upload = String.join("\n", uploadedBy.toString(), occasion, sha256, name);
        return UUID.nameUUIDFromBytes(upload.getBytes(StandardCharsets.UTF_8));
    }

    private static String copy(InputStream content, Path to, String name) throws IOException {
        DigestInputStream hashed = new DigestInputStream(content, Sha256.digest());
        try (FileOutputStream out = new FileOutputStream(to.toFile())) {
            long size = 0;
            byte[] buffer = new byte[64 * 1024];
            for (int read = hashed.read(buffer); read >= 0; read = hashed.read(buffer)) {
                size += read;
                if (size > LARGEST) {
                    throw new RefusedFile("file.tooLarge", name);
                }
                out.write(buffer, 0, read);
            }
            if (size == 0) {
                throw new RefusedFile("file.empty", name);
            }
            // On disk before any record can refer to it.
            out.getFD().sync();
        }
        return Sha256.hex(hashed.getMessageDigest().digest());
    }

    /** A file whose name is not on disk is lost in a power cut however safe its content. */
    private static void syncNames(Path folder) {
        try (FileChannel names = FileChannel.open(folder)) {
            names.force(true);
        } catch (IOException notOnWindows) {
            log.debug("The names in {} cannot be synced here", folder);
        }
    }

    private StoredFile register(StoredFile file) {
        jdbc.sql("insert into stored_file (id, sha256, name, content_type, size_bytes, uploaded_by, pages, uploaded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing")
                .params(
                        file.id(),
                        file.sha256(),
                        file.name(),
                        file.contentType(),
                        file.sizeBytes(),
                        file.uploadedBy(),
                        file.pages(),
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
        return file;
    }

    /** The last part of the name as the browser gave it; the name is only ever shown, never used as a path. */
    private static String safeName(String given) {
        String name =
                given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (clean.isEmpty() || clean.startsWith(".")) {
            throw new RefusedFile("file.name", shortened(clean));
        }
        return shortened(clean);
    }

    /** A long name is cut in front of its ending, which says of what kind the file is. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 || name.length() - dot > LONGEST_ENDING ? "" : name.substring(dot);
        return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - ending.length())) + ending;
    }
}
