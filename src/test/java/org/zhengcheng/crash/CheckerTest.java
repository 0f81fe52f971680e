package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.zhengcheng.support.ApplicationTest;

/** A checker that never complains proves nothing: each fault planted here must make it complain of that very fault. */
@DisplayName("检查程序查得出每一种毛病")
class CheckerTest extends ApplicationTest {

    private static final int STEPS = 40;

    private static Collection<Attempt> attempts;
    private static List<String> usernames;

    @Value("${zhengcheng.data-folder}/files")
    private Path files;

    private Connection database;
    private String victim;

    @BeforeEach
    void afterSomeWork() throws Exception {
        clock.set(LocalDate.now(ZoneId.of("Asia/Shanghai")));
        database = superuser.connection();
        while (attempts == null || victim() == null) {
            work();
        }
        victim = victim();
        database.setAutoCommit(false);
    }

    /** An open case that has come some way, with a file and a change of standing. */
    private String victim() {
        return jdbc.sql("select c.id::text from case_file c join account a on a.person_id = c.person_id"
                        + " where a.username in (:driven) and c.state = 'OPEN' and c.version >= 3"
                        + " and exists (select from standing_change s where s.case_id = c.id) limit 1")
                .param("driven", usernames)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void work() throws Exception {
        usernames = Driver.admit(database, "checked " + UUID.randomUUID() + " ", 3);
        try (Driver driver = new Driver(address(), usernames, 42)) {
            driver.awaitFurtherSteps(STEPS);
            driver.finish();
            assertThat(driver.diary().surprises()).isEmpty();
            attempts = driver.diary().attempts();
        }
    }

    @AfterEach
    void nothingHappened() throws Exception {
        database.rollback();
        database.setAutoCommit(true);
        database.close();
    }

    @Test
    @DisplayName("没有毛病时不说话")
    void ofNothingIfAllIsWell() throws Exception {
        assertThat(complaints(attempts)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lost ledger entry      | delete from ledger_entry where chain_id = :victim and seq = 2 | stands where 2 should
            lost last ledger entry | delete from ledger_entry where chain_id = :victim and seq = (select max(seq) from ledger_entry where chain_id = :victim) | no ledger entry for record
            altered ledger entry   | update ledger_entry set body = convert_to(replace(convert_from(body, 'UTF8'), 'pass', 'done'), 'UTF8') where chain_id = :victim and seq = 2 | ledger chain broken at 2
            ledger recomputed once | update ledger_entry set body = decode(concat(encode(body, 'hex'), '20'), 'hex'), hash = sha256(decode(concat('00', encode(body, 'hex'), '20'), 'hex')) where chain_id = :victim and seq = 2 | ledger chain broken at 3
            record twice           | insert into step_record select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'seq', seq + 1000, 'task_id', null))).* from step_record s where case_id = :victim and seq = 1 | stands where
            record lost            | with f as (delete from step_file where case_id = :victim) delete from step_record where case_id = :victim and seq = (select max(seq) from step_record where case_id = :victim) | lost: Attempt
            submission altered     | update step_record set submission = concat(submission, ' ') where case_id = :victim and seq = 1 | was altered
            outcome altered        | update step_record set outcome = 'return' where case_id = :victim and seq = 1 | no way from submit-application
            actor of another tx    | update step_record set actor_name = 'another' where case_id = :victim and seq = 1 | ledger entry are of different transactions
            operation lost         | delete from operation where answer = (select id::text from step_record where case_id = :victim and seq = 1) | no operation for
            operation twice        | insert into operation select gen_random_uuid(), actor_id, request_sha256, answer from operation where answer = :victim::text | two operations
            operation of nobody    | update operation set key = gen_random_uuid() where answer = :victim::text | nobody asked for
            other answer           | update operation set answer = gen_random_uuid()::text where answer = (select id::text from step_record where case_id = :victim and seq = 1) | lost: Attempt
            version too high       | update case_file set version = version + 1 where id = :victim | version
            case closed            | update case_file set state = 'CLOSED' where id = :victim | is CLOSED at
            case of another tx     | update case_file set person_name = person_name where id = :victim | the case and its last ledger entry
            inbox lost             | delete from inbox_item where case_id = :victim | the inbox has
            inbox not moved        | update inbox_item set step_id = 'submit-application', task_id = 'old' where case_id = :victim | inbox of no task
            inbox of another step  | update inbox_item set step_id = 'oath' where case_id = :victim | the inbox has
            task lost              | delete from act_ru_task where proc_inst_id_ = :victim::text | the engine stands at
            task of another step   | update act_ru_task set task_def_key_ = 'oath' where proc_inst_id_ = :victim::text | the engine stands at
            standing not changed   | delete from standing_change where case_id = :victim | changes of standing
            person not changed     | update person set standing = 'FULL' where id = (select person_id from case_file where id = :victim) | stands as FULL
            file not handed in     | delete from step_file where case_id = :victim | has 0 files
            content of no file     | update stored_file set sha256 = repeat('0', 64) where id in (select file_id from step_file where case_id = :victim) | missing or damaged
            stuck variable         | insert into act_ru_variable (id_, rev_, type_, name_, proc_inst_id_) values ('planted', 1, 'string', 'outcome', null) | variable outcome
            """)
    @DisplayName("数据里的毛病")
    void ofEveryFaultInTheData(String name, String sql, String complaint) throws Exception {
        plant(sql);

        assertThat(complaints(attempts))
                .as(name)
                .anySatisfy(found -> assertThat(found).contains(complaint));
    }

    @Test
    @DisplayName("答复过的步骤不在册")
    void ofAnAcknowledgedStepThatIsNotThere() throws Exception {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(Attempt.step(UUID.randomUUID(), "application-talk", UUID.fromString(victim), 9, "pass")
                .done(UUID.randomUUID()));

        assertThat(complaints(more)).singleElement().asString().startsWith("lost: ");
    }

    @Test
    @DisplayName("拒绝过的步骤在册")
    void ofARefusedStepThatIsThere() throws Exception {
        Attempt done = attempts.stream()
                .filter(attempt -> attempt.answer() == Attempt.Answer.DONE)
                .findFirst()
                .orElseThrow();
        List<Attempt> other = new ArrayList<>(attempts);
        other.remove(done);
        other.add(done.refused());

        assertThat(complaints(other)).singleElement().asString().startsWith("refused and yet remembered");
    }

    @Test
    @DisplayName("没有答复的步骤只有半件")
    void ofAnUnknownStepThatIsHalfThere() throws Exception {
        UUID key = UUID.randomUUID();
        plant("insert into operation values ('" + key
                + "', gen_random_uuid(), repeat('0', 64), gen_random_uuid()::text)");
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(Attempt.step(key, "application-talk", UUID.fromString(victim), 9, "pass"));

        assertThat(complaints(more)).singleElement().asString().startsWith("half done: ");
    }

    @Test
    @DisplayName("文件内容坏了")
    void ofADamagedFile() throws Exception {
        String sha256 = jdbc.sql("select f.sha256 from stored_file f join step_file s on s.file_id = f.id"
                        + " where s.case_id = ?::uuid limit 1")
                .param(victim)
                .query(String.class)
                .single();
        Path content = files.resolve(sha256.substring(0, 2)).resolve(sha256);
        byte[] whole = Files.readAllBytes(content);
        try {
            Files.write(content, new byte[] {0});

            assertThat(complaints(attempts))
                    .anySatisfy(found -> assertThat(found).contains("missing or damaged"));
        } finally {
            Files.write(content, whole);
        }
    }

    private void plant(String sql) throws Exception {
        try (Statement statement = database.createStatement()) {
            statement.execute("alter table ledger_entry disable trigger ledger_entry_append_only");
            assertThat(statement.executeUpdate(sql.replace(":victim", "'" + victim + "'::uuid")))
                    .as("rows planted")
                    .isPositive();
        }
    }

    private List<String> complaints(Collection<Attempt> said) throws Exception {
        return new Checker(database, usernames, said, files).complaints();
    }
}
