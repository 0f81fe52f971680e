package org.zhengcheng.casework.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;

/** While a case is held, for a complaint or an inquiry, nothing of it is erased whatever is due. */
@Component
class LegalHolds {

    private static final int LONGEST = 500;

    private final Cases cases;
    private final Rights rights;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    LegalHolds(Cases cases, Rights rights, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.rights = rights;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The hold on a case at present. */
    Optional<Hold> of(UUID caseId) {
        return jdbc.sql("select reason, placed_name, office, office_en, placed_at from legal_hold"
                        + " where case_id = ? and lifted_at is null")
                .param(caseId)
                .query((row, n) -> new Hold(
                        row.getString("reason"),
                        row.getString("placed_name"),
                        new Text(row.getString("office"), row.getString("office_en")),
                        row.getTimestamp("placed_at").toInstant()))
                .optional();
    }

    /** @throws NoSuchCase if this person may neither place nor lift a hold on it */
    Rights.Standpoint standpoint(UUID caseId, Actor actor) {
        Rights.Standpoint at = cases.find(caseId, actor);
        if (!rights.mayHoldMaterial(actor.personId(), at)) {
            throw new NoSuchCase(caseId);
        }
        return at;
    }

    /**
     * Places a hold, or lifts the one there is.
     *
     * @return the key of the message that says what is wrong; empty if it was done
     */
    @Transactional
    Optional<String> change(UUID caseId, boolean hold, String reason, Actor actor) {
        Rights.Standpoint at = standpoint(caseId, actor);
        String why = reason.strip();
        if (why.length() < 2 || why.length() > LONGEST) {
            return Optional.of("retention.wrong.reason");
        }
        // The round that erases holds the case too, so that one of the two comes first.
        jdbc.sql("select id from case_file where id = ? for update")
                .param(caseId)
                .query(UUID.class)
                .single();
        if (of(caseId).isPresent() == hold) {
            return Optional.empty();
        }
        Text office = at.readingOffice(actor.personId());
        OffsetDateTime now = OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
        if (hold) {
            jdbc.sql(
                            "insert into legal_hold (id, case_id, reason, placed_by, placed_name, office, office_en, placed_at)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            UUID.randomUUID(),
                            caseId,
                            why,
                            actor.personId(),
                            actor.name(),
                            office.chinese(),
                            office.english(),
                            now)
                    .update();
        } else {
            jdbc.sql("update legal_hold set lifted_by = ?, lifted_name = ?, lift_reason = ?, lifted_at = ?"
                            + " where case_id = ? and lifted_at is null")
                    .params(actor.personId(), actor.name(), why, now, caseId)
                    .update();
        }
        ledger.append(new Entry(
                        LedgerChain.ofCase(caseId),
                        actor.personId(),
                        office.chinese(),
                        "hold",
                        at.file().number(),
                        hold ? "placed" : "lifted",
                        LocalDate.now(clock),
                        null)
                .noting(why));
        return Optional.empty();
    }

    /** A case is held. */
    public record Hold(String reason, String by, Text office, Instant since) {}
}
