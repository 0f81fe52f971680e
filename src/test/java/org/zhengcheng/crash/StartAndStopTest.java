package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.support.Browser;

/** How the application starts, refuses to start and stops, seen from outside. */
@DisplayName("启动、拒绝启动与停止")
class StartAndStopTest {

    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Duration REFUSING = Duration.ofMinutes(1);
    private static final String PRODUCTION = "--zhengcheng.mode=production";

    @Test
    @DisplayName("Ctrl-C 后五秒内应用和数据库都停下，数据库最后停；再启动，数据都在")
    void stopsInTimeAndKeepsItsData() throws Exception {
        try (ChildApplication application = new ChildApplication("stop").start()) {
            UUID caseId = beginACase(application);
            ProcessHandle postgres = application.postgres().orElseThrow();

            stop(application);

            assertThat(Postgres.isGone(postgres)).as("no postgres is left").isTrue();
            assertThat(postgres.descendants()).isEmpty();
            assertThat(application.dataFolder().resolve("postgres/postmaster.pid"))
                    .as("the database was stopped, not killed")
                    .doesNotExist();
            assertThat(application.output())
                    .as("nobody missed the database")
                    .doesNotContain("WARN", "ERROR", "Exception");

            application.start();
            assertThat(Browser.signIn(application.address(), "applicant", "demo")
                            .get("/cases/" + caseId)
                            .status())
                    .isEqualTo(200);
            stop(application);
        }
    }

    @Test
    @DisplayName("数据文件夹或端口已被占用时不启动，说明怎么办，不妨碍先来的")
    void isRefusedWhereAnotherRuns() throws Exception {
        try (ChildApplication first = new ChildApplication("first").start();
                ChildApplication elsewhere = new ChildApplication("elsewhere", "--server.port=" + first.port())) {
            assertRefused(
                    first.rival("--server.port=" + ChildApplication.freePort()),
                    "数据文件夹正被另一个征程使用",
                    "--zhengcheng.data-folder=");
            assertRefused(elsewhere, "端口 " + first.port() + " 已被别的程序占用", "--server.port=");

            assertThat(elsewhere.postgres())
                    .as("its database does not stay behind")
                    .isEmpty();
            assertThat(Browser.signIn(first.address(), "secretary", "demo")
                            .get("/")
                            .status())
                    .as("the first goes on")
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("第一次启动在建库、建表、装入演示数据时被强行终止，下一次照样启动，演示数据完整")
    void aFirstStartThatWasKilledDoesNotSpoilTheNext() throws Exception {
        for (Moment moment : Moment.values()) {
            try (ChildApplication application = new ChildApplication("killed")) {
                application.launch();
                await().atMost(REFUSING)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .ignoreExceptions()
                        .until(() -> moment.hasCome(application));
                application.killTree();

                application.start();

                beginACase(application);
            }
        }
    }

    /** When the first start is killed. */
    private enum Moment {
        THE_CLUSTER_IS_BEING_MADE {
            @Override
            boolean hasCome(ChildApplication application) {
                return Files.exists(application.dataFolder().resolve("postgres/postgresql.conf"));
            }
        },
        THE_TABLES_ARE_THERE {
            @Override
            boolean hasCome(ChildApplication application) throws Exception {
                return isTrue(application, "to_regclass('case_file') is not null");
            }
        },
        THE_ORGANISATIONS_ARE_THERE {
            @Override
            boolean hasCome(ChildApplication application) throws Exception {
                return isTrue(application, "exists (select from organization)");
            }
        };

        abstract boolean hasCome(ChildApplication application) throws Exception;

        private static boolean isTrue(ChildApplication application, String condition) throws Exception {
            try (Connection database = application.database();
                    Statement statement = database.createStatement();
                    ResultSet answer = statement.executeQuery("select " + condition)) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    @Test
    @DisplayName("生产模式：没有数据库、异步提交、角色能改总账、没有密钥、密钥不符、有演示账号，都不启动并说明怎么办")
    void productionIsParticular() throws Exception {
        try (Postgres postgres = new Postgres("production").start()) {
            String url = "--spring.datasource.url=" + postgres.url();
            String user = "--spring.datasource.username=postgres";
            String plain = "--spring.datasource.username=application";
            String owner = "--spring.flyway.user=postgres";
            String seal = "--zhengcheng.ledger.signing-key=" + signingKey();
            try (ChildApplication none = new ChildApplication("none", PRODUCTION);
                    ChildApplication asynchronous = new ChildApplication("asynchronous", PRODUCTION, url, user);
                    ChildApplication almighty = new ChildApplication("almighty", PRODUCTION, url, user);
                    ChildApplication keyless = new ChildApplication("keyless", PRODUCTION, url, plain, owner, seal);
                    ChildApplication demo = new ChildApplication("demo", url, user);
                    ChildApplication otherKeys = new ChildApplication("other-keys", url, user);
                    ChildApplication demoAccounts = new ChildApplication("demo-accounts", PRODUCTION, url, user)) {
                assertRefused(none, "生产模式不使用内置数据库", "spring.datasource.url");
                assertThat(none.postgres()).isEmpty();

                execute(postgres, "alter database postgres set synchronous_commit = off");
                assertRefused(asynchronous, "synchronous_commit 是 off", "alter system set synchronous_commit = on");

                execute(postgres, "alter database postgres reset synchronous_commit");
                assertRefused(almighty, "应用使用的数据库角色可以改动总账", "spring.flyway.user");

                execute(postgres, "create role application login");
                assertRefused(keyless, "没有设置 zhengcheng.field-key", "openssl rand -base64 32");

                demo.start();
                stop(demo);
                assertRefused(demoAccounts, "有演示账号", "新的空数据库");
                assertRefused(otherKeys, "zhengcheng.field-key 不是这个数据库所用的密钥", "同一密钥");
            }
        }
    }

    static String signingKey() throws NoSuchAlgorithmException {
        return Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
    }

    @Test
    @DisplayName("连不上数据库时不启动，说明怎么办")
    void saysThatTheDatabaseIsDown() throws Exception {
        try (ChildApplication application = new ChildApplication(
                "down",
                "--spring.datasource.url=jdbc:postgresql://localhost:" + ChildApplication.freePort() + "/postgres",
                "--spring.datasource.username=postgres")) {
            assertRefused(application, "连不上数据库", "PostgreSQL 是否在运行");
        }
    }

    private static UUID beginACase(ChildApplication application) {
        return Browser.signIn(application.address(), "applicant", "demo")
                .get("/")
                .follow("了解并开始")
                .form("form[action*=/procedures/]")
                .send()
                .caseId();
    }

    private static void stop(ChildApplication application) throws InterruptedException {
        application.terminate();
        application.awaitEnd(STOPPING);
    }

    private static void assertRefused(ChildApplication application, String problem, String remedy) throws Exception {
        application.launch();

        assertThat(application.awaitEnd(REFUSING)).as(application.output()).isEqualTo(1);
        assertThat(application.output()).contains(problem, remedy).doesNotContain("\tat ", "Exception");
    }

    static void execute(Postgres postgres, String sql) throws Exception {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
