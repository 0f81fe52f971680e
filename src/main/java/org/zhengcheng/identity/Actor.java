package org.zhengcheng.identity;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is acting: the person behind the account that signed in. Rights are asked of the person, never of the account, so
 * two accounts of one person are one actor; and they follow from posts on the day, never from what was so at sign-in.
 * Sessions hold it, so it holds no secret.
 */
public class Actor implements AuthenticatedPrincipal, Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private final UUID accountId;
    private final UUID personId;
    private final String username;
    private final String name;

    /** @param name how the person is called on pages and in records */
    public Actor(UUID accountId, UUID personId, String username, String name) {
        this.accountId = accountId;
        this.personId = personId;
        this.username = username;
        this.name = name;
    }

    public UUID accountId() {
        return accountId;
    }

    public UUID personId() {
        return personId;
    }

    public String username() {
        return username;
    }

    /** How the person is called on pages and in records. */
    public String name() {
        return name;
    }

    /** The session at Keycloak to which the sign-in belongs; null for one with an account of our own. */
    public String keycloakSession() {
        return null;
    }

    /** When they last proved elsewhere who they are; null for an account of our own, which does so here as it signs in. */
    public Instant provenAt() {
        return null;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Actor actor && actor.accountId.equals(accountId);
    }

    @Override
    public int hashCode() {
        return accountId.hashCode();
    }

    @Override
    public String toString() {
        return "Actor[" + username + "]";
    }
}
