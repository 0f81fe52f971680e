package org.zhengcheng.installation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL kept in the data folder; its data survives a restart. One running application owns the folder: a
 * second one is refused, while a server that a killed application left behind is stopped and its data recovered.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** As whom the tables are made; the application itself works as another, who may not alter the ledger. */
    public static final String OWNER = "postgres";

    static final String APPLICATION = "zhengcheng";

    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final FileChannel ownership;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(FileChannel ownership, EmbeddedPostgres server) {
        this.ownership = ownership;
        this.server = server;
    }

    /**
     * Starts the server in {@code dataFolder}/postgres.
     *
     * @throws CannotStart if another application runs on the folder or the server does not come up
     */
    public static EmbeddedDatabase start(Path dataFolder) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            FileChannel ownership = own(folder);
            Path cluster = folder.resolve("postgres");
            stopServerLeftBehind(cluster);
            setUnfinishedAside(cluster);
            EmbeddedPostgres server = startServer(cluster);
            admitApplication(server);
            return new EmbeddedDatabase(ownership, server);
        } catch (IOException | SQLException | IllegalStateException failure) {
            throw new CannotStart(
                    "内置数据库没有启动：" + failure.getMessage() + " The embedded database did not start in " + folder + ".",
                    "请检查这个文件夹可写、磁盘未满；若数据已损坏且不需要，删除该文件夹后重新启动。"
                            + " Check that the folder is writable and the disk is not full; if the data is broken and not"
                            + " needed, delete the folder and start again.",
                    failure);
        }
    }

    /** The address for a JDBC driver, without a user. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
        ownership.close();
    }

    private static FileChannel own(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisProcess) {
            log.debug("The data folder is owned by this very process");
        }
        if (lock == null) {
            channel.close();
            throw new CannotStart(
                    "数据文件夹正被另一个征程使用：" + folder + " Another running instance uses this data folder.",
                    "请先停止另一个实例，或用 --zhengcheng.data-folder=… 指定另一个文件夹。"
                            + " Stop the other instance, or choose another folder with --zhengcheng.data-folder=…");
        }
        return channel;
    }

    private static EmbeddedPostgres startServer(Path cluster) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                // The context closes it, after the engine and the pool; a hook of its own would race them.
                .setRegisterShutdownHook(false)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                // What a refused row holds is nobody's business in a log.
                .setServerConfig("log_error_verbosity", "terse")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    private static void admitApplication(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin if to_regrole('" + APPLICATION + "') is null then create role " + APPLICATION
                    + " login; end if; end $$");
        }
    }

    /** We own the folder, so whatever server still runs on it was left by an application that was killed. */
    private static void stopServerLeftBehind(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (!lines.isEmpty() && lines.get(0).trim().matches("\\d+")) {
            ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                    .filter(process -> isServerOf(cluster, process))
                    .ifPresent(EmbeddedDatabase::stop);
        }
        removeTraces(cluster, lines);
        log.info("The last run did not end cleanly; its database was stopped and will recover by itself");
    }

    /** After a restart of the machine the number may belong to anything, even to another PostgreSQL. */
    private static boolean isServerOf(Path cluster, ProcessHandle process) {
        boolean postgres = process.info().command().orElse("").contains("postgres");
        return process.isAlive()
                && postgres
                && process.info()
                        .arguments()
                        .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> isSame(cluster, argument)))
                        .orElse(true);
    }

    private static boolean isSame(Path cluster, String argument) {
        try {
            return Files.isSameFile(cluster, Path.of(argument));
        } catch (IOException | InvalidPathException notAFolder) {
            return false;
        }
    }

    /** A cluster on which no server ever ran, which would have left its options, was cut off while it was made. */
    private static void setUnfinishedAside(Path cluster) throws IOException {
        if (Files.exists(cluster) && !isEmpty(cluster) && !Files.exists(cluster.resolve("postmaster.opts"))) {
            Path aside =
                    Files.createTempDirectory(cluster.getParent(), "unfinished").resolve("postgres");
            Files.move(cluster, aside);
            log.warn(
                    "The first start was cut off while the database was made; what there is of it is now in {}", aside);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void stop(ProcessHandle server) {
        List<ProcessHandle> workers = server.descendants().toList();
        server.destroy();
        try {
            server.onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception stillRunning) {
            server.destroyForcibly();
        }
        workers.forEach(ProcessHandle::destroyForcibly);
    }

    /** A dead server's pid may linger as a zombie, which PostgreSQL takes for a running one. */
    private static void removeTraces(Path cluster, List<String> pidFile) throws IOException {
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        Files.deleteIfExists(cluster.resolve("epg-lock"));
        if (pidFile.size() > 4) {
            Path sockets = Path.of(pidFile.get(4).trim());
            String name = ".s.PGSQL." + pidFile.get(3).trim();
            if (Files.isDirectory(sockets)) {
                try (Stream<Path> files = Files.list(sockets)) {
                    for (Path file : files.filter(
                                    f -> f.getFileName().toString().startsWith(name))
                            .toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }
}
