package org.zhengcheng.crash;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL beside the application, as an external one would be; it can be killed with all its children. */
final class Postgres implements AutoCloseable {

    private static final int PORT_LINE = 3;
    private static final int SOCKET_FOLDER_LINE = 4;

    private final Path cluster;
    private final int port;

    Postgres(String name) throws IOException {
        Path crash = Files.createDirectories(Path.of("target", "crash"));
        this.cluster = Files.createTempDirectory(crash, name).toAbsolutePath();
        this.port = ChildApplication.freePort();
    }

    Postgres start() throws IOException {
        EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        return this;
    }

    /** kill -9 of the server and of everything it started; what it left in the file system goes too. */
    void kill() throws IOException {
        kill(cluster);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url() + "?user=postgres");
    }

    @Override
    public void close() throws IOException {
        kill();
        FileSystemUtils.deleteRecursively(cluster);
    }

    /** The server that runs on a cluster. */
    static Optional<ProcessHandle> running(Path cluster) {
        return pidFile(cluster)
                .flatMap(lines -> ProcessHandle.of(Long.parseLong(lines.get(0).trim())))
                .filter(server -> !isGone(server))
                .filter(server -> server.info().command().orElse("").contains("postgres"));
    }

    static int port(Path cluster) {
        return Integer.parseInt(pidFile(cluster).orElseThrow().get(PORT_LINE).trim());
    }

    static void kill(Path cluster) throws IOException {
        List<String> lines = pidFile(cluster).orElse(List.of());
        List<ProcessHandle> family = new ArrayList<>();
        running(cluster).ifPresent(server -> {
            family.add(server);
            server.descendants().forEach(family::add);
        });
        family.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> family.stream().allMatch(Postgres::isGone));
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        // Locked by this very process until it ends; the next start makes a new one.
        Files.deleteIfExists(cluster.resolve("epg-lock"));
        if (lines.size() > SOCKET_FOLDER_LINE) {
            Path sockets = Path.of(lines.get(SOCKET_FOLDER_LINE).trim());
            String socket = ".s.PGSQL." + lines.get(PORT_LINE).trim();
            Files.deleteIfExists(sockets.resolve(socket));
            Files.deleteIfExists(sockets.resolve(socket + ".lock"));
        }
    }

    /** A zombie that nobody has buried yet is gone too. */
    static boolean isGone(ProcessHandle process) {
        try {
            Path status = Path.of("/proc/" + process.pid() + "/status");
            return !process.isAlive()
                    || Files.exists(status) && Files.readString(status).contains("State:\tZ");
        } catch (IOException goneWhileReading) {
            return true;
        }
    }

    private static Optional<List<String>> pidFile(Path cluster) {
        try {
            Path file = cluster.resolve("postmaster.pid");
            return Files.exists(file)
                    ? Optional.of(Files.readAllLines(file)).filter(lines -> !lines.isEmpty())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
