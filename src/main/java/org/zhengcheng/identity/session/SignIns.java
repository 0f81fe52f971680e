package org.zhengcheng.identity.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.AccountRecord;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.SignInSettings;

/** Begins, lists and ends sign-ins. What is ended here is over at the next request, whichever node it reaches. */
@Component
public class SignIns {

    /** In the session: which sign-in it belongs to. */
    private static final String SIGN_IN = "signIn";

    private static final int LONGEST_LIST = 50;
    private static final String RUNNING = " ended_at is null and began_at > now() - make_interval(secs => :longest)"
            + " and seen_at > now() - make_interval(secs => :idle)";

    private final JdbcClient jdbc;
    private final AccountRecord record;
    private final SignInSettings settings;

    SignIns(JdbcClient jdbc, AccountRecord record, SignInSettings settings) {
        this.jdbc = jdbc;
        this.record = record;
        this.settings = settings;
    }

    /** This browser is signed in from now on; what it was signed in with before, if with the same account, is over. */
    @Transactional
    public void begin(Actor actor, HttpServletRequest request) {
        UUID former = current(request);
        if (former != null) {
            end(actor.accountId(), former, actor.personId());
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into sign_in (id, account_id, began_at, seen_at, fresh_at, address, device, keycloak_session)"
                        + " values (?, ?, now(), now(), least(now(), ?), ?, ?, ?)")
                .params(
                        id,
                        actor.accountId(),
                        actor.provenAt() == null ? null : actor.provenAt().atOffset(ZoneOffset.UTC),
                        request.getRemoteAddr(),
                        Device.of(request),
                        actor.keycloakSession())
                .update();
        record.note(actor.accountId(), actor.personId(), "sign-in", id.toString(), "done");
        request.getSession().setAttribute(SIGN_IN, id.toString());
    }

    /** Those of an account that still last, the latest first. */
    public List<SignIn> of(UUID accountId, UUID current) {
        return jdbc.sql("select id, began_at, seen_at, address, device from sign_in where account_id = :account and"
                        + RUNNING + " order by seen_at desc, id limit :most")
                .param("account", accountId)
                .param("longest", seconds(settings.longest()))
                .param("idle", seconds(settings.idle()))
                .param("most", LONGEST_LIST)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new SignIn(
                            id,
                            row.getObject("began_at", OffsetDateTime.class).toInstant(),
                            row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                            row.getString("address"),
                            row.getString("device"),
                            id.equals(current));
                })
                .list();
    }

    /** The sign-in to which a request belongs; null without one. */
    public static UUID current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SIGN_IN) instanceof String id ? UUID.fromString(id) : null;
    }

    /** Ends one sign-in of an account; one of somebody else's is not touched. */
    @Transactional
    public boolean end(UUID accountId, UUID id, UUID by) {
        boolean ended =
                jdbc.sql("update sign_in set ended_at = now() where id = ? and account_id = ? and ended_at is null")
                                .params(id, accountId)
                                .update()
                        > 0;
        if (ended) {
            record.note(accountId, by, "sign-out", id.toString(), "");
        }
        return ended;
    }

    /**
     * Ends every sign-in of an account.
     *
     * @param but this one, if it is not null, stays
     * @return how many were ended
     */
    @Transactional
    public int endAll(UUID accountId, UUID but, UUID by) {
        int ended = jdbc.sql("update sign_in set ended_at = now() where account_id = :account and ended_at is null"
                        + " and id is distinct from :but")
                .param("account", accountId)
                .param("but", but)
                .update();
        if (ended > 0) {
            record.note(accountId, by, "sign-out", String.valueOf(ended), "all");
        }
        return ended;
    }

    /** Ends what came from a session at Keycloak. */
    @Transactional
    public void endOfKeycloakSession(String session) {
        endWhere("keycloak_session = ?", session);
    }

    /** Ends every sign-in of whoever this is at Keycloak. */
    @Transactional
    public void endOfKeycloakSubject(String subject) {
        endWhere("account_id = (select id from account where keycloak_subject = ?)", subject);
    }

    private void endWhere(String which, String value) {
        jdbc.sql("update sign_in set ended_at = now() where ended_at is null and " + which
                        + " returning id, account_id")
                .param(value)
                .query((row, n) -> Map.entry(row.getObject("account_id", UUID.class), row.getString("id")))
                .list()
                .forEach(ended ->
                        record.note(ended.getKey(), AccountRecord.NOBODY, "sign-out", ended.getValue(), "keycloak"));
    }

    /** Whether a sign-in still lasts, and what it may do; empty for one that is over. */
    Optional<State> state(UUID id) {
        return jdbc.sql("select a.one_time_until is not null as must_change,"
                        + " s.seen_at < now() - interval '1 minute' as unseen"
                        + " from sign_in s join account a on a.id = s.account_id"
                        + " where s.id = :id and a.enabled and a.locked_at is null and" + RUNNING)
                .param("id", id)
                .param("longest", seconds(settings.longest()))
                .param("idle", seconds(settings.idle()))
                .query(State.class)
                .optional();
    }

    /** It is used at this moment; written once a minute only. */
    void seen(UUID id) {
        jdbc.sql("update sign_in set seen_at = now() where id = ? and seen_at < now() - interval '1 minute'")
                .param(id)
                .update();
    }

    /** Whether the password was typed a short while ago. */
    boolean isFresh(UUID id) {
        return jdbc.sql("select fresh_at > now() - make_interval(secs => ?) from sign_in where id = ?")
                .params(seconds(settings.fresh()), id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The password was typed once more. */
    @Transactional
    public void refresh(UUID id) {
        jdbc.sql("update sign_in set fresh_at = now() where id = ?").param(id).update();
    }

    private static double seconds(Duration time) {
        return time.toSeconds();
    }

    /**
     * How a sign-in stands.
     *
     * @param mustChange the password is an administrator's and has to be changed before anything else
     * @param unseen whether it is a minute or longer that it was last seen
     */
    record State(boolean mustChange, boolean unseen) {}
}
