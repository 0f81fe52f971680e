package org.zhengcheng.organization.member;

import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.language.SpelledName;
import org.zhengcheng.organization.PersonName;

/** Goes after records that others have written, such as those of an import: spells names, looks for faults. */
@Component
class Caretaker {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Faults faults;
    private final TransactionTemplate transaction;
    private final DatabaseTime time;

    Caretaker(JdbcClient jdbc, Faults faults, TransactionTemplate transaction, DatabaseTime time) {
        this.jdbc = jdbc;
        this.faults = faults;
        this.transaction = transaction;
        this.time = time;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(
            initialDelayString = "${zhengcheng.people.care-every:PT1M}",
            fixedDelayString = "${zhengcheng.people.care-every:PT1M}")
    void goRound() {
        if (time.read().isOff()) {
            return;
        }
        while (Boolean.TRUE.equals(transaction.execute(status -> spell()))) {
            // A batch is a transaction.
        }
        while (Boolean.TRUE.equals(transaction.execute(status -> check()))) {
            // The same.
        }
    }

    private boolean spell() {
        List<PersonName> unspelled = jdbc.sql(
                        "select id, name from person where pinyin = '' order by id limit ? for update skip locked")
                .param(BATCH)
                .query(PersonName.class)
                .list();
        List<SpelledName> spelled =
                unspelled.stream().map(person -> spelled(person.name())).toList();
        jdbc.sql("update person p set pinyin = s.pinyin, initials = s.initials"
                        + " from unnest(:ids, :pinyins, :initials) s (id, pinyin, initials) where p.id = s.id")
                .param("ids", unspelled.stream().map(PersonName::id).toArray(UUID[]::new))
                .param("pinyins", spelled.stream().map(SpelledName::pinyin).toArray(String[]::new))
                .param("initials", spelled.stream().map(SpelledName::initials).toArray(String[]::new))
                .update();
        return unspelled.size() == BATCH;
    }

    /** A name without any letter is spelled as it stands, or it would be come back to for ever. */
    private static SpelledName spelled(String name) {
        SpelledName spelled = SpelledName.of(name);
        return spelled.pinyin().isEmpty() ? new SpelledName(name, name) : spelled;
    }

    private boolean check() {
        List<UUID> unchecked = faults.unchecked(BATCH);
        if (!unchecked.isEmpty()) {
            faults.check(unchecked);
        }
        return unchecked.size() == BATCH;
    }
}
