package org.zhengcheng.support;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.SpelledName;

/**
 * A county with its department, a street committee that may approve, a community committee that may not, and two
 * branches; with the people a case passes through. Each town is new, so tests do not meet one another.
 */
public final class Town {

    /** The password of every account. */
    public static final String PASSWORD = "open sesame";

    private static final AtomicInteger NUMBER = new AtomicInteger(1000);
    private static final LocalDate LONG_AGO = LocalDate.of(1990, 1, 1);
    private static String passwordHash;

    private final JdbcClient jdbc;
    private final String address;
    private final int number = NUMBER.incrementAndGet();
    private final Map<String, UUID> organizations = new HashMap<>();
    private final Map<String, UUID> people = new HashMap<>();
    private final Map<String, UUID> accounts = new HashMap<>();
    private final Map<String, Browser> browsers = new HashMap<>();

    /** @param address of the application in whose database the town is */
    public Town(JdbcClient jdbc, PasswordEncoder passwords, String address) {
        this.jdbc = jdbc;
        this.address = address;
        if (passwordHash == null) {
            passwordHash = passwords.encode(PASSWORD);
        }
        organization("county", "PC", null, false);
        organization("department", "OD", "county", false);
        organization("street", "PWC", "county", true);
        organization("community", "PC", "street", false);
        organization("branch", "BR", "community", false);
        organization("other branch", "BR", "community", false);
        person("applicant", "branch", null, LocalDate.of(1998, 5, 20));
        person("secretary", "branch", "branch-secretary");
        person("commissioner", "branch", "org-commissioner");
        person("contact", "branch", null);
        person("member", "branch", null);
        person("other secretary", "other branch", "branch-secretary");
        person("other commissioner", "other branch", "org-commissioner");
        person("other contact", "other branch", null);
        person("other member", "other branch", null);
        person("organiser", "street", "organiser");
        person("committee", "street", "parent-committee");
        person("second committee", "street", "parent-committee");
        person("officer", "department", "county-org-dept");
    }

    /** Adds an organisation. */
    public void organization(String key, String type, String parent, boolean canApprove) {
        UUID id = UUID.randomUUID();
        organizations.put(key, id);
        jdbc.sql("insert into organization (id, code, name, type, parent_id, can_approve_probationary, founded_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        "T" + number + "-" + organizations.size(),
                        key + " " + number,
                        type,
                        parent == null ? null : organizations.get(parent),
                        canApprove,
                        LONG_AGO)
                .update();
    }

    private void person(String key, String organization, String post) {
        person(key, organization, "FULL", LocalDate.of(1970, 1, 1));
        if (post != null) {
            post(key, organization, post);
        }
    }

    /** Adds a person with an account. */
    public void person(String key, String organization, String standing, LocalDate born) {
        UUID id = UUID.randomUUID();
        people.put(key, id);
        jdbc.sql("insert into person (id, name, organization_id, birth_date, standing, pinyin, initials)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        key + " " + number,
                        organizations.get(organization),
                        born,
                        standing,
                        SpelledName.of(key + number).pinyin(),
                        SpelledName.of(key + number).initials())
                .update();
        account(key, key);
    }

    /** Gives a person one more account. */
    public void account(String username, String person) {
        UUID id = UUID.randomUUID();
        accounts.put(username, id);
        jdbc.sql("insert into account (id, username, password_hash, person_id, display_name) values (?, ?, ?, ?, ?)")
                .params(id, username + number, passwordHash, people.get(person), person + " " + number)
                .update();
    }

    /** Gives a person a post. */
    public void post(String person, String organization, String role) {
        jdbc.sql("insert into post (id, person_id, organization_id, role, from_date) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), people.get(person), organizations.get(organization), role, LONG_AGO)
                .update();
    }

    /** Ends every post a person holds. */
    public void leaveOffice(String person, LocalDate lastDay) {
        jdbc.sql("update post set to_date = ? where person_id = ?")
                .params(lastDay, people.get(person))
                .update();
    }

    /** Puts a person under a sanction. */
    public void sanction(String person, String kind) {
        jdbc.sql("insert into discipline (id, person_id, kind, from_date) values (?, ?, ?, ?)")
                .params(UUID.randomUUID(), people.get(person), kind, LONG_AGO)
                .update();
    }

    public UUID id(String person) {
        return people.get(person);
    }

    public UUID accountId(String account) {
        return accounts.get(account);
    }

    /** A person as the application knows somebody who has signed in. */
    public Actor actor(String person) {
        return new Actor(accounts.get(person), people.get(person), person + number, name(person));
    }

    public UUID organizationId(String key) {
        return organizations.get(key);
    }

    /** The name a person or an organisation has on pages. */
    public String name(String person) {
        return person + " " + number;
    }

    /** What an account types to sign in. */
    public String username(String account) {
        return account + number;
    }

    /** The browser in which an account is signed in. */
    public Browser as(String username) {
        return browsers.computeIfAbsent(username, who -> Browser.signIn(address, username(who), PASSWORD));
    }

    /** A second browser of the same account, as on another device. */
    public Browser another(String username) {
        return Browser.signIn(address, username(username), PASSWORD);
    }

    /** A person's standing as recorded. */
    public String standing(String person) {
        return jdbc.sql("select standing from person where id = ?")
                .param(people.get(person))
                .query(String.class)
                .single();
    }

    /** The first day of a person's present standing. */
    public LocalDate standingSince(String person) {
        return jdbc.sql("select standing_since from person where id = ?")
                .param(people.get(person))
                .query(LocalDate.class)
                .single();
    }
}
