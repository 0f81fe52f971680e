package org.zhengcheng.organization.post;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Role;

/** The posts of somebody who leaves an organisation: those there and above it, but none above where they go. */
@Component
public class Leaving {

    private static final String LEFT_BEHIND = "from post p join organization o on o.id = p.organization_id"
            + " where p.person_id = :person and (p.to_date is null or p.to_date >= :day)"
            + " and p.to_date >= p.from_date is not false"
            + " and o.id = any(select unnest(path) from organization where id = :from)"
            + " and not exists (select from organization d where d.id = :to and o.id = any(d.path))";

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Leaving(Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What they hold there on a day or will hold.
     *
     * @param to where they go; null if it is not known or not in this system
     */
    public List<Text> posts(UUID personId, UUID from, UUID to, LocalDate day) {
        return asked("select o.name, p.role " + LEFT_BEHIND + " order by p.from_date, p.id", personId, from, to, day)
                .query((row, n) -> {
                    Text post = capacity(row.getString("role")).title();
                    String place = row.getString("name");
                    return new Text(place + post.chinese(), post.english() + " of " + place);
                })
                .list();
    }

    /**
     * Whatever they still hold there ends on the day before; what would begin later never does.
     *
     * @param to where they belong from the day on; null if it is not in this system
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(UUID personId, UUID from, UUID to, LocalDate day, Text why, By by) {
        // Their organisations first, in the order in which everybody holds them: each has a gapless chain in the
        // ledger.
        asked(
                        "select id from organization where id in (select p.organization_id " + LEFT_BEHIND
                                + ") order by id for no key update",
                        personId,
                        from,
                        to,
                        day)
                .query(UUID.class)
                .list();
        List<Held> held = asked(
                        "select p.id, p.organization_id, p.role, p.from_date " + LEFT_BEHIND
                                + " order by p.organization_id, p.id",
                        personId,
                        from,
                        to,
                        day)
                .query(Held.class)
                .list();
        held.forEach(post -> end(post, personId, day, why, by));
    }

    private void end(Held post, UUID personId, LocalDate day, Text why, By by) {
        boolean never = !post.fromDate().isBefore(day);
        LocalDate last = never ? post.fromDate().minusDays(1) : day.minusDays(1);
        Posts.Kind kind = never ? Posts.Kind.ANNULLED : Posts.Kind.ENDED;
        jdbc.sql("update post set to_date = ? where id = ?")
                .params(last, post.id())
                .update();
        jdbc.sql(
                        "insert into post_change (post_id, kind, from_date, to_date, reason, by_id, by_name, office, office_en,"
                                + " made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        post.id(),
                        kind.name(),
                        post.fromDate(),
                        last,
                        why.chinese(),
                        by.personId(),
                        by.name(),
                        by.office().chinese(),
                        by.office().english(),
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
        ledger.append(new Entry(
                LedgerChain.ofOrganization(post.organizationId()),
                by.personId(),
                by.office().chinese(),
                "post",
                post.role() + " " + personId,
                kind.name(),
                last,
                Sha256.of(post.id() + " " + post.fromDate() + " " + last + " " + why.chinese())));
    }

    private JdbcClient.StatementSpec asked(String sql, UUID personId, UUID from, UUID to, LocalDate day) {
        return jdbc.sql(sql)
                .param("person", personId)
                .param("from", from)
                .param("to", to, Types.OTHER)
                .param("day", day);
    }

    private static Capacity capacity(String role) {
        return Administrator.of(role)
                .<Capacity>map(administrator -> administrator)
                .or(() -> Role.of(role))
                .orElseThrow();
    }

    /** By whose act they leave. @param office in which it was done */
    public record By(UUID personId, String name, Text office) {}

    /** A post that ends. */
    private record Held(UUID id, UUID organizationId, String role, LocalDate fromDate) {}
}
