package org.zhengcheng.organization.post;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;

/** Writes posts that are to be held, one or a thousand at once, each with the change on record and the ledger’s entry. */
@Component
class NewPosts {

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    NewPosts(Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The caller holds the organisations, and knows that no rule stands against it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Made> posts, Actor actor) {
        jdbc.sql("insert into post (id, person_id, organization_id, role, from_date, to_date) select id, person,"
                        + " organization, role, cast(low as date), cast(high as date)"
                        + " from unnest(:ids, :people, :organizations, :roles, :from, :until)"
                        + " p (id, person, organization, role, low, high)")
                .param("ids", posts.stream().map(Made::id).toArray(UUID[]::new))
                .param(
                        "people",
                        posts.stream().map(made -> made.wanted().personId()).toArray(UUID[]::new))
                .param(
                        "organizations",
                        posts.stream()
                                .map(made -> made.wanted().organizationId())
                                .toArray(UUID[]::new))
                .param("roles", texts(posts, made -> made.wanted().post().id()))
                .param("from", texts(posts, made -> made.wanted().from().toString()))
                .param("until", texts(posts, NewPosts::until))
                .update();
        jdbc.sql(
                        "insert into post_change (post_id, kind, from_date, to_date, reason, by_id, by_name, office, office_en,"
                                + " made_at) select id, :kind, cast(low as date), cast(high as date), reason, :by, :name, office,"
                                + " office_en, :now from unnest(:ids, :from, :until, :reasons, :offices, :officesEn)"
                                + " c (id, low, high, reason, office, office_en)")
                .param("kind", Posts.Kind.APPOINTED.name())
                .param("by", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("ids", posts.stream().map(Made::id).toArray(UUID[]::new))
                .param("from", texts(posts, made -> made.wanted().from().toString()))
                .param("until", texts(posts, NewPosts::until))
                .param("reasons", texts(posts, Made::reason))
                .param("offices", texts(posts, made -> made.office().chinese()))
                .param("officesEn", texts(posts, made -> made.office().english()))
                .update();
        ledger.appendAll(posts.stream()
                .map(made -> new Entry(
                        LedgerChain.ofOrganization(made.wanted().organizationId()),
                        actor.personId(),
                        made.office().chinese(),
                        "post",
                        made.wanted().post().id() + " " + made.wanted().personId(),
                        Posts.Kind.APPOINTED.name(),
                        made.wanted().from(),
                        Sha256.of(made.id() + " " + made.wanted().from() + " "
                                + made.wanted().until() + " " + made.reason())))
                .toList());
    }

    private static String until(Made made) {
        return made.wanted().until() == null ? null : made.wanted().until().toString();
    }

    private static String[] texts(List<Made> posts, Function<Made, String> what) {
        return posts.stream().map(what).toArray(String[]::new);
    }

    /**
     * A post that is to be held.
     *
     * @param office in which the actor appoints to it
     */
    record Made(UUID id, Appointment wanted, Text office) {

        private String reason() {
            return PostRules.isBlank(wanted.reason()) ? null : wanted.reason().strip();
        }
    }
}
