package org.zhengcheng.organization.post;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.right.NotEntitled;
import org.zhengcheng.organization.right.Verb;

/** Appoints to posts and takes them away, each in one transaction with the change on record and the ledger’s entry. */
@Component
public class Posts {

    private final PostRules rules;
    private final PostAuthority authority;
    private final PostList list;
    private final NewPosts newPosts;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Posts(
            PostRules rules,
            PostAuthority authority,
            PostList list,
            NewPosts newPosts,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.rules = rules;
        this.authority = authority;
        this.list = list;
        this.newPosts = newPosts;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody is appointed.
     *
     * @return the id of the post
     * @throws NotEntitled if this is not for the actor to do
     * @throws PostRefused if a rule stands against it
     */
    @Transactional
    public UUID appoint(Appointment wanted, Actor actor) {
        Text office = authority.appointing(actor.personId(), Verb.APPOINT, wanted.organizationId(), wanted.post());
        refuseSelf(wanted.personId(), actor);
        lock(wanted.organizationId());
        refuse(rules.check(wanted, LocalDate.now(clock)));
        UUID id = UUID.randomUUID();
        newPosts.write(List.of(new NewPosts.Made(id, wanted, office)), actor);
        return id;
    }

    /** The first security administrator of an installation, whom nobody could appoint; refused once there was one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appointFounder(UUID organizationId, Actor founder) {
        lock(organizationId);
        boolean known = jdbc.sql("select exists (select from post where role = ?)")
                .param(Administrator.SECURITY.id())
                .query(Boolean.class)
                .single();
        if (known) {
            throw new NotEntitled(Verb.GRANT_ADMINISTRATION);
        }
        Appointment first = new Appointment(
                organizationId, founder.personId(), Administrator.SECURITY, LocalDate.now(clock), null, null);
        newPosts.write(List.of(new NewPosts.Made(UUID.randomUUID(), first, Administrator.SECURITY.title())), founder);
    }

    /**
     * A post ends with a day.
     *
     * @throws NotEntitled if this is not for the actor to do
     * @throws PostRefused if the day cannot be, or no reason is given
     */
    @Transactional
    public void end(UUID postId, LocalDate lastDay, String reason, Actor actor) {
        Holding held = held(postId, Verb.APPOINT, actor);
        List<Wrong> wrongs = new ArrayList<>();
        if (lastDay == null || lastDay.isBefore(held.from())) {
            wrongs.add(Wrong.wrong("until", "post.wrong.until", held.from()));
        } else if (held.until() != null && lastDay.isAfter(held.until())) {
            wrongs.add(Wrong.wrong("until", "post.wrong.longer", held.until()));
        }
        reason(reason, wrongs);
        refuse(wrongs);
        change(postId, held.from(), lastDay);
        write(list.find(postId).orElseThrow(), Kind.ENDED, reason, actor, office(held, Verb.APPOINT, actor));
    }

    /**
     * The days of a post were entered wrongly; what was wrong stays on record.
     *
     * @param never whether it never was held at all
     * @throws NotEntitled if this is not for the actor to do
     * @throws PostRefused if a rule stands against it, or no reason is given
     */
    @Transactional
    public void correct(UUID postId, LocalDate from, LocalDate until, boolean never, String reason, Actor actor) {
        Holding held = held(postId, Verb.APPOINT, actor);
        List<Wrong> wrongs = new ArrayList<>();
        reason(reason, wrongs);
        if (!never && wrongs.isEmpty()) {
            wrongs.addAll(rules.check(
                    new Appointment(held.organizationId(), held.personId(), held.post(), from, until, reason),
                    postId,
                    LocalDate.now(clock)));
        }
        refuse(wrongs);
        if (never) {
            change(postId, held.from(), held.from().minusDays(1));
        } else {
            change(postId, from, until);
        }
        write(
                list.find(postId).orElseThrow(),
                never ? Kind.ANNULLED : Kind.CORRECTED,
                reason,
                actor,
                office(held, Verb.APPOINT, actor));
    }

    /**
     * One holds the office up to the day before, another from that day on.
     *
     * @param from the first day of the successor, today or earlier
     * @return the office in which the actor did it
     * @throws NotEntitled if this is not for the actor to do
     * @throws PostRefused if a rule stands against it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Text handOver(UUID postId, UUID successorId, LocalDate from, String reason, Actor actor) {
        Holding held = held(postId, Verb.HAND_OVER, actor);
        refuseSelf(successorId, actor);
        LocalDate today = LocalDate.now(clock);
        List<Wrong> wrongs = new ArrayList<>();
        if (from == null || from.isAfter(today) || !from.isAfter(held.from())) {
            wrongs.add(Wrong.wrong("from", "post.wrong.handOver", held.from().plusDays(1), today));
        } else if (!held.isOn(today)) {
            wrongs.add(Wrong.wrong("from", "post.wrong.notHeld", held.personName()));
        }
        if (held.personId().equals(successorId)) {
            wrongs.add(Wrong.wrong("person", "post.wrong.same"));
        }
        reason(reason, wrongs);
        refuse(wrongs);
        change(postId, held.from(), from.minusDays(1));
        Appointment next = new Appointment(held.organizationId(), successorId, held.post(), from, held.until(), reason);
        refuse(rules.check(next, today));
        Text office = office(held, Verb.HAND_OVER, actor);
        write(list.find(postId).orElseThrow(), Kind.HANDED_OVER, reason, actor, office);
        newPosts.write(List.of(new NewPosts.Made(UUID.randomUUID(), next, office)), actor);
        return office;
    }

    /** The post, held until the transaction ends, if it is for the actor to change. */
    private Holding held(UUID postId, Verb verb, Actor actor) {
        Holding held = list.find(postId).orElseThrow(() -> new NotEntitled(verb));
        office(held, verb, actor);
        refuseSelf(held.personId(), actor);
        lock(held.organizationId());
        return list.find(postId).filter(still -> !still.isAnnulled()).orElseThrow(() -> new NotEntitled(verb));
    }

    private Text office(Holding held, Verb verb, Actor actor) {
        return authority.appointing(actor.personId(), verb, held.organizationId(), held.post());
    }

    /** One after the other, so that the organisation’s chain in the ledger stays gapless. */
    private void lock(UUID organizationId) {
        Optional<UUID> locked = jdbc.sql("select id from organization where id = ? for no key update")
                .param(organizationId)
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw new PostRefused(List.of(Wrong.wrong("post", "post.wrong.nobody")));
        }
    }

