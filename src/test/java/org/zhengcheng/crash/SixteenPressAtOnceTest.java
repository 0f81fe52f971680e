package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.casework.TakeStep;
import org.zhengcheng.casework.entry.Submission;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

/**
 * Many people who may all take a step press at once, each in a browser of their own. The number of rounds is
 * {@code race.rounds}; the full number of all crash tests: {@code ./mvnw verify -Dtest='*Kill*,SixteenPressAtOnce*'
 * -Dcrash.app=50 -Dcrash.db=20 -Drace.rounds=200}.
 */
@DisplayName("一个步骤只办一次：同时按下、连按两次、旧页面")
class SixteenPressAtOnceTest extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int ROUNDS = Integer.getInteger("race.rounds", 20);
    private static final int MORE_THAN_THE_POOL_HOLDS = 24;

    @Autowired
    private OpenCase openCase;

    @Autowired
    private TakeStep takeStep;

    @Autowired
    private FileStore files;

    private Town town;
    private int applicants;

    @BeforeEach
    void inANewTown() {
        clock.set(TODAY);
        town = newTown();
    }

    @Test
    @DisplayName("十六位书记同时受理一份申请：一人办成，其余看到现在的情况")
    void ofSixteenOneWins() throws Exception {
        List<String> secretaries = secretaries(16);
        for (int round = 1; round <= ROUNDS; round++) {
            race("round " + round, secretaries);
        }
    }

    @Test
    @DisplayName("同时按下的人比数据库连接还多，人人都得到答复")
    void morePeopleThanConnectionsAllGetAnAnswer() throws Exception {
        List<String> secretaries = secretaries(MORE_THAN_THE_POOL_HOLDS);
        race("first", secretaries);
        race("second", secretaries);
    }

    @Test
    @DisplayName("连按两次得到同一个答复，只有一条记录")
    void aDoubleClickIsOneStep() throws Exception {
        UUID caseId = caseWaitingForRegistration();
        Form form = registration("secretary", caseId);

        List<Page> answers = atOnce(List.of(form::send, form::send));
        answers.add(form.send());

        assertThat(answers).allSatisfy(SixteenPressAtOnceTest::isDone);
        assertThat(answers).extracting(Page::uri).containsOnly(answers.get(0).uri());
        assertMovedOnce(caseId, "application-talk", 2);
    }

    @Test
    @DisplayName("带着文件连按两次，文件也只交一次")
    void aDoubleClickWithAFileIsOneStep() throws Exception {
        UUID caseId = open();
        Form form = town.as("applicant " + applicants)
                .get(stepPath(caseId))
                .step()
                .set("applicationDate", TODAY.toString())
                .set("outcome", "pass")
                .upload("letter", "letter.pdf", Form.PDF);

        List<Page> answers = atOnce(List.of(form::send, form::send));
        answers.add(form.send());

        assertThat(answers).allSatisfy(SixteenPressAtOnceTest::isDone);
        assertThat(answers).extracting(Page::uri).containsOnly(answers.get(0).uri());
        assertMovedOnce(caseId, "register-application", 1);
        assertThat(count("select count(*) from step_file where case_id = ?", caseId))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("答复没有收到，重新登录后再交一次，得到同一个答复")
    void whoLostTheAnswerAndTheSessionGetsTheSameAnswer() throws Exception {
        UUID caseId = open();
        String applicant = "applicant " + applicants;
        Form form = town.as(applicant)
                .get(stepPath(caseId))
                .step()
                .set("applicationDate", TODAY.toString())
                .set("outcome", "pass")
                .upload("letter", "letter.pdf", Form.PDF);
        Page lost = form.send();

        Page again = form.sendFrom(town.another(applicant).get("/"));

        isDone(again);
        assertThat(again.uri()).isEqualTo(lost.uri());
        assertMovedOnce(caseId, "register-application", 1);
    }

    @Test
    @DisplayName("旧页面上再按，看到的是现在的情况")
    void aStaleTabSeesWhereTheCaseIsNow() throws Exception {
        UUID caseId = caseWaitingForRegistration();
        Form stale = registration("secretary", caseId);
        isDone(registration("secretary", caseId).send());

        isMovedOn(stale.send(), caseId);

        assertMovedOnce(caseId, "application-talk", 2);
    }

    @Test
    @DisplayName("同一操作号不能用于别的内容或别的人")
    void aKeyIsForOneRequestOfOnePerson() throws Exception {
        UUID caseId = caseWaitingForRegistration();
        Form form = registration("secretary", caseId);
        Form another = registration("commissioner", caseId).set("_operation", form.value("_operation"));
        isDone(form.send());

        form.set("receivedDate", TODAY.minusDays(1).toString());

        assertThat(form.send().status()).isEqualTo(409);
        assertThat(another.send().status()).isEqualTo(409);
        assertMovedOnce(caseId, "application-talk", 2);
    }

    private void race(String round, List<String> people) throws Exception {
        UUID caseId = caseWaitingForRegistration();
        List<Form> forms = new ArrayList<>();
        for (String person : people) {
            forms.add(registration(person, caseId));
        }

        List<Page> answers =
                atOnce(forms.stream().map(form -> (Callable<Page>) form::send).toList());

        assertThat(answers)
                .as(round)
                .filteredOn(page -> page.status() == 200)
                .singleElement()
                .satisfies(SixteenPressAtOnceTest::isDone);
        assertThat(answers)
                .as(round)
                .filteredOn(page -> page.status() != 200)
                .hasSize(people.size() - 1)
                .allSatisfy(page -> isMovedOn(page, caseId));
        assertMovedOnce(caseId, "application-talk", 2);
        assertThat(forms.stream()
                        .filter(form -> count(
                                        "select count(*) from operation where key = ?",
                                        UUID.fromString(form.value("_operation")))
                                == 1))
                .as(round + ": keys kept")
                .hasSize(1);
    }

    /** Everybody is ready before anybody presses. */
    private static List<Page> atOnce(List<Callable<Page>> presses) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(presses.size());
        try {
            CyclicBarrier ready = new CyclicBarrier(presses.size());
            List<Future<Page>> pressed = presses.stream()
                    .map(press -> hands.submit(() -> {
                        ready.await(30, TimeUnit.SECONDS);
                        return press.call();
                    }))
                    .toList();
            List<Page> answers = new ArrayList<>();
            for (Future<Page> answer : pressed) {
                answers.add(answer.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            hands.shutdownNow();
        }
    }

    private static void isDone(Page page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.taken()).isPresent();
    }

    private static void isMovedOn(Page page, UUID caseId) {
        assertThat(page.status()).as(page.text()).isEqualTo(409);
        assertThat(page.has("a[href=/cases/" + caseId + "]")).as(page.text()).isTrue();
    }

    private void assertMovedOnce(UUID caseId, String nowAt, int steps) {
        assertThat(count("select count(*) from step_record where case_id = ?", caseId))
                .isEqualTo(steps);
        assertThat(count("select version from case_file where id = ?", caseId)).isEqualTo(steps);
        assertThat(count("select count(*) from ledger_entry where chain_id = ?", caseId))
                .as("one entry more than steps: that of the opening")
                .isEqualTo(steps + 1);
        assertThat(count("select count(*) from act_ru_task where proc_inst_id_ = ?", caseId.toString()))
                .isEqualTo(1);
        assertThat(jdbc.sql("select distinct step_id || ' ' || task_id from inbox_item where case_id = ?")
                        .param(caseId)
                        .query(String.class)
                        .list())
                .singleElement()
                .isEqualTo(nowAt + " " + openTask(caseId));
    }

    private List<String> secretaries(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(n -> {
                    String name = "secretary " + n;
                    town.person(name, "branch", "FULL", LocalDate.of(1970, 1, 1));
                    town.post(name, "branch", "branch-secretary");
                    town.as(name);
                    return name;
                })
                .toList();
    }

    private Form registration(String person, UUID caseId) {
        return town.as(person)
                .get(stepPath(caseId))
                .step()
                .set("receivedDate", TODAY.toString())
                .set("outcome", "pass");
    }

    private UUID open() {
        String applicant = "applicant " + ++applicants;
        town.person(applicant, "branch", null, LocalDate.of(1998, 5, 20));
        return openCase.open(UUID.randomUUID(), "member-development", town.organizationId("branch"), actor(applicant));
    }

    private UUID caseWaitingForRegistration() {
        UUID caseId = open();
        Actor applicant = actor("applicant " + applicants);
        String letter = files.take("letter.pdf", new ByteArrayInputStream(Form.PDF), applicant.personId(), "test")
                .id()
                .toString();
        Map<String, List<String>> answers =
                Map.of("letter", List.of(letter), "applicationDate", List.of(TODAY.toString()));
        takeStep.take(
                new Submission(UUID.randomUUID(), caseId, 0, openTask(caseId), "pass", null, new Input(answers)),
                applicant);
        return caseId;
    }

    private Actor actor(String person) {
        return town.actor(person);
    }

    private String stepPath(UUID caseId) {
        return "/cases/" + caseId + "/steps/" + openTask(caseId);
    }

    private String openTask(UUID caseId) {
        return jdbc.sql("select id_ from act_ru_task where proc_inst_id_ = ?")
                .param(caseId.toString())
                .query(String.class)
                .single();
    }

    private int count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Integer.class).single();
    }
}
