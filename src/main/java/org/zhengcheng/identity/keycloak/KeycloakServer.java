package org.zhengcheng.identity.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Keycloak server for the demonstration and the tests: started with our realm, ended with all its processes. */
final class KeycloakServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeycloakServer.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Process process;

    private KeycloakServer(Process process) {
        this.process = process;
    }

    /**
     * Starts it; it takes half a minute until it answers.
     *
     * @param home the distribution, unpacked
     * @param realm the folder with the realm and the people to begin with
     * @param environment what the realm file is filled in with, and the administrator to begin with
     */
    static KeycloakServer start(Path home, Path realm, int port, Map<String, String> environment) {
        try {
            Path imported = Files.createDirectories(home.resolve("data/import"));
            try (Stream<Path> files = Files.list(realm)) {
                for (Path file : files.toList()) {
                    Files.copy(file, imported.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Path script = home.resolve("bin/kc.sh");
            script.toFile().setExecutable(true);
            ProcessBuilder command = new ProcessBuilder(
                            script.toString(),
                            "start-dev",
                            "--import-realm",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("server.log").toFile());
            command.environment().putAll(environment);
            command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            log.info("Keycloak is starting on port {}; its log is {}", port, home.resolve("server.log"));
            return new KeycloakServer(command.start());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** The script's child is the server, so all of them are ended. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                one.destroyForcibly();
            } catch (Exception stillRunning) {
                one.destroyForcibly();
            }
        }
    }
}
