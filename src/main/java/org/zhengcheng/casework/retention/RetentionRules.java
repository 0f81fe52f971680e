package org.zhengcheng.casework.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.organization.Administrator;

/** The rules of retention: what the code says, and in its place what the administrator has set. */
@Component
class RetentionRules {

    private static final int LONGEST_BASIS = 300;
    private static final int MOST_MONTHS = 1200;

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionRules(Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<RetentionRule> all() {
        Map<RetentionKind, RetentionRule> set = new HashMap<>();
        jdbc.sql("select kind, months, basis, set_by, set_at from retention_rule")
                .query(row -> {
                    RetentionKind kind = RetentionKind.valueOf(row.getString("kind"));
                    set.put(
                            kind,
                            new RetentionRule(
                                    kind,
                                    (Integer) row.getObject("months"),
                                    Text.same(row.getString("basis")),
                                    row.getObject("set_by", UUID.class),
                                    row.getTimestamp("set_at").toInstant()));
                });
        return Arrays.stream(RetentionKind.values())
                .map(kind -> set.getOrDefault(kind, new RetentionRule(kind, kind.months(), kind.basis(), null, null)))
                .toList();
    }

    RetentionRule of(RetentionKind kind) {
        return all().get(kind.ordinal());
    }

    /**
     * Sets a rule.
     *
     * @param months null for ever
     * @param basis the regulation or document that says so
     * @return the key of the message that says what is wrong; empty if it was set
     */
    @Transactional
    Optional<String> set(RetentionKind kind, Integer months, String basis, Actor actor) {
        String why = basis.strip();
        if (kind.isFixed() || months != null && (months < kind.least() || months > MOST_MONTHS)) {
            return Optional.of("retention.wrong.months");
        }
        if (why.length() < 2 || why.length() > LONGEST_BASIS) {
            return Optional.of("retention.wrong.basis");
        }
        jdbc.sql("insert into retention_rule (kind, months, basis, set_by, set_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (kind) do update set months = excluded.months, basis = excluded.basis,"
                        + " set_by = excluded.set_by, set_at = excluded.set_at")
                .param(kind.name())
                .param(months)
                .param(why)
                .param(actor.personId())
                .param(OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
        ledger.append(new Entry(
                        LedgerChain.ofInstallation(),
                        actor.personId(),
                        Administrator.SYSTEM.title().chinese(),
                        "retention",
                        kind.name(),
                        months == null ? "kept" : months + " months",
                        LocalDate.now(clock),
                        null)
                .noting(why));
        return Optional.empty();
    }
}
