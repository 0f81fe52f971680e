package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import org.zhengcheng.Zhengcheng;
import org.zhengcheng.support.Browser;

/**
 * The real application in a process of its own, on a port and a data folder of its own; it can be killed and started again.
 * Closing it leaves no process and no folder.
 */
final class ChildApplication implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final int DEATH_SECONDS = 30;

    private final Path folder;
    private final int port;
    private final List<String> arguments;
    private Process process;

    ChildApplication(String name, String... arguments) throws IOException {
        this(
                Files.createTempDirectory(Files.createDirectories(Path.of("target", "crash")), name),
                freePort(),
                arguments);
    }

    private ChildApplication(Path folder, int port, String... arguments) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.arguments = List.of(arguments);
    }

    /** Another instance that is to share the port, the data folder or both; whoever made this one owns the folder. */
    ChildApplication rival(String... others) {
        return new ChildApplication(folder, port, others);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it and returns at once. */
    ChildApplication launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                mainClasspath(),
                Zhengcheng.class.getName(),
                "--zhengcheng.data-folder=" + dataFolder(),
                // Tests are quicker than people.
                "--zhengcheng.requests.per-account=1000000",
                "--zhengcheng.requests.per-address=1000000"));
        command.addAll(arguments);
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
            command.add("--server.port=" + port);
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        return this;
    }

    /** Starts it and returns when it answers. */
    ChildApplication start() throws IOException {
        launch();
        Browser visitor = Browser.stranger(address());
        await().atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> !process.isAlive() || visitor.get("/sign-in").status() == 200);
        assertThat(process.isAlive()).as(output()).isTrue();
        return this;
    }

    /** Lets time pass during which it must not end by itself. */
    void live(Duration time) throws InterruptedException {
        assertThat(process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS))
                .as(output())
                .isFalse();
    }

    /** kill -9; the database it may have started lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(DEATH_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** kill -9 of it and of everything it has started. */
    void killTree() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    /** SIGTERM, which does the same as Ctrl-C. */
    void terminate() {
        process.destroy();
    }

    /** Returns its exit code when it has ended within the time. */
    int awaitEnd(Duration time) throws InterruptedException {
        assertThat(process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS))
                .as("has ended")
                .isTrue();
        return process.exitValue();
    }

    int port() {
        return port;
    }

    String address() {
        return "http://localhost:" + port;
    }

    Path dataFolder() {
        return folder.resolve("data");
    }

    /** Everything it has written to the terminal. */
    String output() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The server of the embedded database, if it runs. */
    Optional<ProcessHandle> postgres() {
        return Postgres.running(dataFolder().resolve("postgres"));
    }

    /** A connection to the embedded database, past the application. */
    Connection database() throws IOException, SQLException {
        int databasePort = Postgres.port(dataFolder().resolve("postgres"));
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null) {
            kill();
        }
        Postgres.kill(dataFolder().resolve("postgres"));
        FileSystemUtils.deleteRecursively(folder);
    }

    private Path log() {
        return folder.resolve("output-" + arguments.hashCode() + ".log");
    }

    private static String mainClasspath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith(Path.of("target", "test-classes")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
