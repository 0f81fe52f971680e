package org.zhengcheng.identity.password;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.AccountRecord;
import org.zhengcheng.identity.SignInSettings;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.ledger.Sha256;

/**
 * Bears only so many wrong passwords for a name and from an address, on all nodes together. Names are kept as hashes, since
 * people type passwords there, and are limited alike whether they exist or not. An attempt counts as wrong until it has
 * succeeded, so that many at once are not more than one after another.
 */
@Component
public class SignInLimits {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final AccountRecord record;
    private final SignInSettings settings;
    private final DatabaseTime time;

    SignInLimits(JdbcClient jdbc, AccountRecord record, SignInSettings settings, DatabaseTime time) {
        this.jdbc = jdbc;
        this.record = record;
        this.settings = settings;
        this.time = time;
    }

    /**
     * Counts an attempt.
     *
     * @throws TooManyAttempts if it must not be made
     */
    @Transactional(noRollbackFor = TooManyAttempts.class)
    Attempt begin(String username, String address) {
        Attempt attempt = new Attempt(key(username), "address " + address);
        boolean addressMay = count(
                attempt.address(),
                settings.failuresPerAddress(),
                settings.addressWait(),
                settings.addressWait(),
                settings.addressWait());
        boolean nameMay = addressMay
                && count(attempt.name(), settings.failures(), settings.firstWait(), settings.longestWait(), A_DAY);
        if (!nameMay) {
            throw new TooManyAttempts();
        }
        return attempt;
    }

    /** The password was right: the name begins anew, the address gets its attempt back. */
    @Transactional
    void succeed(Attempt attempt) {
        // The address first, as when it began: two sign-ins at once never wait crosswise.
        jdbc.sql("update sign_in_limit set failures = failures - 1, waits_until = null where key = ?")
                .param(attempt.address())
                .update();
        forget(attempt.name());
    }

    /** An administrator lets a name try again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgive(String username) {
        forget(key(username));
    }

    /** False while it waits. The wait grows with each further one. */
    private boolean count(String key, int allowed, Duration first, Duration longest, Duration remembered) {
        return jdbc.sql("""
                        insert into sign_in_limit as l (key, failures, last_at) values (:key, 1, now())
                        on conflict (key) do update set
                          failures = case when l.last_at < now() - make_interval(secs => :remembered) then 1
                                     else l.failures + 1 end,
                          last_at = now(),
                          waits_until = case when l.last_at >= now() - make_interval(secs => :remembered)
                                              and l.failures + 1 >= :allowed
                                        then now() + make_interval(secs => least(:longest,
                                          :first * power(2, least(l.failures + 1 - :allowed, 20)))) end
                        where l.waits_until is null or l.waits_until <= now()
                        """)
                        .param("key", key)
                        .param("allowed", allowed)
                        .param("remembered", (double) remembered.toSeconds())
                        .param("longest", (double) longest.toSeconds())
                        .param("first", (double) first.toSeconds())
                        .update()
                > 0;
    }

    /** Says in the ledger when a name begins to wait, once for each time. */
    @Transactional
    void noteIfWaiting(Attempt attempt, UUID accountId) {
        jdbc.sql("select failures from sign_in_limit where key = ? and waits_until > now()")
                .param(attempt.name())
                .query(Integer.class)
                .optional()
                .ifPresent(failures -> record.note(
                        accountId, AccountRecord.NOBODY, "waits", "", failures + " wrong passwords in a row"));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    @Transactional
    void forgetTheOld() {
        if (time.read().isOff()) {
            return;
        }
        jdbc.sql("delete from sign_in_limit where last_at < now() - interval '1 day'"
                        + " and coalesce(waits_until < now(), true)")
                .update();
    }

    private void forget(String key) {
        jdbc.sql("delete from sign_in_limit where key = ?").param(key).update();
    }

    /** The key of a name in the table. */
    public static String key(String username) {
        return "name " + Sha256.of(username.strip().toLowerCase(Locale.ROOT));
    }

    /** One attempt, by the keys under which it counts. */
    record Attempt(String name, String address) {}
}
