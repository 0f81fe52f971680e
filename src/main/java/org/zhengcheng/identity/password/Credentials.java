package org.zhengcheng.identity.password;

import java.util.UUID;
import org.zhengcheng.identity.Actor;

/**
 * What is kept of an account to check a password against.
 *
 * @param passwordHash null for an account that signs in elsewhere
 * @param locked by an administrator
 * @param enabled false once it was closed for good, or by the directory
 * @param mustChange whether the password is one made by an administrator
 * @param expired whether it is so old that it can no longer be used
 */
record Credentials(
        UUID accountId,
        UUID personId,
        String username,
        String name,
        String passwordHash,
        boolean locked,
        boolean enabled,
        boolean mustChange,
        boolean expired) {

    Actor actor() {
        return new Actor(accountId, personId, username, name);
    }

    /** Logs must not hold the hash. */
    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
