package org.zhengcheng.organization.tree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.post.PostAuthority;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/**
 * What somebody may see of an organisation beyond its name and its place in the tree, which everyone sees: who holds its
 * posts, as the table of rights says; how many people there are, whoever holds a post in it or oversees it.
 */
@Component
class Sight {

    private static final int MOST = 1000;

    private final SystemRights rights;
    private final Offices offices;
    private final Organizations organizations;
    private final PostAuthority posts;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sight(
            SystemRights rights,
            Offices offices,
            Organizations organizations,
            PostAuthority posts,
            JdbcClient jdbc,
            Clock clock) {
        this.rights = rights;
        this.offices = offices;
        this.organizations = organizations;
        this.posts = posts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether somebody changes the tree. */
    boolean mayChange(Actor actor) {
        return rights.may(actor.personId(), Verb.MANAGE_ORGANIZATIONS);
    }

    /** Whether somebody may know how many people there are: who holds a post in it, above it or in a department there. */
    boolean mayCount(Actor actor, UUID organizationId) {
        LocalDate today = LocalDate.now(clock);
        Chain chain = organizations.chainOf(organizationId, today);
        return offices.heldBy(actor.personId(), today).stream()
                .anyMatch(office -> chain.contains(office.organizationId()));
    }

    /** Whether somebody may know who holds its posts. */
    boolean mayReadPosts(Actor actor, UUID organizationId) {
        return posts.office(actor.personId(), Verb.READ_POSTS, organizationId).isPresent();
    }

    /** How many people belong to an organisation or to one below it; counted up to {@value #MOST} and one. */
    int people(UUID organizationId) {
        return jdbc.sql("""
                        select count(*) from (
                          select from organization top
                          cross join lateral (
                            select o.id from organization o where o.path >= top.path
                              and o.path < top.path || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid offset 0) o
                          cross join lateral (
                            select from person p where p.organization_id = o.id limit :most) p
                          where top.id = :id limit :most) capped
                        """)
                .param("id", organizationId)
                .param("most", MOST + 1)
                .query(Integer.class)
                .single();
    }

    /** How many organisations are below an organisation; counted up to {@value #MOST} and one. */
    int below(UUID organizationId) {
        return jdbc.sql("select count(*) from (select from organization top join organization o on o.path > top.path"
                        + " and o.path < top.path || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid"
                        + " where top.id = ? and o.dissolved_on is null limit ?) capped")
                .params(organizationId, MOST + 1)
                .query(Integer.class)
                .single();
    }

    static boolean isMore(int count) {
        return count > MOST;
    }
}
