package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhengcheng.meeting.ballot.SecretVote;
import org.zhengcheng.meeting.ballot.TellerKey;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Page;

/**
 * Two hundred voters vote over twenty connections while the application is killed, {@code crash.app} times, and started
 * again. Whoever gets no answer sends the same sealed vote again.
 */
@DisplayName("二百人经二十条连接投票，其间应用被强行终止：总数一张不差，一人一票，收到答复的张张在名单上")
class BallotKillTest {

    private static final int KILLS = Integer.getInteger("crash.app", 3);
    private static final int VOTERS = 200;
    private static final int CONNECTIONS = 20;
    private static final String PASSWORD = "demo";
    private static final Duration RESTART = Duration.ofMinutes(3);

    private final UUID meeting = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();
    private final UUID ballot = UUID.randomUUID();
    private final TellerKey first = new TellerKey();
    private final TellerKey second = new TellerKey();
    private final Map<String, SecretVote> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void everyAcknowledgedVoteIsOnTheList() throws Exception {
        List<String> voters;
        try (ChildApplication application = new ChildApplication("ballot", "--zhengcheng.sign-in.hash-memory=1024")) {
            application.start();
            try (Connection database = application.database()) {
                voters = Driver.admit(database, "voter", VOTERS);
                hold(database, voters);
            }
            ExecutorService hands = Executors.newFixedThreadPool(CONNECTIONS);
            try {
                Map<String, Browser> phones = new ConcurrentHashMap<>();
                together(
                        hands,
                        voters,
                        voter -> phones.put(voter, Browser.signIn(application.address(), voter, PASSWORD)));
                List<Future<?>> voting = submit(hands, voters, voter -> vote(voter, phones.get(voter)));
                for (int kill = 1; kill <= KILLS; kill++) {
                    int enough = VOTERS * kill / (KILLS + 1);
                    await().atMost(RESTART)
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> acknowledged.size() >= enough);
                    application.kill();
                    application.start();
                }
                for (Future<?> done : voting) {
                    done.get(RESTART.toSeconds(), TimeUnit.SECONDS);
                }
                assertThat(acknowledged).hasSize(VOTERS);
                assertThat(lost).as("answers lost by the kills").hasPositiveValue();
                closeAndOpen(application, phones);
            } finally {
                hands.shutdownNow();
            }
            try (Connection database = application.database()) {
                assertList(database);
            }
        }
    }

    private void vote(String voter, Browser phone) {
        SecretVote vote = SecretVote.of(acknowledged.size() % 3);
        byte[] sealed = vote.sealed(ballot, first.publicKey(), second.publicKey());
        await().atMost(RESTART)
                .pollInterval(Duration.ofMillis(100))
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    try {
                        String token = phone.get("/settings").attribute("input[name=_csrf]", "value");
                        HttpResponse<String> answer = phone.script(
                                "/ballots/" + item + "/cast",
                                Map.of("vote", Base64.getEncoder().encodeToString(sealed), "_csrf", token));
                        if (answer.statusCode() >= 500) {
                            lost.incrementAndGet();
                            return false;
                        }
                        assertThat(answer.body()).as(voter).contains("\"COUNTED\"");
                        acknowledged.put(voter, vote);
                        return true;
                    } catch (UncheckedIOException | NullPointerException killed) {
                        lost.incrementAndGet();
                        return false;
                    }
                });
    }

    /** The chair closes it on the page of the meeting, and both tellers open it. */
    private void closeAndOpen(ChildApplication application, Map<String, Browser> phones) {
        Page hall = Browser.signIn(application.address(), "secretary", PASSWORD).get("/meetings/" + meeting + "/hall");
        assertThat(hall.status()).as(application.output()).isEqualTo(200);
        hall.form("form[action$=/end]").send();
        assertThat(first.openAll(phones.get("voter1"), item)).isEqualTo(200);
        assertThat(second.openAll(phones.get("voter2"), item)).isEqualTo(200);
    }

    private void assertList(Connection database) throws SQLException {
        List<String> list = new ArrayList<>();
        try (PreparedStatement query =
                database.prepareStatement("select vote from ballot_opened where ballot_id = ?")) {
            query.setObject(1, ballot);
            ResultSet votes = query.executeQuery();
            while (votes.next()) {
                list.add(new String(votes.getBytes(1), StandardCharsets.UTF_8).strip());
            }
        }
        assertThat(list)
                .as("the list")
                .containsExactlyInAnyOrderElementsOf(acknowledged.values().stream()
                        .map(vote -> new String(vote.plain(), StandardCharsets.UTF_8).strip())
                        .toList());
        assertThat(count(database, "ballot_voted where ballot_id = '" + ballot + "'"))
                .isEqualTo(VOTERS);
        assertThat(count(database, "ledger_entry where chain_id = '" + meeting + "' and act = 'ballot-cast'"))
                .as("entries in the ledger")
                .isEqualTo(VOTERS);
        assertThat(count(database, "ballot where id = '" + ballot + "' and state = 'COUNTED'"))
                .isEqualTo(1);
    }

    private static int count(Connection database, String what) throws SQLException {
        try (Statement query = database.createStatement();
                ResultSet result = query.executeQuery("select count(*) from " + what)) {
            result.next();
            return result.getInt(1);
        }
    }

    /** A meeting of the demonstration's first branch that votes; two of the voters count. */
    private void hold(Connection database, List<String> voters) throws SQLException {
        String secretary = "(select person_id from account where username = 'secretary')";
        String scrutineer = "(select person_id from account where username = 'voter1')";
        String teller = "(select person_id from account where username = 'voter2')";
        try (Statement write = database.createStatement()) {
            write.execute(
                    "insert into meeting (id, organization_id, kind, state, begins_at, place, chair_id, recorder_id,"
                            + " scrutineer_id, teller_id, convened_by, convened_name, office, office_en, convened_at, opened_at, code)"
                            + " select '" + meeting + "', id, 'BRANCH', 'OPEN', now(), '会议室', " + secretary + ", "
                            + secretary
                            + ", " + scrutineer + ", " + teller + ", " + secretary
                            + ", '书记', '支部书记', 'secretary', now(), now(), '123456' from organization where name = '第一党支部'");
            write.execute("insert into meeting_item (id, meeting_id, place, title, title_en, rule, state, method,"
                    + " should_count, actual_count, written_agree, written_against, vote_began_at) values ('" + item
                    + "', '" + meeting + "', 1, '表决', 'Vote', 'admission', 'VOTING', 'ELECTRONIC', " + VOTERS + ", "
                    + VOTERS + ", 0, 0, now())");
            write.execute("insert into meeting_roll (meeting_id, person_id, name) select '" + meeting
                    + "', id, name from person where name like 'voter%'");
            write.execute("insert into meeting_attendance (meeting_id, person_id, came_at) select '" + meeting
                    + "', id, now() from person where name like 'voter%'");
            write.execute("insert into ballot (id, item_id, meeting_id, paper, first_teller, second_teller, first_key,"
                    + " second_key, state) values ('" + ballot + "', '" + item + "', '" + meeting + "', '" + paper()
                    + "', " + scrutineer + ", " + teller + ", decode('" + hex(first) + "', 'hex'), decode('"
                    + hex(second) + "', 'hex'), 'OPEN')");
            write.execute("insert into ballot_voter (ballot_id, person_id) select '" + ballot
                    + "', person_id from account where username in ("
                    + voters.stream().map(voter -> "'" + voter + "'").collect(Collectors.joining(",")) + ")");
        }
    }

    private static String paper() {
        String text = "{\"chinese\":\"%s\",\"english\":\"%s\"}";
        String options = List.of("agree", "against", "abstain").stream()
                .map(id -> "{\"id\":\"" + id + "\",\"text\":" + text.formatted(id, id) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        String title = text.formatted("表决", "Vote");
        return "{\"title\":" + title + ",\"questions\":[{\"id\":\"decision\",\"text\":" + title + ",\"options\":"
                + options + "}]}";
    }

    private static String hex(TellerKey key) {
        return HexFormat.of().formatHex(key.publicKey());
    }

    private interface Act {
        void by(String voter);
    }

    private static List<Future<?>> submit(ExecutorService hands, List<String> voters, Act act) {
        List<Future<?>> all = new ArrayList<>();
        voters.forEach(voter -> all.add(hands.submit(() -> act.by(voter))));
        return all;
    }

    private static void together(ExecutorService hands, List<String> voters, Act act) throws Exception {
        for (Future<?> done : submit(hands, voters, act)) {
            done.get(RESTART.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
