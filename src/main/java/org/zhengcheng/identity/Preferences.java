package org.zhengcheng.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have chosen about the look and language of pages, the same on every device they sign in on. */
@Component
public class Preferences {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's choice; empty for somebody who has made none. */
    public Optional<Preference> of(UUID personId) {
        return jdbc.sql("select language, type_size, theme from preference where person_id = ?")
                .param(personId)
                .query((row, n) -> new Preference(
                        Preference.Language.valueOf(upper(row.getString("language"))),
                        Preference.TypeSize.valueOf(upper(row.getString("type_size"))),
                        Preference.Theme.valueOf(upper(row.getString("theme")))))
                .optional();
    }

    @Transactional
    void choose(UUID personId, Preference choice) {
        jdbc.sql("insert into preference (person_id, language, type_size, theme) values (?, ?, ?, ?)"
                        + " on conflict (person_id) do update set language = excluded.language,"
                        + " type_size = excluded.type_size, theme = excluded.theme")
                .params(personId, lower(choice.language()), lower(choice.typeSize()), lower(choice.theme()))
                .update();
    }

    static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String stored) {
        return stored.toUpperCase(Locale.ROOT);
    }
}