    private void change(UUID postId, LocalDate from, LocalDate until) {
        jdbc.sql("update post set from_date = ?, to_date = ? where id = ?")
                .params(from, until, postId)
                .update();
    }

    private void write(Holding now, Kind kind, String reason, Actor actor, Text office) {
        String given = PostRules.isBlank(reason) ? null : reason.strip();
        jdbc.sql(
                        "insert into post_change (post_id, kind, from_date, to_date, reason, by_id, by_name, office, office_en,"
                                + " made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        now.id(),
                        kind.name(),
                        now.from(),
                        now.until(),
                        given,
                        actor.personId(),
                        actor.name(),
                        office.chinese(),
                        office.english(),
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
        ledger.append(new Entry(
                LedgerChain.ofOrganization(now.organizationId()),
                actor.personId(),
                office.chinese(),
                "post",
                now.post().id() + " " + now.personId(),
                kind.name(),
                kind == Kind.ENDED || kind == Kind.HANDED_OVER ? now.until() : now.from(),
                Sha256.of(now.id() + " " + now.from() + " " + now.until() + " " + given)));
    }

    private static void refuseSelf(UUID personId, Actor actor) {
        refuse(self(personId, actor));
    }

    /** Nobody appoints themselves or takes a post from themselves. */
    static List<Wrong> self(UUID personId, Actor actor) {
        return actor.personId().equals(personId) ? List.of(Wrong.wrong("person", "post.wrong.self")) : List.of();
    }

    private static void reason(String reason, List<Wrong> wrongs) {
        if (PostRules.isBlank(reason) || reason.length() > PostList.LONGEST_REASON) {
            wrongs.add(Wrong.wrong("reason", "post.wrong.reason", PostList.LONGEST_REASON));
        }
    }

    private static void refuse(List<Wrong> wrongs) {
        if (!wrongs.isEmpty()) {
            throw new PostRefused(wrongs);
        }
    }

    /** What became of a post. */
    enum Kind {
        APPOINTED,
        ENDED,
        CORRECTED,
        ANNULLED,
        HANDED_OVER
    }
}
