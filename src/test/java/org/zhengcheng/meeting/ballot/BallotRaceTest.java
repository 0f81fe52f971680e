package org.zhengcheng.meeting.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Town;

/**
 * Thirty voters vote in the same moment, each in a browser of their own. The number of rounds is {@code race.rounds}; the
 * full number: {@code ./mvnw test -Dtest=BallotRaceTest -Drace.rounds=200}.
 */
@DisplayName("三十人同一秒投票：每人恰好一票，总数一张不差；正投着就结束，收到答复的一张不丢")
class BallotRaceTest extends ApplicationTest {

    private static final int ROUNDS = Integer.getInteger("race.rounds", 20);
    private static final int VOTERS = 30;

    @Autowired
    private Ballots ballots;

    @Autowired
    private BallotRows rows;

    @Autowired
    private PlatformTransactionManager transactions;

    private final TellerKey first = new TellerKey();
    private final TellerKey second = new TellerKey();
    private final Random chance = new Random();
    private final ExecutorService hands = Executors.newFixedThreadPool(2 * VOTERS + 1);
    private final List<String> voters =
            IntStream.range(0, VOTERS).mapToObj(n -> "voter" + n).toList();
    private final List<Browser> phones = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private Town town;
    private Hall hall;

    @BeforeEach
    void thirtyVoters() {
        clock.set(LocalDate.of(2026, 6, 1));
        town = newTown();
        hall = new Hall(town, jdbc, ballots, transactions);
        for (String voter : voters) {
            town.person(voter, "branch", "FULL", LocalDate.of(1970, 1, 1));
            phones.add(town.as(voter));
            tokens.add(phones.get(phones.size() - 1).get("/settings").attribute("input[name=_csrf]", "value"));
        }
    }

    @AfterEach
    void everybodyGoesHome() {
        hands.shutdownNow();
    }

    @Test
    void everybodyCountsOnce() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            UUID item = open();
            List<Callable<SecretVote>> presses = new ArrayList<>();
            for (int at = 0; at < VOTERS; at++) {
                presses.add(press(item, at, round));
                if (at % 3 == 0) {
                    // On another device in the same moment, with another mind.
                    presses.add(press(item, at, round));
                }
            }
            List<SecretVote> counted = together(presses);
            assertThat(counted).as("acknowledged in round %s", round).hasSize(VOTERS);
            assertThat(ballots.voted(item)).hasSize(VOTERS);
            hall.close(item);
            assertList(item, counted, "round " + round);
        }
    }

    @Test
    void whatWasAcknowledgedBeforeTheCloseIsOnTheListAndNothingElse() throws Exception {
        int late = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            UUID item = open();
            List<Callable<SecretVote>> presses = new ArrayList<>();
            for (int at = 0; at < VOTERS; at++) {
                presses.add(press(item, at, round));
            }
            CountDownLatch acknowledged = new CountDownLatch(chance.nextInt(VOTERS - 1));
            CountDownLatch closed = new CountDownLatch(1);
            presses.replaceAll(press -> () -> {
                try {
                    return press.call();
                } finally {
                    acknowledged.countDown();
                }
            });
            // However busy the machine is, one comes too late.
            Callable<SecretVote> last = presses.remove(VOTERS - 1);
            presses.add(() -> {
                closed.await();
                return last.call();
            });
            presses.add(() -> {
                acknowledged.await();
                try {
                    hall.close(item);
                } finally {
                    closed.countDown();
                }
                return null;
            });
            List<SecretVote> counted = together(presses);
            late += VOTERS - counted.size();
            assertList(item, counted, "closed in round " + round);
        }
        assertThat(late).as("at least one in each round was late").isGreaterThanOrEqualTo(ROUNDS);
    }

    private UUID open() {
        return hall.openBallot(first, second, voters.toArray(String[]::new));
    }

    /** Null if it was too late, or the voter has voted from elsewhere. */
    private Callable<SecretVote> press(UUID item, int voter, int round) {
        SecretVote vote = SecretVote.of((voter + round + chance.nextInt(2)) % 3);
        byte[] sealed = vote.sealed(rows.find(item).orElseThrow().id(), first.publicKey(), second.publicKey());
        return () -> {
            String answer = SecretVote.send(phones.get(voter), item, sealed, tokens.get(voter))
                    .body();
            assertThat(answer).containsAnyOf("\"COUNTED\"", "\"VOTED_ELSEWHERE\"", "\"VOTED\"", "\"TOO_LATE\"");
            return answer.contains("\"COUNTED\"") ? vote : null;
        };
    }

    private List<SecretVote> together(List<Callable<SecretVote>> presses) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(presses.size());
        List<Future<SecretVote>> answers = new ArrayList<>();
        for (Callable<SecretVote> press : presses) {
            answers.add(hands.submit(() -> {
                barrier.await();
                return press.call();
            }));
        }
        List<SecretVote> counted = new ArrayList<>();
        for (Future<SecretVote> answer : answers) {
            if (answer.get() != null) {
                counted.add(answer.get());
            }
        }
        return counted;
    }

    private void assertList(UUID item, List<SecretVote> counted, String when) {
        if (!counted.isEmpty()) {
            assertThat(first.openAll(town.as(Hall.FIRST), item)).isEqualTo(200);
            assertThat(second.openAll(town.as(Hall.SECOND), item)).isEqualTo(200);
        }
        Tally tally = ballots.tally(item).orElseThrow();
        assertThat(tally.cast()).as(when).isEqualTo(counted.size());
        assertThat(tally.invalid()).as(when).isZero();
        for (int option = 0; option < 3; option++) {
            int chosen = option;
            assertThat(tally.of(
                            BallotPaper.DECISION,
                            List.of(BallotPaper.AGREE, BallotPaper.AGAINST, BallotPaper.ABSTAIN)
                                    .get(option)))
                    .as("option %s, %s", option, when)
                    .isEqualTo((int) counted.stream()
                            .filter(vote -> vote.choices().get(0) == chosen)
                            .count());
        }
        assertThat(rows.opened(rows.find(item).orElseThrow()).stream()
                        .map(OpenedVote::read)
                        .map(OpenedVote::phrase)
                        .toList())
                .as("the phrases, %s", when)
                .containsExactlyInAnyOrderElementsOf(
                        counted.stream().map(SecretVote::phrase).toList());
    }
}
