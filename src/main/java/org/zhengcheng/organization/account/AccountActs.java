package org.zhengcheng.organization.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.AccountRecord;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.password.Passwords;
import org.zhengcheng.identity.password.SignInLimits;
import org.zhengcheng.identity.session.SignIns;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** What the security administrator does with accounts; each act is in the ledger, and none is done to one's own. */
@Component
class AccountActs {

    private final JdbcClient jdbc;
    private final SystemRights rights;
    private final Passwords passwords;
    private final SignIns signIns;
    private final SignInLimits limits;
    private final AccountRecord record;

    AccountActs(
            JdbcClient jdbc,
            SystemRights rights,
            Passwords passwords,
            SignIns signIns,
            SignInLimits limits,
            AccountRecord record) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.passwords = passwords;
        this.signIns = signIns;
        this.limits = limits;
        this.record = record;
    }

    /** @throws NotSecurityAdministrator unless somebody keeps the accounts today */
    void demand(Actor actor) {
        if (!rights.may(actor.personId(), Verb.MANAGE_ACCOUNTS)) {
            throw new NotSecurityAdministrator();
        }
    }

    /** Whether an account may be called so. */
    static boolean isGoodName(String username) {
        return username.matches("[a-z0-9][a-z0-9._-]{2,39}");
    }

    /** Creates an account; empty if its name is taken. */
    @Transactional
    Optional<Created> create(UUID personId, String name, String username, Actor by) {
        demand(by);
        UUID id = UUID.randomUUID();
        try {
            return Optional.of(new Created(id, create(id, personId, name, username, by)));
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
    }

    /** The account of whoever is the first; the caller has seen that there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    String createFirst(Actor founder) {
        return create(founder.accountId(), founder.personId(), founder.name(), founder.username(), founder);
    }

    private String create(UUID id, UUID personId, String name, String username, Actor by) {
        jdbc.sql("insert into account (id, username, person_id, display_name) values (?, ?, ?, ?)")
                .params(id, username, personId, name)
                .update();
        String password = passwords.reset(id, by.personId());
        record.note(id, by.personId(), "account-created", username, personId.toString());
        return password;
    }

    /** Nobody signs in with it until it is unlocked, and whoever is signed in is out at the next request. */
    @Transactional
    void lock(AccountRow account, String why, Actor by) {
        demandOther(account, by);
        jdbc.sql("update account set locked_at = now(), locked_why = ? where id = ?")
                .params(why, account.id())
                .update();
        signIns.endAll(account.id(), null, by.personId());
        record.note(LedgerChain.ofAccount(account.id()), by.personId(), "lock", "", "", why);
    }

    /** Takes back a lock, and the wait after wrong passwords. */
    @Transactional
    void unlock(AccountRow account, Actor by) {
        demandOther(account, by);
        jdbc.sql("update account set locked_at = null, locked_why = null where id = ?")
                .param(account.id())
                .update();
        limits.forgive(account.username());
        record.note(account.id(), by.personId(), "unlock", "", "");
    }

    /** Makes a new password, to be told to the person. */
    @Transactional
    String reset(AccountRow account, String why, Actor by) {
        demandOther(account, by);
        String password = passwords.reset(account.id(), by.personId());
        limits.forgive(account.username());
        record.note(LedgerChain.ofAccount(account.id()), by.personId(), "password-reset", "", "", why);
        return password;
    }

    @Transactional
    int endSignIns(AccountRow account, Actor by) {
        demandOther(account, by);
        return signIns.endAll(account.id(), null, by.personId());
    }

    private void demandOther(AccountRow account, Actor by) {
        demand(by);
        if (account.personId().equals(by.personId())) {
            throw new NotSecurityAdministrator();
        }
    }

    /** A new account and the password with which it is used once. */
    record Created(UUID id, String password) {}
}
