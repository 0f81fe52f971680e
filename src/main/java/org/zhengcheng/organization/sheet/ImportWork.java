package org.zhengcheng.organization.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.installation.Installation;
import org.zhengcheng.ledger.Sha256;

/**
 * Works on sheets beside what people do on pages, one after the other on a node. What somebody else's death left unfinished
 * is taken up again; a file that was being read is not, for it went with whoever read it.
 */
@Component
class ImportWork implements DisposableBean {

    /** The largest file taken. */
    static final long LARGEST = 50L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration LONGEST_READING = Duration.ofHours(1);

    private final RunImport run;
    private final Imports imports;
    private final StagedRows staged;
    private final DatabaseTime time;
    private final Path folder;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker;

    ImportWork(RunImport run, Imports imports, StagedRows staged, DatabaseTime time, Installation installation) {
        this.run = run;
        this.imports = imports;
        this.staged = staged;
        this.time = time;
        this.folder = installation.dataFolder().toAbsolutePath().resolve("sheets");
        this.worker = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "sheets");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes a file and reads it soon.
     *
     * @throws ReadSheet.NotTaken if it is empty or too large
     */
    UUID take(String kind, String fileName, InputStream content, Actor actor) {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "sheet", ".xlsx");
            UUID key = UUID.randomUUID();
            try {
                DigestInputStream hashed = new DigestInputStream(content, Sha256.digest());
                long size;
                try (OutputStream out = Files.newOutputStream(file)) {
                    size = hashed.transferTo(out);
                }
                if (size == 0 || size > LARGEST) {
                    throw new ReadSheet.NotTaken(size == 0 ? "intake.noFile" : "intake.tooLarge");
                }
                UUID id = imports.begin(
                        kind, fileName, Sha256.hex(hashed.getMessageDigest().digest()), key, actor);
                submit(key, id, () -> read(id, key, file));
                return id;
            } catch (IOException | RuntimeException notTaken) {
                Files.deleteIfExists(file);
                throw notTaken;
            }
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    /** What stands in the file in clear is on disk only as long as it is read. */
    private void read(UUID id, UUID key, Path file) {
        try {
            run.read(id, key, file);
        } finally {
            delete(file);
        }
    }

    /** Writes what was confirmed; whoever confirms it a second time changes nothing. */
    void confirm(UUID id, UUID personId) {
        UUID key = UUID.randomUUID();
        if (imports.take(id, personId, key)) {
            submit(key, id, () -> run.write(id, key));
        }
    }

    void checkAnew(UUID id, UUID personId) {
        UUID key = UUID.randomUUID();
        if (imports.checkAnew(id, personId, key)) {
            submit(key, id, () -> run.check(id, key));
        }
    }

    void drop(UUID id, UUID personId) {
        if (imports.drop(id, personId)) {
            staged.forget(id);
        }
    }

    private void submit(UUID key, UUID id, Runnable work) {
        running.add(key);
        worker.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                if (worker.isShutdown()) {
                    return;
                }
                LOG.error("导入{}没有做完，什么都没有写入。Import {} failed; nothing was written.", id, id, failed);
                imports.giveUp(id, key);
            } finally {
                running.remove(key);
            }
        });
    }

    @Scheduled(
            initialDelayString = "${zhengcheng.sheets.every:PT10S}",
            fixedDelayString = "${zhengcheng.sheets.every:PT10S}")
    void goRound() {
        imports.alive(List.copyOf(running));
        imports.settleTheDead();
        UUID key = UUID.randomUUID();
        imports.adopt(key).ifPresent(id -> submit(key, id, () -> run.check(id, key)));
    }

    /** Every night: rows that nobody imported. A node whose clock is off forgets nothing. */
    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        DatabaseTime.Reading now = time.read();
        if (!now.isOff()) {
            imports.expire(now.now().minus(KEPT)).forEach(staged::forget);
        }
    }

    /** Files that a killed application left behind; another node may be about to read a new one. */
    @EventListener(ApplicationReadyEvent.class)
    public void sweep() throws IOException {
        if (Files.isDirectory(folder)) {
            Instant old = time.read().now().minus(LONGEST_READING);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                        delete(file);
                    }
                }
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException diskFailure) {
            LOG.warn("{} could not be deleted", file, diskFailure);
        }
    }

    /** What is not finished is rolled back by the database and taken up again elsewhere. */
    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
