package org.zhengcheng.identity.password;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.AccountRecord;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.SignInSettings;
import org.zhengcheng.identity.session.SignIns;

/** Checks passwords, changes them, and makes those with which somebody signs in for the first time. */
@Component
public class Passwords {

    private static final String ACCOUNT = "select id as account_id, person_id, username, display_name as name,"
            + " password_hash, locked_at is not null as locked, enabled, one_time_until is not null as must_change,"
            + " coalesce(one_time_until < now(), false) as expired from account";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final SignIns signIns;
    private final AccountRecord record;
    private final Duration oneTime;
    /** Against it the passwords of accounts that do not exist are held, which takes as long as with those that do. */
    private final String nobodysHash;

    Passwords(
            JdbcClient jdbc, PasswordEncoder encoder, SignIns signIns, AccountRecord record, SignInSettings settings) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.signIns = signIns;
        this.record = record;
        this.oneTime = settings.oneTime();
        this.nobodysHash = encoder.encode(OneTimePassword.make());
    }

    Optional<Credentials> find(String username) {
        return jdbc.sql(ACCOUNT + " where username = ?")
                .param(username)
                .query(Credentials.class)
                .optional();
    }

    Optional<Credentials> find(UUID accountId) {
        return jdbc.sql(ACCOUNT + " where id = ?")
                .param(accountId)
                .query(Credentials.class)
                .optional();
    }

    /** Whether a password is right; one kept in an older way is then kept anew. */
    boolean isRight(String typed, Optional<Credentials> account) {
        if (typed.length() > PasswordRules.LONGEST) {
            return false;
        }
        String hash = account.map(Credentials::passwordHash).orElse(null);
        boolean matches = encoder.matches(typed, hash == null ? nobodysHash : hash);
        if (!matches || hash == null) {
            return false;
        }
        if (encoder.upgradeEncoding(hash)) {
            // Only in place of the same one: it may have been changed meanwhile.
            jdbc.sql("update account set password_hash = ? where id = ? and password_hash = ?")
                    .params(encoder.encode(typed), account.get().accountId(), hash)
                    .update();
        }
        return true;
    }

    /** Somebody changes their own password; every other sign-in of the account ends. */
    @Transactional
    void change(Actor actor, String password, UUID current) {
        jdbc.sql(
                        "update account set password_hash = ?, one_time_until = null, password_changed_at = now() where id = ?")
                .params(encoder.encode(password), actor.accountId())
                .update();
        signIns.endAll(actor.accountId(), current, actor.personId());
        record.note(actor.accountId(), actor.personId(), "password-changed", "", "");
    }

    /**
     * Gives an account a password that serves once, to be told to its person; every sign-in of the account ends.
     *
     * @return the password; it is kept nowhere
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String reset(UUID accountId, UUID by) {
        String password = OneTimePassword.make();
        jdbc.sql("update account set password_hash = ?, password_changed_at = now(),"
                        + " one_time_until = now() + make_interval(secs => ?) where id = ?")
                .params(encoder.encode(password), (double) oneTime.toSeconds(), accountId)
                .update();
        signIns.endAll(accountId, null, by);
        return password;
    }
}
