package org.zhengcheng.identity.keycloak;

import java.io.Serial;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.zhengcheng.identity.Actor;

/** Somebody who signed in at Keycloak. Of what it said only the ID token is kept, by which the sign-out there is asked. */
final class KeycloakActor extends Actor implements OidcUser {

    @Serial
    private static final long serialVersionUID = 1;

    private final OidcIdToken token;

    KeycloakActor(Actor actor, OidcIdToken token) {
        super(actor.accountId(), actor.personId(), actor.username(), actor.name());
        this.token = token;
    }

    @Override
    public String keycloakSession() {
        return token.getClaimAsString("sid");
    }

    /** A session there may be hours old; who does not say when it began has never proven it. */
    @Override
    public Instant provenAt() {
        return Objects.requireNonNullElse(token.getAuthenticatedAt(), Instant.EPOCH);
    }

    @Override
    public Map<String, Object> getClaims() {
        return token.getClaims();
    }

    @Override
    public OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return token;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return getClaims();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }
}
