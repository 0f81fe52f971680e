package org.zhengcheng.organization.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.TestKeys;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.installation.EmbeddedDatabase;
import org.zhengcheng.ledger.TestLedger;
import org.zhengcheng.support.ApplicationTest;

/** Several nodes on a database of their own; each is what a process would have of it. */
@DisplayName("换钥：边用边换，读写不停，停在半路接着做；旧钥匙还有数据要用时，去掉它就不能启动")
class KeyChangeTest extends ApplicationTest {

    private static final int PEOPLE = 350;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String FIELDS = "zhengcheng.field-key";
    private static final String INDEXES = "zhengcheng.index-key";

    @Autowired
    private EmbeddedDatabase cluster;

    private DataSource source;
    private JdbcClient database;
    private Actor admin;
    private final List<UUID> people = new ArrayList<>();

    @BeforeEach
    void aDatabaseWithPeople() {
        String name = "keys" + NUMBER.incrementAndGet();
        superuser.jdbc().sql("create database " + name).update();
        source = new DriverManagerDataSource(
                cluster.jdbcUrl().replaceAll("/postgres$", "/" + name), EmbeddedDatabase.OWNER, "");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = JdbcClient.create(source);
        Node first = new Node("A", "A");
        database.sql("insert into organization (id, code, name, type, founded_on)"
                        + " values (?, 'X', 'X', 'BR', date '2000-01-01')")
                .param(UUID.randomUUID())
                .update();
        for (int n = 0; n < PEOPLE; n++) {
            people.add(person(first, n));
        }
        admin = new Actor(UUID.randomUUID(), people.get(0), "admin", "admin");
        database.sql("insert into person_event (person_id, kind, day, old_value, new_value, recorded_at)"
                        + " values (?, 'CHANGED', current_date, 'plain', ?, now())")
                .params(people.get(0), first.keys.cipher.encrypt("event"))
                .update();
        database.sql("insert into transcript_sheet (id, person_id, content, uploaded_at) values (?, ?, ?, now())")
                .params(UUID.randomUUID(), people.get(0), first.keys.cipher.encrypt("sheet"))
                .update();
    }

    private UUID person(Node node, int number) {
        UUID id = UUID.randomUUID();
        database.sql("insert into person (id, name, organization_id) select ?, 'p', id from organization")
                .param(id)
                .update();
        database.sql("insert into person_identity (person_id, citizen_id, citizen_id_index, phone) values (?, ?, ?, ?)")
                .params(
                        id,
                        node.keys.cipher.encrypt("number" + number),
                        node.keys.index.of("number" + number),
                        node.keys.cipher.encrypt("phone" + number))
                .update();
        return id;
    }

