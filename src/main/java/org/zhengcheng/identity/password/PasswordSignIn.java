package org.zhengcheng.identity.password;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.identity.AccountRecord;

/**
 * Signs in with account and password. An account that does not exist is answered like a wrong password, in words and in
 * time; that an account is locked is only told to whoever knows its password.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Passwords passwords;
    private final SignInLimits limits;
    private final AccountRecord record;
    private final TransactionTemplate transaction;

    PasswordSignIn(Passwords passwords, SignInLimits limits, AccountRecord record, TransactionTemplate transaction) {
        this.passwords = passwords;
        this.limits = limits;
        this.record = record;
        this.transaction = transaction;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String username = asked.getName().strip();
        String address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        SignInLimits.Attempt attempt = limits.begin(username, address);
        Optional<Credentials> account = passwords.find(username);
        if (!passwords.isRight(String.valueOf(asked.getCredentials()), account)) {
            note(account, "wrong-password");
            limits.noteIfWaiting(attempt, idOf(account));
            throw new BadCredentialsException("Wrong account or password");
        }
        limits.succeed(attempt);
        refuseIfClosed(account.orElseThrow());
        Authentication done =
                UsernamePasswordAuthenticationToken.authenticated(account.get().actor(), null, List.of());
        ((UsernamePasswordAuthenticationToken) done).setDetails(asked.getDetails());
        return done;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private void refuseIfClosed(Credentials account) {
        if (account.locked()) {
            note(Optional.of(account), "locked");
            throw new LockedException("Locked by an administrator");
        }
        if (!account.enabled()) {
            note(Optional.of(account), "closed");
            throw new DisabledException("Closed");
        }
        if (account.expired()) {
            note(Optional.of(account), "one-time-password-expired");
            throw new CredentialsExpiredException("The one-time password is too old");
        }
    }

    private void note(Optional<Credentials> account, String why) {
        transaction.executeWithoutResult(
                status -> record.note(idOf(account), AccountRecord.NOBODY, "sign-in-refused", "", why));
    }

    private static UUID idOf(Optional<Credentials> account) {
        return account.map(Credentials::accountId).orElse(AccountRecord.NOBODY);
    }
}
