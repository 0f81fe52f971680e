package org.zhengcheng.crash;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Keeps many applicants' cases going over HTTP, whatever happens to the application meanwhile. */
final class Driver implements AutoCloseable {

    private static final String BRANCH = "第一党支部";
    private static final String PASSWORD = "demo";
    private static final int LONGEST_END_MINUTES = 3;

    private final Diary diary = new Diary();
    private final AtomicBoolean working = new AtomicBoolean(true);
    private final ExecutorService hands;
    private final List<Future<?>> applicants = new ArrayList<>();

    Driver(String address, List<String> usernames, long seed) {
        hands = Executors.newFixedThreadPool(usernames.size());
        for (String username : usernames) {
            applicants.add(hands.submit(
                    new DrivenApplicant(address, username, PASSWORD, diary, working::get, seed + username.hashCode())));
        }
    }

    /** Puts applicants into the demonstration's first branch, with the password of every demo account. */
    static List<String> admit(Connection database, String prefix, int number) throws SQLException {
        List<String> usernames =
                IntStream.rangeClosed(1, number).mapToObj(n -> prefix + n).toList();
        try (PreparedStatement person =
                        database.prepareStatement("insert into person (id, name, organization_id, birth_date)"
                                + " select ?, ?, id, date '1999-01-01' from organization where name = ?");
                PreparedStatement account = database.prepareStatement(
                        "insert into account (id, username, password_hash, person_id, display_name)"
                                + " select ?, ?, password_hash, ?, ? from account where username = 'secretary'")) {
            for (String username : usernames) {
                UUID id = UUID.randomUUID();
                person.setObject(1, id);
                person.setString(2, username);
                person.setString(3, BRANCH);
                person.executeUpdate();
                account.setObject(1, UUID.randomUUID());
                account.setString(2, username);
                account.setObject(3, id);
                account.setString(4, username);
                account.executeUpdate();
            }
        }
        return usernames;
    }

    /** What was asked and answered so far. */
    Diary diary() {
        return diary;
    }

    /** Lets everybody finish what they are about; nothing remains unknown. */
    void finish() throws ExecutionException, InterruptedException, TimeoutException {
        working.set(false);
        for (Future<?> applicant : applicants) {
            applicant.get(LONGEST_END_MINUTES, TimeUnit.MINUTES);
        }
    }

    /** Returns when so many more steps were acknowledged; fails at once if one of the applicants has given up. */
    void awaitFurtherSteps(int number) {
        long enough = diary.count(Attempt.Answer.DONE) + number;
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .failFast(() -> applicants.stream().filter(Future::isDone).forEach(Driver::rethrow))
                .until(() -> diary.count(Attempt.Answer.DONE) >= enough);
    }

    private static void rethrow(Future<?> gaveUp) {
        try {
            gaveUp.get();
        } catch (ExecutionException | InterruptedException why) {
            throw new IllegalStateException(why);
        }
    }

    @Override
    public void close() {
        working.set(false);
        hands.shutdownNow();
    }
}
