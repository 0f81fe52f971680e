package org.zhengcheng.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhengcheng.installation.EmbeddedDatabase;

/** The whole application on a real PostgreSQL and a real port, with a clock that tests move. */
@Import(ApplicationTest.Time.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ApplicationTest {

    /** One data folder for all tests of a run: they share the started application. */
    private static final Path DATA = dataFolder();

    /** Where the links of letters lead; the tests' server has another address every time. */
    protected static final String BASE_URL = "http://zhengcheng.test";

    @Autowired
    protected TestClock clock;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    protected StatementCounter statements;

    @Autowired
    protected Superuser superuser;

    @Autowired
    protected TestMatters matters;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("zhengcheng.data-folder", DATA::toString);
        registry.add("zhengcheng.base-url", () -> BASE_URL);
        // Tests send the postman on his round; on his own he would come at any time.
        registry.add("zhengcheng.mail.every", () -> "P1D");
        // And the same with deadlines.
        registry.add("zhengcheng.deadlines.every", () -> "P1D");
        registry.add("zhengcheng.deadlines.compare-every", () -> "P1D");
        registry.add("zhengcheng.rounds.every", () -> "P1D");
        registry.add("zhengcheng.people.care-every", () -> "P1D");
        registry.add("zhengcheng.calendar.every", () -> "P1D");
        registry.add("zhengcheng.diagrams.every", () -> "P1D");
        registry.add("zhengcheng.sheets.every", () -> "P1D");
        registry.add("zhengcheng.ledger.every", () -> "P1D");
        // Nobody stands behind a proxy, but a visitor from an address at which one is trusted.
        registry.add("server.forward-headers-strategy", () -> "native");
        registry.add("zhengcheng.trusted-proxies", () -> "127\\.9\\.9\\.9");
        // Tests are quicker than people.
        registry.add("zhengcheng.requests.per-account", () -> "1000000");
        registry.add("zhengcheng.requests.per-address", () -> "1000000");
        registry.add("zhengcheng.meetings.leaving-out", () -> "true");
        registry.add("zhengcheng.requests.open-questions", () -> "1000000");
        registry.add("zhengcheng.keys.watch-every", () -> "P1D");
        registry.add("zhengcheng.keys.every", () -> "P1D");
        // Hundreds of people sign in in a run; what passwords really take is proved by itself.
        registry.add("zhengcheng.sign-in.hash-memory", () -> "1024");
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MailServer.get().port());
    }

    /** A context that another test has closed took the server's way into the log with it. */
    @BeforeAll
    static void whatTheServerSaysIsLogged() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.install();
        }
    }

    /** A new street with two branches and everybody a case needs, strangers to all other tests. */
    protected Town newTown() {
        return new Town(jdbc, passwords, address());
    }

    protected String address() {
        return "http://localhost:" + port;
    }

    private static Path dataFolder() {
        try {
            return Files.createTempDirectory("zhengcheng-test");
        } catch (IOException noTemporaryFolder) {
            throw new UncheckedIOException(noTemporaryFolder);
        }
    }

    /** A day as pages say it in Chinese. */
    protected static String chinese(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** What tests put in place of, or around, the application's own. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        static StatementCounter statementCounter() {
            return new StatementCounter();
        }

        @Bean
        Superuser superuser(EmbeddedDatabase database) {
            return new Superuser(database.jdbcUrl(), EmbeddedDatabase.OWNER);
        }

        @Bean
        TestMatters testMatters() {
            return new TestMatters();
        }

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
