package org.zhengcheng.organization.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.zhengcheng.identity.keycloak.KeycloakSettings;
import org.zhengcheng.identity.keycloak.UnknownSubject;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.organization.tree.ActRefused;

/**
 * Asks every few seconds what has changed in the directory, and reads just that; once a day it reads all of it, which finds
 * what no administrator did. One node asks at a time. Reading is not part of any transaction.
 */
@Component
@Profile("keycloak")
class DirectorySync {

    private static final Logger log = LoggerFactory.getLogger(DirectorySync.class);
    /** Changes are read again for so long, since they become visible a little after their time. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final KeycloakDirectory directory;
    private final DirectoryWriter writer;
    private final JdbcClient jdbc;
    private final KeycloakSettings settings;
    private final DatabaseTime time;

    DirectorySync(
            KeycloakDirectory directory,
            DirectoryWriter writer,
            JdbcClient jdbc,
            KeycloakSettings settings,
            DatabaseTime time) {
        this.directory = directory;
        this.writer = writer;
        this.jdbc = jdbc;
        this.settings = settings;
        this.time = time;
    }

    /** Whoever is new is looked up at once. */
    @EventListener
    void on(UnknownSubject unknown) {
        try {
            directory.user(unknown.subject(), directory.token()).ifPresent(this::write);
        } catch (RestClientException away) {
            log.warn("The directory cannot be read: {}", away.getMessage());
        }
    }

    @Scheduled(fixedDelayString = "${zhengcheng.keycloak.every:20s}")
    void follow() {
        if (time.read().isOff() || !isOurTurn()) {
            return;
        }
        try {
            State state = jdbc.sql(
                            "select read_up_to, read_whole_at < now() - interval '1 day' as old from directory_state")
                    .query(State.class)
                    .single();
            String token = directory.token();
            if (state.readUpTo() == null || state.old()) {
                whole(token);
            } else {
                changes(state.readUpTo().toInstant().minus(OVERLAP), token);
            }
        } catch (RestClientException away) {
            log.warn("The directory cannot be read: {}", away.getMessage());
        }
    }

    private void whole(String token) {
        Instant begin = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        directory.groups(token).forEach(this::write);
        int first = 0;
        for (List<String> page = directory.users(0, token); !page.isEmpty(); page = directory.users(first, token)) {
            page.forEach(id -> directory.user(id, token).ifPresent(this::write));
            first += page.size();
        }
        jdbc.sql("update directory_state set read_up_to = ?, read_whole_at = now()")
                .param(begin.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void changes(Instant since, String token) {
        List<KeycloakDirectory.Change> changes = directory.changes(since, token);
        if (changes.stream().anyMatch(change -> change.path().startsWith("groups"))) {
            directory.groups(token).forEach(this::write);
        }
        Set<String> users = new LinkedHashSet<>();
        changes.stream()
                .map(change -> change.path().split("/"))
                .filter(path -> path.length > 1 && path[0].equals("users"))
                .forEach(path -> users.add(path[1]));
        for (String id : users) {
            Optional<KeycloakDirectory.User> user = directory.user(id, token);
            user.ifPresentOrElse(this::write, () -> writer.close(id));
        }
        if (!changes.isEmpty()) {
            jdbc.sql("update directory_state set read_up_to = greatest(read_up_to, ?)")
                    .param(changes.get(changes.size() - 1).at().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** A group that can be no organisation where it is stays a group there. */
    private void write(KeycloakDirectory.Group group) {
        try {
            writer.write(group);
        } catch (ActRefused | DataAccessException refused) {
            log.warn("Group {} of the directory cannot be an organisation: {}", group.code(), refused.getMessage());
        }
    }

    /** What cannot be written keeps none of the others out; a post that is refused does not keep an account open. */
    private void write(KeycloakDirectory.User user) {
        attempt(user, writer::write);
        attempt(user, writer::writePosts);
    }

    private static void attempt(KeycloakDirectory.User user, Consumer<KeycloakDirectory.User> what) {
        try {
            what.accept(user);
        } catch (DataAccessException refused) {
            log.warn("User {} of the directory cannot be written: {}", user.id(), refused.getMessage());
        }
    }

    private boolean isOurTurn() {
        return jdbc.sql(
                                "insert into directory_state (asked_at) values (now()) on conflict (one) do update"
                                        + " set asked_at = now() where directory_state.asked_at < now() - make_interval(secs => ?)")
                        .param(settings.every().toMillis() / 2000.0)
                        .update()
                > 0;
    }

    /** How far the directory was read. */
    private record State(OffsetDateTime readUpTo, Boolean old) {}
}
