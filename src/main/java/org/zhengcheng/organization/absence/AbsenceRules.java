package org.zhengcheng.organization.absence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.post.Wrong;

/** What must be so for somebody to be away and another to act for them. */
@Component
class AbsenceRules {

    private static final int MOST_SHOWN = 50;
    private static final int LONGEST_REASON = 500;
    private static final String OVERLAPS = " and ended_at is null and from_date <= :until and to_date >= :from";

    private final JdbcClient jdbc;
    private final Clock clock;

    AbsenceRules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What stands against it; empty if nothing does. */
    List<Wrong> check(
            UUID personId,
            UUID organizationId,
            String procedureKey,
            UUID substituteId,
            LocalDate from,
            LocalDate until,
            String reason) {
        List<Wrong> wrongs = days(from, until, LocalDate.now(clock));
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            wrongs.add(new Wrong("reason", "absence.wrong.reason", List.of(LONGEST_REASON)));
        }
        if (substitutes(organizationId, personId).stream()
                .noneMatch(one -> one.id().equals(substituteId))) {
            wrongs.add(new Wrong("person", "absence.wrong.substitute", List.of()));
        }
        if (wrongs.isEmpty()) {
            wrongs.addAll(overlaps(personId, organizationId, procedureKey, substituteId, from, until));
        }
        return wrongs;
    }

    /** Who may act for a person in an organisation, by name. */
    List<PersonName> substitutes(UUID organizationId, UUID personId) {
        LocalDate today = LocalDate.now(clock);
        List<PersonName> inOffice = people("""
                exists (select from post p where p.person_id = s.id and p.organization_id = :organization
                  and p.from_date <= :day and (p.to_date is null or p.to_date >= :day))
                """, organizationId, personId, today);
        return inOffice.isEmpty()
                ? people("s.organization_id = :organization", organizationId, personId, today)
                : inOffice;
    }

    private static List<Wrong> days(LocalDate from, LocalDate until, LocalDate today) {
        List<Wrong> wrongs = new ArrayList<>();
        if (from == null || from.isBefore(today)) {
            wrongs.add(new Wrong("from", "absence.wrong.from", List.of(today)));
        } else if (until == null || until.isBefore(from)) {
            wrongs.add(new Wrong("until", "absence.wrong.until", List.of(from)));
        } else if (until.isAfter(from.plusYears(1))) {
            wrongs.add(new Wrong("until", "absence.wrong.long", List.of(from.plusYears(1))));
        }
        return wrongs;
    }

    private List<Wrong> overlaps(
            UUID personId,
            UUID organizationId,
            String procedureKey,
            UUID substituteId,
            LocalDate from,
            LocalDate until) {
        List<Wrong> wrongs = new ArrayList<>();
        if (exists(
                "person_id = :person and organization_id = :organization and (cast(:procedure as varchar) is null"
                        + " or procedure_key is null or procedure_key = :procedure)",
                organizationId,
                procedureKey,
                personId,
                from,
                until)) {
            wrongs.add(new Wrong("from", "absence.wrong.twice", List.of()));
        }
        if (exists("person_id = :person", organizationId, procedureKey, substituteId, from, until)) {
            wrongs.add(new Wrong("person", "absence.wrong.away", List.of()));
        }
        return wrongs;
    }

    private boolean exists(
            String what, UUID organizationId, String procedureKey, UUID personId, LocalDate from, LocalDate until) {
        return jdbc.sql("select exists (select from absence where " + what + OVERLAPS + ")")
                .param("organization", organizationId)
                .param("procedure", procedureKey)
                .param("person", personId)
                .param("from", from)
                .param("until", until)
                .query(Boolean.class)
                .single();
    }

    /** Full members for whom something is so; an administrator of the system decides nothing for anybody. */
    private List<PersonName> people(String where, UUID organizationId, UUID personId, LocalDate day) {
        return jdbc.sql("select s.id, s.name from person s where " + where
                        + " and s.id <> :person and s.standing = 'FULL'"
                        + " and not exists (select from post a where a.person_id = s.id"
                        + " and a.role in ('admin', 'security-admin', 'auditor')"
                        + " and (a.to_date is null or a.to_date >= :day and a.to_date >= a.from_date))"
                        + " order by s.name, s.id limit " + MOST_SHOWN)
                .param("organization", organizationId)
                .param("person", personId)
                .param("day", day)
                .query(PersonName.class)
                .list();
    }
}
