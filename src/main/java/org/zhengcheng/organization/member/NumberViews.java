package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Office;

/** Shows whole identity and telephone numbers: one at a time, for a reason that is written down, a few a day. */
@Component
public class NumberViews {

    private static final int LONGEST = 200;

    private final PersonRecords records;
    private final PersonRights rights;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int mostADay;

    NumberViews(
            PersonRecords records,
            PersonRights rights,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock,
            @Value("${zhengcheng.people.numbers-a-day:20}") int mostADay) {
        this.records = records;
        this.rights = rights;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
        this.mostADay = mostADay;
    }

    int mostADay() {
        return mostADay;
    }

    /** Whether somebody may ask for the numbers of a person; then a reason is asked of them. */
    public boolean mayAsk(UUID personId, UUID viewerId) {
        return records.find(personId)
                        .filter(record -> rights.mayUnmask(viewerId, record.organizationId())
                                .isPresent())
                        .isPresent()
                && !rights.areRelated(viewerId, personId);
    }

    /** How many numbers somebody may still see today. */
    int left(UUID viewerId) {
        return Math.max(0, mostADay - seen(viewerId));
    }

    /**
     * Opens the identity number of a person, once.
     *
     * @throws NotForYou if they may not, or there is no such person or number
     */
    @Transactional
    public Answer see(UUID personId, String reason, Actor viewer) {
        return see(personId, PersonField.CITIZEN_ID, reason, viewer);
    }

    /**
     * Opens the identity or telephone number of a person, once.
     *
     * @throws NotForYou if they may not, or there is no such person or number
     */
    @Transactional
    Answer see(UUID personId, PersonField field, String reason, Actor viewer) {
        PersonRecord record = records.lock(personId).orElseThrow(NotForYou::new);
        Office office =
                rights.mayUnmask(viewer.personId(), record.organizationId()).orElseThrow(NotForYou::new);
        if (rights.areRelated(viewer.personId(), personId)) {
            throw new NotForYou();
        }
        String why = reason == null ? "" : reason.strip();
        if (why.length() < 2 || why.length() > LONGEST) {
            return new Answer(null, "member.number.wrongReason");
        }
        // Of many presses at once none gets past the limit: whoever looks does so one after the other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("numbers of " + viewer.personId())
                .query((row, n) -> n)
                .list();
        if (left(viewer.personId()) == 0) {
            return new Answer(null, "member.number.tooMany");
        }
        String number = field.isSecret() ? records.plain(field, record.value(field)) : null;
        if (number == null || number.isEmpty()) {
            throw new NotForYou();
        }
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("insert into number_view (person_id, field, viewer_id, viewer_name, office, office_en, reason, day,"
                        + " seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        personId,
                        field.name(),
                        viewer.personId(),
                        viewer.name(),
                        office.title().chinese(),
                        office.title().english(),
                        why,
                        today,
                        OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
        ledger.append(new Entry(
                        LedgerChain.ofPerson(personId),
                        viewer.personId(),
                        office.title().chinese(),
                        field == PersonField.CITIZEN_ID ? "number" : "phone",
                        personId.toString(),
                        "seen",
                        today,
                        Sha256.of(why))
                .noting(why));
        return new Answer(number, null);
    }

    private int seen(UUID viewerId) {
        return jdbc.sql("select count(*) from number_view where viewer_id = ? and day = ?")
                .params(viewerId, LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }

    /**
     * What came of it.
     *
     * @param number null if it is not shown
     * @param refused the key of the message that says why not; null if it is shown
     */
    public record Answer(String number, String refused) {

        /** Nothing that is logged by chance may hold it. */
        @Override
        public String toString() {
            return "Answer[…]";
        }
    }
}
