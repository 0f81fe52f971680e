package org.zhengcheng.organization.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.zhengcheng.identity.keycloak.KeycloakSettings;
import tools.jackson.databind.JsonNode;

/** Reads people, groups and changes from Keycloak's administration, with rights to read only. */
@Component
@Profile("keycloak")
class KeycloakDirectory {

    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeycloakSettings settings;
    private final RestClient http;

    KeycloakDirectory(KeycloakSettings settings) {
        this.settings = settings;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** A key for one round of reading. */
    String token() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", "zhengcheng-directory");
        form.add("client_secret", settings.directorySecret());
        return http.post()
                .uri(settings.issuer() + "/protocol/openid-connect/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(JsonNode.class)
                .path("access_token")
                .asString();
    }

    /** What administrators changed since then, the oldest first. */
    List<Change> changes(Instant since, String token) {
        List<Change> all = new ArrayList<>();
        for (int first = 0, found = PAGE; found == PAGE; first += PAGE) {
            JsonNode page = get(
                    token,
                    "/admin-events?direction=asc&resourceTypes=USER&resourceTypes=GROUP&resourceTypes=GROUP_MEMBERSHIP"
                            + "&resourceTypes=REALM_ROLE_MAPPING&dateFrom={since}&first={first}&max={max}",
                    since.toEpochMilli(),
                    first,
                    PAGE);
            page.forEach(event -> all.add(new Change(
                    Instant.ofEpochMilli(event.path("time").asLong()),
                    event.path("resourcePath").asString())));
            found = page.size();
        }
        return all;
    }

    /** A page of the ids of all users. */
    List<String> users(int first, String token) {
        List<String> ids = new ArrayList<>();
        get(token, "/users?briefRepresentation=true&first={first}&max={max}", first, PAGE)
                .forEach(user -> ids.add(user.path("id").asString()));
        return ids;
    }

    /** A user with groups and roles; empty if there is none any more. */
    Optional<User> user(String id, String token) {
        try {
            JsonNode user = get(token, "/users/{id}", id);
            List<String> groups = new ArrayList<>();
            get(token, "/users/{id}/groups?briefRepresentation=false&max={max}", id, PAGE)
                    .forEach(group -> code(group).ifPresent(groups::add));
            List<String> roles = new ArrayList<>();
            get(token, "/users/{id}/role-mappings/realm/composite", id)
                    .forEach(role -> roles.add(role.path("name").asString()));
            return Optional.of(new User(
                    id,
                    user.path("username").asString(),
                    user.path("lastName").asString("") + user.path("firstName").asString(""),
                    user.path("enabled").asBoolean(),
                    attribute(user, "person").orElse(null),
                    groups,
                    roles));
        } catch (HttpClientErrorException.NotFound gone) {
            return Optional.empty();
        }
    }

    /** All groups that have a code, parents before their children. */
    List<Group> groups(String token) {
        List<Group> all = new ArrayList<>();
        get(token, "/groups?briefRepresentation=false&max={max}", PAGE * PAGE)
                .forEach(group -> collect(group, null, all, token));
        return all;
    }

    private void collect(JsonNode group, String parent, List<Group> all, String token) {
        Optional<String> code = code(group);
        code.ifPresent(own -> all.add(new Group(
                own, group.path("name").asString(), attribute(group, "type").orElse(null), parent)));
        if (group.path("subGroupCount").asInt() > 0) {
            get(
                            token,
                            "/groups/{id}/children?briefRepresentation=false&max={max}",
                            group.path("id").asString(),
                            PAGE * PAGE)
                    .forEach(child -> collect(child, code.orElse(parent), all, token));
        }
    }

    private JsonNode get(String token, String path, Object... values) {
        return http.get()
                .uri(settings.directory() + path, values)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(JsonNode.class);
    }

    private static Optional<String> code(JsonNode group) {
        return attribute(group, "code");
    }

    private static Optional<String> attribute(JsonNode of, String name) {
        return Optional.of(of.path("attributes").path(name).path(0).asString(""))
                .filter(value -> !value.isBlank());
    }

    /** @param path what was changed: users/…, groups/… */
    record Change(Instant at, String path) {}

    /** @param type of organisation; null if the group does not say */
    record Group(String code, String name, String type, String parent) {}

    /**
     * Somebody in the directory.
     *
     * @param person the id of the person they are here, which only an administrator can write there; null if they are new
     * @param groups the codes of the organisations they belong to
     */
    record User(
            String id,
            String username,
            String name,
            boolean enabled,
            String person,
            List<String> groups,
            List<String> roles) {}
}
