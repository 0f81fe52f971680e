package org.zhengcheng.organization.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.AccountRecord;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.keycloak.KeycloakSettings;
import org.zhengcheng.identity.session.SignIns;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.organization.member.PersonEvents;
import org.zhengcheng.organization.member.PersonRecords;
import org.zhengcheng.organization.tree.Act;
import org.zhengcheng.organization.tree.ActRefused;
import org.zhengcheng.organization.tree.Acts;
import org.zhengcheng.organization.tree.OrganizationType;

/**
 * Writes what the directory says into our tables, each person and organisation in a transaction of its own. It adds and
 * closes; it never renames or moves an organisation and never moves a person, since those are acts with a date and a
 * reason of their own.
 */
@Component
@Profile("keycloak")
class DirectoryWriter {

    private static final Text DIRECTORY = new Text("通讯录", "directory");

    private final Acts acts;
    private final PersonRecords people;
    private final PersonEvents events;
    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final AccountRecord record;
    private final Map<String, String> posts;
    private final Clock clock;

    DirectoryWriter(
            Acts acts,
            PersonRecords people,
            PersonEvents events,
            JdbcClient jdbc,
            SignIns signIns,
            AccountRecord record,
            KeycloakSettings settings,
            Clock clock) {
        this.acts = acts;
        this.people = people;
        this.events = events;
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.record = record;
        this.posts = settings.posts();
        this.clock = clock;
    }

    /**
     * An organisation that is not there yet, if the group says of what type it is: founded as by any other act, by the same
     * rules and with the same history.
     *
     * @throws ActRefused if it cannot be there
     */
    @Transactional
    void write(KeycloakDirectory.Group group) {
        Optional<OrganizationType> type = Optional.ofNullable(group.type()).flatMap(OrganizationType::of);
        if (type.isEmpty() || organization(group.code()).isPresent()) {
            return;
        }
        acts.lock();
        Act act = new Act(
                Act.Kind.FOUND,
                UUID.randomUUID(),
                LocalDate.now(clock),
                DIRECTORY.chinese(),
                group.code(),
                group.name(),
                type.get(),
                group.parent() == null ? null : organization(group.parent()).orElse(null));
        acts.carryOut(act, new Actor(AccountRecord.NOBODY, AccountRecord.NOBODY, "keycloak", DIRECTORY.chinese()));
        record.note(
                LedgerChain.ofOrganization(act.id()), AccountRecord.NOBODY, "found", group.code(), "keycloak", null);
    }

    private Optional<UUID> organization(String code) {
        return jdbc.sql("select id from organization where code = ?")
                .param(code)
                .query(UUID.class)
                .optional();
    }

    /** Somebody's account. Who is neither tied to a person nor in an organisation gets none. */
    @Transactional
    void write(KeycloakDirectory.User user) {
        Optional<Held> account = account(user.id());
        if (account.isEmpty()) {
            account = person(user).map(person -> open(user, person));
        }
        account.ifPresent(held -> {
            if (held.enabled() != user.enabled()) {
                enable(held, user.enabled());
            }
        });
    }

    /** The posts for which somebody's roles stand. One that the separation of posts forbids fails as a whole. */
    @Transactional
    void writePosts(KeycloakDirectory.User user) {
        account(user.id())
                .filter(Held::enabled)
                .ifPresent(held -> posts.forEach(
                        (role, post) -> hold(held, post, user.roles().contains(role))));
    }

    /** Somebody is no longer in the directory: the account is closed, the person and all they did remain. */
    @Transactional
    void close(String subject) {
        account(subject).filter(Held::enabled).ifPresent(held -> enable(held, false));
    }

    private Optional<Held> account(String subject) {
        return jdbc.sql("select id, person_id, enabled from account where keycloak_subject = ? for update")
                .param(subject)
                .query(Held.class)
                .optional();
    }

    /** The person an administrator has named in the directory; else a new one in the first organisation of the user. */
    private Optional<UUID> person(KeycloakDirectory.User user) {
        if (user.person() != null) {
            return jdbc.sql("select id from person where id::text = ?")
                    .param(user.person())
                    .query(UUID.class)
                    .optional();
        }
        return user.groups().stream()
                .flatMap(code -> organization(code).stream())
                .findFirst()
                .filter(organization -> !user.name().isBlank())
                .map(organization -> {
                    UUID id = UUID.randomUUID();
                    jdbc.sql("insert into person (id, name, organization_id) values (?, ?, ?)")
                            .params(id, user.name(), organization)
                            .update();
                    people.name(id, user.name());
                    events.entered(id, DIRECTORY.chinese(), DIRECTORY);
                    return id;
                });
    }

    private Held open(KeycloakDirectory.User user, UUID personId) {
        UUID id = UUID.randomUUID();
        // Its name is for lists alone: an account of our own may have the one that is used there.
        jdbc.sql("insert into account (id, username, person_id, display_name, enabled, keycloak_subject)"
                        + " select ?, left('keycloak/' || ?, 60), p.id, p.name, ?, ? from person p where p.id = ?")
                .params(id, user.username(), user.enabled(), user.id(), personId)
                .update();
        record.note(id, AccountRecord.NOBODY, "account-created", user.id(), personId.toString());
        return new Held(id, personId, user.enabled());
    }

    private void enable(Held account, boolean enabled) {
        jdbc.sql("update account set enabled = ? where id = ?")
                .params(enabled, account.id())
                .update();
        if (!enabled) {
            signIns.endAll(account.id(), null, AccountRecord.NOBODY);
        }
        record.note(account.id(), AccountRecord.NOBODY, enabled ? "account-opened" : "account-closed", "", "keycloak");
    }

    /** Only a post that came from the directory is ended by it. */
    private void hold(Held account, String post, boolean granted) {
        LocalDate today = LocalDate.now(clock);
        Optional<UUID> given = jdbc.sql("select post_id from directory_post where person_id = ? and role = ?")
                .params(account.personId(), post)
                .query(UUID.class)
                .optional();
        if (granted && given.isEmpty()) {
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into post (id, person_id, organization_id, role, from_date)"
                            + " select ?, id, organization_id, ?, ? from person where id = ?")
                    .params(id, post, today, account.personId())
                    .update();
            jdbc.sql("insert into directory_post (person_id, role, post_id) values (?, ?, ?)")
                    .params(account.personId(), post, id)
                    .update();
            record.note(account.id(), AccountRecord.NOBODY, "post-granted", post, "keycloak");
        } else if (!granted && given.isPresent()) {
            jdbc.sql("update post set to_date = greatest(?, from_date - 1) where id = ?")
                    .params(today.minusDays(1), given.get())
                    .update();
            jdbc.sql("delete from directory_post where post_id = ?")
                    .param(given.get())
                    .update();
            record.note(account.id(), AccountRecord.NOBODY, "post-ended", post, "keycloak");
        }
    }

    /** An account that came from the directory. */
    private record Held(UUID id, UUID personId, boolean enabled) {}
}
