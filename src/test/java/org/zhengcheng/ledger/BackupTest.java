package org.zhengcheng.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Needs an installed PostgreSQL with its tools, as an installation in use has; the one that comes along has none. */
@DisplayName("备份和恢复各一条命令，恢复后总账仍然对得上")
class BackupTest {

    private static final LedgerChain CASE = LedgerChain.ofCase(new UUID(1, 1));

    @Test
    void whatIsRestoredVerifiesAndGoesOn() throws Exception {
        Path installed = installed();
        assumeTrue(installed != null, "no PostgreSQL with pg_dump is installed here");
        Path folder = Files.createTempDirectory("zhengcheng-backup");
        int port = freePort();
        Path cluster = folder.resolve("cluster");
        serve(installed, "initdb", "-A", "trust", "-U", "postgres", "-D", cluster.toString());
        serve(
                installed,
                "pg_ctl",
                "-D",
                cluster.toString(),
                "-o",
                "-p " + port + " -k " + cluster + " -F",
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "start");
        try {
            String url = "jdbc:postgresql://localhost:" + port;
            String address = "postgresql://postgres@localhost:" + port + "/";
            JdbcClient postgres = JdbcClient.create(new DriverManagerDataSource(url + "/postgres", "postgres", ""));
            postgres.sql("create role zhengcheng login").update();
            OwnLedger.migrate(url, "original");
            OwnLedger original = OwnLedger.at(url, "original", folder);
            for (int n = 0; n < 20; n++) {
                original.append(CASE, "n" + n);
            }
            original.seal();
            original.append(CASE, "not sealed yet");
            Path data = folder.resolve("data");
            Files.createDirectories(data.resolve("files/ab"));
            Files.writeString(data.resolve("files/ab/abc"), "申请书");

            run(
                    installed,
                    "bin/backup",
                    address + "original",
                    data.toString(),
                    folder.resolve("backup").toString());
            original.append(CASE, "after the backup");
            original.seal();
            postgres.sql("create database restored").update();
            Path restoredData = folder.resolve("restored");
            run(
                    installed,
                    "bin/restore",
                    folder.resolve("backup").toString(),
                    address + "restored",
                    restoredData.toString());

            OwnLedger restored = OwnLedger.at(url, "restored", folder);
            assertThat(restored.verify()).isEmpty();
            assertThat(restored.ledger().isIntact(CASE.id())).isTrue();
            assertThat(restored.ledger().latest(CASE.id(), 1).get(0).outcome()).isEqualTo("not sealed yet");
            assertThat(restoredData.resolve("files/ab/abc")).hasContent("申请书");
            assertThat(TamperTest.verify(restored, folder.resolve("seals"), original.key(), null))
                    .as("what was sealed after the backup is known to be lost")
                    .startsWith("1 ")
                    .contains("seal 2: 外面有，总账里没有");
            Files.delete(folder.resolve("seals/seal-00000002.txt"));
            assertThat(TamperTest.verify(restored, folder.resolve("seals"), original.key(), null))
                    .startsWith("0 ");

            restored.append(CASE, "goes on");
            assertThat(restored.verify()).isEmpty();
            assertThat(restored.jdbc()
                            .sql("select has_table_privilege('ledger_entry', 'update')")
                            .query(Boolean.class)
                            .single())
                    .as("the application's rights are as they were")
                    .isFalse();
        } finally {
            serve(installed, "pg_ctl", "-D", cluster.toString(), "-m", "immediate", "stop");
        }
    }

    /** PostgreSQL refuses to run as root, which whoever tests in a container may be. */
    private static void serve(Path installed, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(installed.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process running = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(program, ".log").toFile())
                .start();
        assertThat(running.waitFor()).as(program).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path installed, String... command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().merge("PATH", installed.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes());
        assertThat(running.waitFor()).as(said).isZero();
    }

    private static Path installed() throws IOException {
        File folder = new File("/usr/lib/postgresql");
        if (!folder.isDirectory()) {
            return null;
        }
        try (Stream<Path> versions = Files.list(folder.toPath())) {
            return versions.filter(version ->
                            Files.exists(version.resolve("bin/pg_dump")) && Files.exists(version.resolve("bin/initdb")))
                    .filter(version -> Integer.parseInt(version.getFileName().toString()) >= 15)
                    .max(Path::compareTo)
                    .orElse(null);
        }
    }
}
