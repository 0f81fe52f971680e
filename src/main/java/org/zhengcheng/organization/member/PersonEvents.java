package org.zhengcheng.organization.member;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;

/** Writes down what happens to a person, in the transaction in which it does; rooms above tell of their cases here. */
@Component
public class PersonEvents {

    /** What may happen; what standings and posts say is read from these themselves. */
    public enum Kind {
        /** The record was made. */
        ENTERED,
        /** Their organisation was merged into another, or came under another, and they with it. */
        MERGED,
        MOVED,
        /** A case about the person was opened, was copied from paper, was closed. */
        OPENED,
        COPIED,
        CLOSED,
        /** A value of the record was changed. */
        CHANGED,
        /** The person asked for a change; it was refused, or taken back. */
        PROPOSED,
        REFUSED,
        WITHDRAWN
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    PersonEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Something about a case.
     *
     * @param day when it really happened
     * @param what the procedure, or how it ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofCase(UUID personId, Kind kind, LocalDate day, UUID caseId, Text what) {
        write(personId, kind, day, caseId, what, null, null, null, null, null, null);
    }

    /**
     * Something about everybody of an organisation and of those below it, who go along with it.
     *
     * @param what where to
     * @param reason what ordered it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofOrganization(
            UUID organizationId, Kind kind, LocalDate day, Text what, String reason, String byName, Text office) {
        jdbc.sql("insert into person_event (person_id, kind, day, what, what_en, reason, by_name, office, office_en,"
                        + " recorded_at) select p.id, :kind, :day, :what, :whatEn, :reason, :by, :office, :officeEn, :now"
                        + " from organization top join organization o on o.path >= top.path"
                        + " and o.path < top.path || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)"
                        + " join person p on p.organization_id = o.id where top.id = :organization")
                .param("organization", organizationId)
                .param("kind", kind.name())
                .param("day", day)
                .param("what", what.chinese())
                .param("whatEn", what.english())
                .param("reason", reason)
                .param("by", byName)
                .param("office", office.chinese())
                .param("officeEn", office.english())
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
    }

    /** The record was made, in an office that is none in a case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void entered(UUID personId, String byName, Text office) {
        LocalDate today = LocalDate.now(clock);
        write(personId, Kind.ENTERED, today, null, null, null, null, null, null, byName, office);
    }

    /**
     * Something about the record.
     *
     * @param change which values, as they may be kept; null for the whole record
     * @param office in which office; null for the person themselves
     */
    void ofRecord(UUID personId, Kind kind, Change change, String reason, String byName, Office office) {
        write(
                personId,
                kind,
                LocalDate.now(clock),
                null,
                null,
                change == null ? null : change.field(),
                change == null ? null : change.was(),
                change == null ? null : change.becomes(),
                reason,
                byName,
                office == null ? null : office.title());
    }

    /** The records of people were made, in the offices at the same places. */
    void entered(List<UUID> ids, List<Office> offices, Actor actor) {
        jdbc.sql("insert into person_event (person_id, kind, day, by_name, office, office_en, recorded_at)"
                        + " select id, :kind, :day, :by, office, office_en, :now"
                        + " from unnest(:ids, :offices, :officesEn) e (id, office, office_en)")
                .param("kind", Kind.ENTERED.name())
                .param("day", LocalDate.now(clock))
                .param("by", actor.name())
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "offices",
                        offices.stream().map(office -> office.title().chinese()).toArray(String[]::new))
                .param(
                        "officesEn",
                        offices.stream().map(office -> office.title().english()).toArray(String[]::new))
                .update();
    }

    private void write(
            UUID personId,
            Kind kind,
            LocalDate day,
            UUID caseId,
            Text what,
            PersonField field,
            String was,
            String becomes,
            String reason,
            String byName,
            Text office) {
        jdbc.sql("insert into person_event (person_id, kind, day, case_id, what, what_en, field, old_value, new_value,"
                        + " reason, by_name, office, office_en, recorded_at) values (:person, :kind, :day, :case, :what,"
                        + " :whatEn, :field, :was, :becomes, :reason, :by, :office, :officeEn, :now)")
                .param("person", personId)
                .param("kind", kind.name())
                .param("day", day)
                .param("case", caseId, Types.OTHER)
                .param("what", what == null ? null : what.chinese(), Types.VARCHAR)
                .param("whatEn", what == null ? null : what.english(), Types.VARCHAR)
                .param("field", field == null ? null : field.name(), Types.VARCHAR)
                .param("was", was, Types.VARCHAR)
                .param("becomes", becomes, Types.VARCHAR)
                .param("reason", reason, Types.VARCHAR)
                .param("by", byName, Types.VARCHAR)
                .param("office", office == null ? null : office.chinese(), Types.VARCHAR)
                .param("officeEn", office == null ? null : office.english(), Types.VARCHAR)
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
    }

    /**
     * A value before and after, encrypted where the field is; null where it was or becomes unknown.
     */
    record Change(PersonField field, String was, String becomes) {}
}
