package org.zhengcheng.identity.keycloak;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;

/** Finds the account of whoever has signed in at Keycloak: by the subject alone, never by a name or an e-mail address. */
@Component
@Profile("keycloak")
class KeycloakPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    KeycloakPeople(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        String subject = request.getIdToken().getSubject();
        Actor actor = find(subject)
                .or(() -> {
                    events.publishEvent(new UnknownSubject(subject));
                    return find(subject);
                })
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error("no_account")));
        return new KeycloakActor(actor, request.getIdToken());
    }

    private Optional<Actor> find(String subject) {
        return jdbc.sql("select id, person_id, username, display_name from account"
                        + " where keycloak_subject = ? and enabled and locked_at is null")
                .param(subject)
                .query((row, n) -> new Actor(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("username"),
                        row.getString("display_name")))
                .optional();
    }
}
