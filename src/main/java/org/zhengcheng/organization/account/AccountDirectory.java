package org.zhengcheng.organization.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds accounts, and people who are to get one. */
@Component
class AccountDirectory {

    /** How many fit on a page. */
    static final int PAGE = 50;

    private static final String ROW = "select a.id, a.person_id, a.username, a.display_name, o.name as branch,"
            + " case when not a.enabled then 'CLOSED' when a.locked_at is not null then 'LOCKED'"
            + " when l.waits_until > now() then 'WAITS' when a.one_time_until is not null then 'FIRST' else 'OPEN' end"
            + " as state, a.locked_why, a.password_hash is not null as own_password,"
            + " (select max(s.seen_at) from sign_in s where s.account_id = a.id) as last_seen"
            + " from account a join person p on p.id = a.person_id join organization o on o.id = p.organization_id"
            + " left join sign_in_limit l on l.key ="
            + " 'name ' || encode(sha256(convert_to(lower(a.username), 'UTF8')), 'hex')";

    private final JdbcClient jdbc;

    AccountDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The accounts whose name, or whose person's name, begins so; by account name, one more than a page.
     *
     * @param after the account name after which the page begins; empty for the first
     */
    List<AccountRow> page(String beginning, String after) {
        String found = beginning.isBlank()
                ? ""
                : " and a.id in (select id from account where username like :like"
                        + " union select id from account where display_name like :like)";
        return jdbc.sql(ROW + " where a.username > :after" + found + " order by a.username limit :most")
                .param("after", after)
                .param("like", escaped(beginning.strip()) + "%")
                .param("most", PAGE + 1)
                .query((row, n) -> row(row))
                .list();
    }

    Optional<AccountRow> find(UUID id) {
        return jdbc.sql(ROW + " where a.id = ?")
                .param(id)
                .query((row, n) -> row(row))
                .optional();
    }

    /** The people whose name begins so, with the accounts they have; at most a page. */
    List<Candidate> people(String beginning) {
        return beginning.isBlank()
                ? List.of()
                : jdbc.sql(
                                "select p.id, p.name, o.name as branch, (select string_agg(a.username, ' ' order by a.username)"
                                        + " from account a where a.person_id = p.id) as accounts"
                                        + " from person p join organization o on o.id = p.organization_id"
                                        + " where p.name like ? order by p.name, p.id limit ?")
                        .params(escaped(beginning.strip()) + "%", PAGE)
                        .query(Candidate.class)
                        .list();
    }

    Optional<Candidate> person(UUID id) {
        return jdbc.sql("select p.id, p.name, o.name as branch, (select string_agg(a.username, ' ' order by a.username)"
                        + " from account a where a.person_id = p.id) as accounts"
                        + " from person p join organization o on o.id = p.organization_id where p.id = ?")
                .param(id)
                .query(Candidate.class)
                .optional();
    }

    private static AccountRow row(ResultSet row) throws SQLException {
        OffsetDateTime seen = row.getObject("last_seen", OffsetDateTime.class);
        return new AccountRow(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("branch"),
                row.getString("state"),
                row.getString("locked_why"),
                row.getBoolean("own_password"),
                seen == null ? null : seen.toInstant());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /**
     * Somebody who may get an account.
     *
     * @param accounts the names of those they have; null if none
     */
    record Candidate(UUID id, String name, String branch, String accounts) {}
}
