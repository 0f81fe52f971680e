package org.zhengcheng.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Text;

/** Who has an account. */
@Component
public class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who acts through the account of this name. */
    public Optional<Actor> named(String username) {
        return jdbc.sql("select id, person_id, username, display_name from account where username = ?")
                .param(username)
                .query((row, n) -> new Actor(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("username"),
                        row.getString("display_name")))
                .optional();
    }

    /** The accounts of the demonstration, in the order in which a case passes through their hands. */
    public List<DemoAccount> demoAccounts() {
        return jdbc.sql("select person_id, username, display_name, demo_note, demo_note_en from account"
                        + " where demo order by demo_note")
                .query((row, n) -> new DemoAccount(
                        row.getObject("person_id", UUID.class),
                        row.getString("username"),
                        row.getString("display_name"),
                        // Without the digit that only sorts it.
                        new Text(row.getString("demo_note").replaceFirst("^\\d+ ", ""), row.getString("demo_note_en"))))
                .list();
    }

    /** An account, and whom in the demonstration it plays. */
    public record DemoAccount(UUID personId, String username, String name, Text role) {}
}