    @Test
    void everythingIsEncryptedAnewWhileTwoNodesReadAndWrite() throws Exception {
        Node one = new Node("AB", "A");
        Node two = new Node("AB", "A");
        assertThat(one.begin(FIELDS, "B")).isEmpty();
        // The other node has not looked yet and still writes with the old key.
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger readings = new AtomicInteger();
        CompletableFuture<Void> users = CompletableFuture.runAsync(() -> {
            for (int n = 0; going.get(); n++) {
                int which = n % PEOPLE;
                assertThat(one.read(people.get(which))).startsWith("number" + which);
                two.write(people.get((which * 7) % PEOPLE), "phone again " + n);
                readings.incrementAndGet();
            }
        });
        for (int round = 0; round < 20; round++) {
            one.rounds.goRound();
        }
        assertThat(one.state("A")).as("a node still writes with it").isEqualTo("OLD");
        two.keys.watch.look();
        one.keys.watch.look();
        one.rounds(going, users);

        assertThat(readings.get()).as("readers and writers at work").isPositive();
        assertThat(one.state("A")).isEqualTo("RETIRED");
        assertThat(one.anywhere("A")).as("ciphertexts of the old key").isZero();
        Node after = new Node("B", "A");
        for (int n = 0; n < PEOPLE; n++) {
            assertThat(after.read(people.get(n))).isEqualTo("number" + n);
        }
        assertThat(after.keys.cipher.decrypt(database.sql("select new_value from person_event")
                        .query(String.class)
                        .single()))
                .isEqualTo("event");
        assertThat(database.sql("select count(*) from ledger_entry where act = 'keys'")
                        .query(Integer.class)
                        .single())
                .as("begun and finished")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("停在半路：已换的不丢，没换的由另一个节点接着换；没换完就去掉旧钥匙，启动被拒绝并说明")
    void aNodeThatDiesInTheMiddleIsFollowedByAnother() throws Exception {
        Node dying = new Node("AB", "A");
        assertThat(dying.begin(FIELDS, "B")).isEmpty();
        dying.keys.watch.look();
        dying.few.goRound();
        dying.few.goRound();
        assertThat(dying.anywhere("A")).isPositive();
        assertThat(dying.anywhere("B")).as("some are done").isPositive();

        assertThatThrownBy(() -> new Node("B", "A"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("少了旧密钥 " + dying.id("A"));
        assertThatThrownBy(() -> new Node("A", "A"))
                .as("one that cannot read what is written now")
                .isInstanceOf(CannotStart.class);

        // Killed with a batch in hand: what it wrote of it is gone with its connection.
        try (Connection hanging = source.getConnection()) {
            hanging.setAutoCommit(false);
            hanging.createStatement().execute("select from key_change for update");
            dying.rounds.goRound();
            assertThat(dying.state("A")).as("another holds it").isEqualTo("OLD");
            hanging.rollback();
        }
        Node next = new Node("BA", "A");
        database.sql("delete from installation_node").update();
        next.keys.watch.look();
        next.rounds(new AtomicBoolean(), CompletableFuture.completedFuture(null));
        assertThat(next.anywhere("A")).isZero();
        assertThat(new Node("B", "A").read(people.get(PEOPLE - 1))).isEqualTo("number" + (PEOPLE - 1));
    }

    @Test
    @DisplayName("换钥时还没结束的旧事务写下旧密文：等它结束再走一遍，不会漏")
    void whatWasUnderWayIsWaitedFor() throws Exception {
        Node one = new Node("AB", "A");
        String old = one.keys.cipher.encrypt("late");
        try (Connection slow = source.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().executeQuery("select 1");
            assertThat(one.begin(FIELDS, "B")).isEmpty();
            one.keys.watch.look();
            for (int round = 0; round < 5; round++) {
                one.rounds.goRound();
            }
            assertThat(one.state("A")).as("a transaction from before is open").isEqualTo("OLD");
            try (PreparedStatement update =
                    slow.prepareStatement("update person_identity set phone = ? where person_id = ?")) {
                update.setString(1, old);
                update.setObject(2, people.get(0));
                update.execute();
            }
            slow.commit();
        }
        one.rounds(new AtomicBoolean(), CompletableFuture.completedFuture(null));
        assertThat(one.anywhere("A")).isZero();
        assertThat(one.keys.cipher.decrypt(one.phone(people.get(0)))).isEqualTo("late");
    }

    @Test
    @DisplayName("新钥匙要等每个运行着的节点都有了才换用；换到一半不再开始另一次")
    void aKeyThatANodeLacksIsNotTaken() {
        Node one = new Node("AB", "A");
        // The node that filled the database is still seen, and has one key.
        assertThat(database.sql("select count(*) from installation_node")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(one.beginBeside(FIELDS, "B")).contains("keys.nodeWithout");
        assertThat(one.begin(FIELDS, "B")).isEmpty();
        assertThat(one.begin(FIELDS, "B")).contains("keys.notWaiting");
    }

    @Test
    @DisplayName("查找用的索引也能换：换的时候按号码照样找得到，同一个号码不会有两个人")
    void blindIndexesChangeWithoutLosingAnybody() throws Exception {
        Node one = new Node("A", "AB");
        Node two = new Node("A", "AB");
        assertThat(one.begin(INDEXES, "B")).isEmpty();
        one.keys.watch.look();
        one.few.goRound();
        one.few.goRound();
        for (int n = 0; n < PEOPLE; n++) {
            assertThat(two.find("number" + n)).as("number %s", n).isEqualTo(people.get(n));
        }
        assertThat(two.keys.index.isChanging())
                .as("whoever writes numbers takes turns")
                .isTrue();
        two.keys.watch.look();
        one.rounds(new AtomicBoolean(), CompletableFuture.completedFuture(null));
        Node after = new Node("A", "B");
        for (int n = 0; n < PEOPLE; n++) {
            assertThat(after.find("number" + n)).isEqualTo(people.get(n));
        }
    }

    @Test
    @DisplayName("看着像密文的文字不会卡住换钥，原样留着")
    void whatOnlyLooksLikeACiphertextDoesNotStopIt() throws Exception {
        Node one = new Node("AB", "A");
        String fake = "aes:" + one.id("A") + ":" + "A".repeat(64);
        database.sql("update person_event set old_value = ?").param(fake).update();
        assertThat(one.begin(FIELDS, "B")).isEmpty();
        one.keys.watch.look();
        one.rounds(new AtomicBoolean(), CompletableFuture.completedFuture(null));
        assertThat(database.sql("select old_value from person_event")
                        .query(String.class)
                        .single())
                .isEqualTo(fake);
    }

    /** One process of the installation. */
    private final class Node {

        private final TestKeys keys;
        private final KeyChanges changes;
        private final KeyRounds rounds;
        private final KeyRounds few;
        private final TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(source));

        Node(String fieldKeys, String indexKeys) {
            try {
                keys = new TestKeys(database, fieldKeys, indexKeys);
                Renewal renewal = new Renewal(new Catalogue(), keys.cipher, keys.index, database);
                changes = new KeyChanges(keys.rings, TestLedger.on(database), database, clock);
                DatabaseTime time = new DatabaseTime(database, clock, Clock.systemUTC());
                rounds = new KeyRounds(keys.rings, renewal, changes, database, transaction, time, 100);
                few = new KeyRounds(keys.rings, renewal, changes, database, transaction, time, 1);
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        /** Takes a key into use after all nodes from before were stopped. */
        Optional<String> begin(String setting, String letter) {
            database.sql("delete from installation_node where not ? = any(has)")
                    .param(id(setting, letter))
                    .update();
            return beginBeside(setting, letter);
        }

        Optional<String> beginBeside(String setting, String letter) {
            return transaction.execute(status -> changes.begin(setting, id(setting, letter), admin));
        }

        /** Goes round until the change is finished. */
        void rounds(AtomicBoolean going, CompletableFuture<Void> users) throws Exception {
            for (int round = 0; round < 200 && running(); round++) {
                rounds.goRound();
                Thread.onSpinWait();
            }
            going.set(false);
            users.get();
            assertThat(running()).isFalse();
        }

        private boolean running() {
            return database.sql("select exists(select from key_change where finished_at is null)")
                    .query(Boolean.class)
                    .single();
        }

        String read(UUID id) {
            return keys.cipher.decrypt(database.sql("select citizen_id from person_identity where person_id = ?")
                    .param(id)
                    .query(String.class)
                    .single());
        }

        String phone(UUID id) {
            return database.sql("select phone from person_identity where person_id = ?")
                    .param(id)
                    .query(String.class)
                    .single();
        }

        void write(UUID id, String phone) {
            database.sql("update person_identity set phone = ? where person_id = ?")
                    .params(keys.cipher.encrypt(phone), id)
                    .update();
        }

        UUID find(String number) {
            return keys.index.all(number).stream()
                    .flatMap(index -> database
                            .sql("select person_id from person_identity where citizen_id_index = ?")
                            .param(index)
                            .query(UUID.class)
                            .list()
                            .stream())
                    .findFirst()
                    .orElseThrow();
        }

        String state(String letter) {
            return database.sql("select state from installation_key where setting = ? and id = ?")
                    .params(FIELDS, id(letter))
                    .query(String.class)
                    .single();
        }

        int anywhere(String letter) {
            return database.sql(
                            "select (select count(*) from person_identity where citizen_id like :k or phone like :k)"
                                    + " + (select count(*) from person_event where new_value like :k)"
                                    + " + (select count(*) from transcript_sheet where content like :k)")
                    .param("k", "aes:" + id(letter) + ":%")
                    .query(Integer.class)
                    .single();
        }

        String id(String letter) {
            return id(FIELDS, letter);
        }

        private String id(String setting, String letter) {
            return TestKeys.id(setting, letter);
        }
    }
}
