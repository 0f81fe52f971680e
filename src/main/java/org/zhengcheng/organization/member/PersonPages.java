package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Standing;

/** Puts together what a page shows of a person. */
@Component
class PersonPages {

    private final PersonRecords records;
    private final PersonRights rights;
    private final PersonTimeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonPages(PersonRecords records, PersonRights rights, PersonTimeline timeline, JdbcClient jdbc, Clock clock) {
        this.records = records;
        this.rights = rights;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The page of a person for somebody who keeps their record.
     *
     * @throws NotForYou if they do not
     */
    @Transactional(readOnly = true)
    View of(UUID personId, PersonTimeline.Key before, Actor reader) {
        PersonRecord record = records.find(personId).orElseThrow(NotForYou::new);
        rights.maySee(reader.personId(), record.organizationId()).orElseThrow(NotForYou::new);
        boolean own = reader.personId().equals(personId);
        boolean related = !own && rights.areRelated(reader.personId(), personId);
        boolean unmask = !related
                && rights.mayUnmask(reader.personId(), record.organizationId()).isPresent();
        return view(record, before, !own && !related, unmask ? numbers(record) : List.of(), own, !related);
    }

    /** The page of a person for themselves. */
    @Transactional(readOnly = true)
    View own(PersonTimeline.Key before, Actor reader) {
        return view(records.find(reader.personId()).orElseThrow(NotForYou::new), before, false, List.of(), true, true);
    }

    private View view(
            PersonRecord record,
            PersonTimeline.Key before,
            boolean change,
            List<PersonField> unmasked,
            boolean own,
            boolean cases) {
        List<PersonTimeline.Happening> happenings = timeline.of(record.id(), own, cases, before);
        boolean more = happenings.size() > PersonTimeline.PAGE;
        return new View(
                record,
                groups(record),
                standings(record.id(), cases),
                posts(record.id()),
                more ? happenings.subList(0, PersonTimeline.PAGE) : happenings,
                more ? happenings.get(PersonTimeline.PAGE - 1) : null,
                before != null,
                change,
                unmasked,
                own);
    }

    /** The numbers that are known. */
    private static List<PersonField> numbers(PersonRecord record) {
        return Stream.of(PersonField.CITIZEN_ID, PersonField.PHONE)
                .filter(field -> record.value(field) != null)
                .toList();
    }

    private Map<PersonField.Group, List<Line>> groups(PersonRecord record) {
        Map<PersonField.Group, List<Line>> groups = new LinkedHashMap<>();
        PersonField.byGroup()
                .forEach((group, fields) -> groups.put(
                        group,
                        fields.stream()
                                .map(field -> new Line(field, records.shown(field, record.value(field))))
                                .toList()));
        return groups;
    }

    private List<Stood> standings(UUID personId, boolean cases) {
        return jdbc.sql("select standing, since, case_id from standing_change where person_id = ? order by since, id")
                .param(personId)
                .query((row, n) -> new Stood(
                        Standing.valueOf(row.getString("standing")),
                        row.getObject("since", LocalDate.class),
                        cases ? row.getObject("case_id", UUID.class) : null))
                .list();
    }

    private List<Held> posts(UUID personId) {
        LocalDate today = LocalDate.now(clock);
        return jdbc
                .sql("select p.role, o.name, p.from_date, p.to_date from post p"
                        + " join organization o on o.id = p.organization_id where p.person_id = ?"
                        + " order by p.from_date desc, p.id limit 20")
                .param(personId)
                .query((row, n) -> new Held(
                        PersonTimeline.title(row.getString("role")),
                        row.getString("name"),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class)))
                .list()
                .stream()
                .filter(held -> !held.from().isAfter(today))
                .toList();
    }

    /** The fields as inputs, in groups; of a secret that is stored only what may be shown. */
    List<ChangeController.Group> inputs(
            PersonRecord record, Map<PersonField, String> typed, Map<PersonField, String> wrong) {
        return PersonField.byGroup().entrySet().stream()
                .map(group -> new ChangeController.Group(
                        group.getKey(),
                        group.getValue().stream()
                                .map(field -> new ChangeController.Entry(
                                        field,
                                        typed.get(field),
                                        wrong.get(field),
                                        field.isSecret() && record != null
                                                ? records.shown(field, record.value(field))
                                                : null))
                                .toList()))
                .toList();
    }

    /** A field and its value as it may be shown; null if it is unknown. */
    record Line(PersonField field, Object value) {}

    /** A standing from a day. */
    record Stood(Standing standing, LocalDate since, UUID caseId) {}

    /** A post from a day to another; {@code to} is null while it lasts. */
    record Held(Text title, String organization, LocalDate from, LocalDate to) {}

    /**
     * @param last where the page of happenings ends; null if there are no more
     * @param unmasked the numbers that the reader may ask to see whole
     */
    record View(
            PersonRecord record,
            Map<PersonField.Group, List<Line>> groups,
            List<Stood> standings,
            List<Held> posts,
            List<PersonTimeline.Happening> happenings,
            PersonTimeline.Happening last,
            boolean earlier,
            boolean mayChange,
            List<PersonField> unmasked,
            boolean own) {}

    /** The office in which somebody changes a record, asked again when they do. */
    Office officeOf(PersonRecord record, Actor actor) {
        return rights.mayChange(actor.personId(), record.id(), record.organizationId())
                .orElseThrow(NotForYou::new);
    }
}
