package org.zhengcheng.meeting.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

/**
 * Tries to find out who cast which vote, as whoever owns the database could who looks after the close, after the first
 * teller, and after the count: every order in which any table tells of the voters is laid beside every order in which the
 * votes lie there. By chance one vote in each election is hit. The number of elections, of three to forty voters, is {@code
 * ballot.elections}; the full number: {@code ./mvnw test -Dtest=BallotLinkageTest -Dballot.elections=200}.
 */
@DisplayName("谁投了哪一张：整个数据库（列、次序、事务号、位置、时间、总账）和日志都翻过，猜得不比碰运气好")
class BallotLinkageTest extends ApplicationTest {

    private static final int ELECTIONS = Integer.getInteger("ballot.elections", 40);
    private static final int CONTROLS = 5;
    private static final int FEWEST = 3;
    private static final int MOST = 40;
    /** How likely it may be that any of all pairings looks guilty by chance. */
    private static final double RISK = 1e-6;

    @Autowired
    private Ballots ballots;

    @Autowired
    private BallotRows rows;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Random chance = new Random();
    private final TellerKey first = new TellerKey();
    private final TellerKey second = new TellerKey();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Score> scores = new HashMap<>();
    private Town town;
    private Hall hall;

    @BeforeEach
    void fortyVoters() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        hall = new Hall(town, jdbc, ballots, transactions);
        for (int voter = 0; voter < MOST; voter++) {
            town.person("voter" + voter, "branch", "FULL", LocalDate.of(1970, 1, 1));
            tokens.put(
                    "voter" + voter, town.as("voter" + voter).get("/settings").attribute("input[name=_csrf]", "value"));
        }
    }

    @Test
    void nothingTiesAVoterToAVote() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            for (int election = 0; election < ELECTIONS; election++) {
                hold(true);
            }
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .as("what was logged")
                .noneMatch(event -> event.getFormattedMessage().contains("allot")
                        || event.getFormattedMessage().contains("voter"));
        assertThat(scores).hasSizeGreaterThan(100);
        int most = threshold(ELECTIONS, scores.size());
        scores.forEach((pairing, score) -> {
            assertThat(score.hits)
                    .as("votes tied to their voters by %s in %s elections", pairing, score.elections)
                    .isLessThan(most);
        });
    }

    @Test
    @DisplayName("对照：结束时不重写，一翻就全对上——这个测试真的看得见")
    void withoutTheRewritingTheyAreTied() {
        for (int election = 0; election < CONTROLS; election++) {
            hold(false);
        }
        assertThat(scores.get("closed: ledger_entry.the transaction beside ballot_sealed.the transaction"))
                .satisfies(score -> assertThat(score.hits).isEqualTo(score.votes));
        // What is no number that only grows tells too, though less surely: places in a file are used again.
        assertThat(scores.values())
                .as("more than one thing gives them away")
                .filteredOn(score -> score.hits > threshold(CONTROLS, scores.size()))
                .hasSizeGreaterThan(1);
    }

    /** An election of some of the voters, in an order of chance. */
    private void hold(boolean rewritten) {
        List<String> all = new ArrayList<>(
                IntStream.range(0, MOST).mapToObj(n -> "voter" + n).toList());
        Collections.shuffle(all, chance);
        List<String> voters = all.subList(0, FEWEST + chance.nextInt(MOST - FEWEST + 1));
        UUID item = hall.openBallot(first, second, voters.toArray(String[]::new));
        Ballot ballot = rows.find(item).orElseThrow();
        long began = superuser
                .jdbc()
                .sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
        List<String> in = new ArrayList<>(voters);
        Collections.shuffle(in, chance);
        Map<String, Integer> whose = new HashMap<>();
        for (String voter : in) {
            SecretVote vote = SecretVote.of(chance.nextInt(3));
            whose.put(new String(vote.plain(), StandardCharsets.ISO_8859_1), voters.indexOf(voter));
            assertThat(SecretVote.send(
                                    town.as(voter),
                                    item,
                                    vote.sealed(ballot.id(), ballot.firstKey(), ballot.secondKey()),
                                    tokens.get(voter))
                            .statusCode())
                    .isEqualTo(200);
        }
        List<List<String>> names = voters.stream().map(this::names).toList();
        if (rewritten) {
            hall.close(item);
        } else {
            jdbc.sql("update ballot set state = 'CLOSED' where id = ?")
                    .param(ballot.id())
                    .update();
        }
        look("closed", new Dump(superuser.jdbc(), began), names, "ballot_sealed", "sealed", ballot, whose, 2);
        assertThat(first.openAll(town.as(Hall.FIRST), item)).isEqualTo(200);
        look("opened once", new Dump(superuser.jdbc(), began), names, "ballot_sealed", "sealed", ballot, whose, 1);
        assertThat(second.openAll(town.as(Hall.SECOND), item)).isEqualTo(200);
        look("counted", new Dump(superuser.jdbc(), began), names, "ballot_opened", "vote", ballot, whose, 0);
    }

    /** What a row may call a person: by id, also of the account, or by name. */
    private List<String> names(String voter) {
        return List.of(town.id(voter).toString(), town.accountId(voter).toString(), "\"" + town.username(voter) + "\"");
    }

    /** @param layers how many seals are still on, which whoever owns the database cannot remove, but this test can */
    private void look(
            String when,
            Dump dump,
            List<List<String>> names,
            String table,
            String column,
            Ballot ballot,
            Map<String, Integer> whose,
            int layers) {
        Map<Dump.Row, Integer> votes = new LinkedHashMap<>();
        for (Dump.Row row : dump.rows(table)) {
            if (!row.mentions(ballot.id().toString())) {
                continue;
            }
            String stored = (String) row.values().get(column);
            assertThat(dump.tablesWith(stored)).as("where a vote stands").containsExactly(table);
            byte[] bytes = stored.getBytes(StandardCharsets.ISO_8859_1);
            byte[] once = layers == 2 ? first.open(ballot.id(), 2, bytes) : bytes;
            byte[] plain = layers > 0 ? second.open(ballot.id(), 1, once) : once;
            votes.put(row, whose.get(new String(plain, StandardCharsets.ISO_8859_1)));
        }
        assertThat(votes).hasSize(names.size());
        Map<String, List<Integer>> lying = Dump.orders(table, votes, names.size());
        dump.ordersOf(names)
                .forEach((voters, people) -> lying.forEach((place, order) -> {
                    int hits = (int) IntStream.range(0, names.size())
                            .filter(at -> people.get(at).equals(order.get(at)))
                            .count();
                    scores.computeIfAbsent(when + ": " + voters + " beside " + place, pairing -> new Score())
                            .add(hits, names.size());
                }));
    }

    /**
     * By chance the hits of one pairing are distributed as Poisson says, one in each election. So many or more are less
     * likely than the risk divided by the number of pairings.
     */
    private static int threshold(int elections, int pairings) {
        double each = Math.exp(-elections);
        double below = 0;
        int hits = 0;
        while (1 - below > RISK / pairings) {
            below += each;
            hits++;
            each *= (double) elections / hits;
        }
        return hits;
    }

    /** What one pairing has hit so far. */
    private static final class Score {

        private int elections;
        private int hits;
        private int votes;

        private void add(int hit, int of) {
            elections++;
            hits += hit;
            votes += of;
        }

        @Override
        public String toString() {
            return hits + " of " + votes + " in " + elections;
        }
    }
}
