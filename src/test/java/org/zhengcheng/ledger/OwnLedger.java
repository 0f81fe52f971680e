package org.zhengcheng.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.installation.ApplicationRole;
import org.zhengcheng.installation.EmbeddedDatabase;
import org.zhengcheng.installation.Installation;

/** A ledger in a database of its own, with the roles of a real one, that a test may spoil. */
final class OwnLedger {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String APPLICATION = "zhengcheng";
    private static EmbeddedDatabase cluster;

    private final String server;
    private final String name;
    private final Path folder;
    private final LedgerSettings settings;
    private final DataSource application;
    private final DataSource owner;
    private final TransactionTemplate transaction;
    private final SealKey key;
    private final Ledger ledger;
    private final Seals seals;
    private final SealCourier courier;

    private OwnLedger(String server, String name, Path folder, LedgerSettings settings) throws IOException {
        this.server = server;
        this.name = name;
        this.folder = folder;
        this.settings = settings;
        this.application = source(server, name, APPLICATION);
        this.owner = source(server, name, EmbeddedDatabase.OWNER);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(application));
        Installation installation = new Installation(Installation.Mode.DEMO, folder);
        this.key = new SealKey(installation, settings);
        this.ledger = new Ledger(JdbcClient.create(application), settings);
        Seals[] later = new Seals[1];
        List<SealPlace> places = List.of(
                new FolderPlace(installation, settings, key, new ObjectProvider<>() {
                    @Override
                    public Seals getObject() {
                        return later[0];
                    }
                }),
                new WebhookPlace(settings));
        this.seals = new Seals(JdbcClient.create(application), new JdbcTemplate(application), key, settings, places);
        later[0] = seals;
        this.courier = new SealCourier(JdbcClient.create(application), places);
    }

    /** A new and empty one. */
    static OwnLedger begin() {
        return begin(Suite.SHA256_ED25519, "");
    }

    static synchronized OwnLedger begin(Suite suite, String webhook) {
        try {
            if (cluster == null) {
                cluster = EmbeddedDatabase.start(Files.createTempDirectory("zhengcheng-ledger"));
                Runtime.getRuntime().addShutdownHook(new Thread(OwnLedger::stop));
                migrate(server(), "pattern");
            }
            Path folder = Files.createTempDirectory("zhengcheng-seals");
            return copy("pattern", folder, settings(suite, folder, webhook));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** One on a server that has it already. */
    static OwnLedger at(String server, String name, Path folder) throws IOException {
        return new OwnLedger(server, name, folder, settings(Suite.SHA256_ED25519, folder, ""));
    }

    /** Makes a database with its tables; the two roles are there. */
    static void migrate(String server, String name) {
        JdbcClient.create(source(server, "postgres", EmbeddedDatabase.OWNER))
                .sql("create database " + name)
                .update();
        DataSource owner = source(server, name, EmbeddedDatabase.OWNER);
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        ApplicationRole.grant(owner, source(server, name, APPLICATION));
    }

    private static LedgerSettings settings(Suite suite, Path folder, String webhook) {
        return new LedgerSettings(
                suite,
                "",
                List.of(),
                Duration.ofHours(1),
                Duration.ofDays(1),
                folder.resolve("seals"),
                webhook,
                "secret",
                List.of());
    }

    /** The same ledger as it is now, in another database; its seals are taken to the same places. */
    OwnLedger copy() throws IOException {
        return copy(name, folder, settings);
    }

    private static OwnLedger copy(String from, Path folder, LedgerSettings settings) throws IOException {
        String name = "ledger" + NUMBER.incrementAndGet();
        JdbcClient.create(source(server(), "postgres", EmbeddedDatabase.OWNER))
                .sql("create database " + name + " template " + from)
                .update();
        return new OwnLedger(server(), name, folder, settings);
    }

    private static DataSource source(String server, String database, String user) {
        return new DriverManagerDataSource(server + "/" + database, user, "");
    }

    private static String server() {
        return cluster.jdbcUrl().replaceAll("/postgres$", "");
    }

    private static void stop() {
        try {
            cluster.close();
        } catch (IOException cannotBeHelped) {
            throw new UncheckedIOException(cannotBeHelped);
        }
    }

    void append(LedgerChain chain, String outcome) {
        transaction.executeWithoutResult(status -> ledger.append(entry(chain, outcome)));
    }

    static Entry entry(LedgerChain chain, String outcome) {
        return new Entry(
                        chain,
                        new UUID(7, 7),
                        "第一支部书记",
                        "step",
                        "application-talk",
                        outcome,
                        LocalDate.of(2026, 6, 1),
                        Sha256.of(outcome))
                .noting("说明" + outcome);
    }

    Seal seal() {
        Seal seal = transaction.execute(status -> seals.sealNow().orElseThrow());
        courier.goRound();
        return seal;
    }

    Path export() {
        return write("export", out -> new LedgerExport(new JdbcTemplate(application), jdbc(), seals).all(out));
    }

    Path proof(LedgerChain chain) {
        return write(
                "proof", out -> new LedgerExport(new JdbcTemplate(application), jdbc(), seals).proof(chain.id(), out));
    }

    private Path write(String what, Content content) {
        return atOneMoment(() -> {
            try {
                Path file = Files.createTempFile(folder, what, ".zip");
                try (OutputStream out = Files.newOutputStream(file)) {
                    content.write(out);
                }
                return file;
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        });
    }

    List<Verification.Fault> verify() {
        return atOneMoment(() -> new Verification(new JdbcTemplate(application), key).run(checked -> {}));
    }

    private <T> T atOneMoment(Supplier<T> what) {
        TransactionTemplate look = new TransactionTemplate(new DataSourceTransactionManager(application));
        look.setReadOnly(true);
        look.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return look.execute(status -> what.get());
    }

    /** As the application. */
    JdbcClient jdbc() {
        return JdbcClient.create(application);
    }

    /** As whoever has the password of the database's owner, whom no trigger stops. */
    void tamper(String sql) {
        JdbcTemplate all = new JdbcTemplate(owner);
        all.execute("set session_replication_role = replica; " + sql);
    }

    /** As the owner, for what has to be read or changed row by row. */
    JdbcClient owner() {
        return JdbcClient.create(owner);
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    Ledger ledger() {
        return ledger;
    }

    Seals seals() {
        return seals;
    }

    SealCourier courier() {
        return courier;
    }

    SealKey key() {
        return key;
    }

    Path sealFolder() {
        return folder.resolve("seals");
    }

    private interface Content {

        void write(OutputStream out) throws IOException;
    }
}
