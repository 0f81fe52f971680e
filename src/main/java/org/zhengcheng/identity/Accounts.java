package org.zhengcheng.identity;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The built-in accounts. */
@Component
class Accounts implements UserDetailsService {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Actor loadUserByUsername(String username) {
        return jdbc.sql(
                        "select person_id, username, display_name, password_hash, enabled from account where username = ?")
                .param(username)
                .query((row, n) -> new Actor(
                        row.getObject("person_id", UUID.class),
                        row.getString("username"),
                        row.getString("display_name"),
                        row.getString("password_hash"),
                        row.getBoolean("enabled")))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    /** The accounts of the demonstration, in the order in which a case passes through their hands. */
    List<DemoAccount> demoAccounts() {
        return jdbc.sql(
                        "select username, display_name as name, demo_note as note from account where demo order by demo_note")
                .query(DemoAccount.class)
                .list();
    }

    record DemoAccount(String username, String name, String note) {

        /** The note without the digit that only sorts it. */
        public String role() {
            return note.substring(note.indexOf(' ') + 1);
        }
    }
}
