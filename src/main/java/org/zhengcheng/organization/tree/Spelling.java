package org.zhengcheng.organization.tree;

import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.language.SpelledName;

/** How the names of organisations are typed by who does not type characters: in full, and by first letters. */
@Component
public class Spelling {

    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final TransactionTemplate transaction;

    Spelling(JdbcClient jdbc, NamedParameterJdbcTemplate batches, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
    }

    /** 第一党支部: diyidangzhibu dydzb. */
    String of(String name) {
        SpelledName spelled = SpelledName.of(name);
        return spelled.pinyin() + " " + spelled.initials();
    }

    /** Spells what came into the tables in another way than by an act; several nodes may do it at once. */
    @EventListener(ApplicationReadyEvent.class)
    public void spellTheRest() {
        while (spellSome() == AT_ONCE) {
            // Until none is left.
        }
    }

    private int spellSome() {
        record Unspelled(UUID id, String name) {}
        return transaction.execute(status -> {
            List<Unspelled> some = jdbc.sql("select id, name from organization where spelled is null limit ?"
                            + " for no key update skip locked")
                    .param(AT_ONCE)
                    .query(Unspelled.class)
                    .list();
            batches.batchUpdate(
                    "update organization set spelled = :spelled where id = :id",
                    some.stream()
                            .map(one -> new MapSqlParameterSource("id", one.id()).addValue("spelled", of(one.name())))
                            .toArray(SqlParameterSource[]::new));
            return some.size();
        });
    }
}
