package org.zhengcheng.diagram.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.Supposed;
import org.zhengcheng.organization.Standing;

/** Asks named rules of a past case as it stood on the day, as far as what they look at is on record. */
@Component
class PastRules {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    PastRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is on record of those the cases are about; two statements, however many there are. */
    Map<UUID, Past> of(Collection<UUID> cases) {
        Map<UUID, Past> pasts = new HashMap<>();
        if (cases.isEmpty()) {
            return pasts;
        }
        Map<UUID, List<Past>> persons = new HashMap<>();
        jdbc.sql("select c.id, p.id as person, p.birth_date from case_file c join person p on p.id = c.person_id"
                        + " where c.id in (:cases)")
                .param("cases", cases)
                .query(row -> {
                    Past past = new Past(row.getObject("birth_date", LocalDate.class), new ArrayList<>());
                    pasts.put(row.getObject("id", UUID.class), past);
                    persons.computeIfAbsent(row.getObject("person", UUID.class), id -> new ArrayList<>())
                            .add(past);
                });
        jdbc.sql("select person_id, standing, since, recorded_at from standing_change where person_id in (:persons)"
                        + " order by id")
                .param("persons", persons.keySet())
                .query(row -> {
                    Stood stood = new Stood(
                            Standing.valueOf(row.getString("standing")),
                            row.getObject("since", LocalDate.class),
                            row.getTimestamp("recorded_at").toInstant());
                    persons.get(row.getObject("person_id", UUID.class))
                            .forEach(past -> past.stood().add(stood));
                });
        return pasts;
    }

    /** What a rule would have found; empty if that cannot be known. */
    static Optional<List<Finding>> found(
            Procedure procedure, Step.Check check, StepRecord record, History before, Past past) {
        boolean unanswered = check.field() != null
                && check.field().isOwn()
                && !record.answers().has(check.field().field());
        if (unanswered || past == null || !procedure.isOfCase(check)) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(record.recordedAt(), ZONE);
        List<List<Finding>> possible = past.at(record).stream()
                .map(subject -> procedure.suppose(check, record.answers(), before, subject, day))
                .toList();
        // Where the standing of that time is not on record it matters only if the rule looks at it.
        return possible.stream().map(List::isEmpty).distinct().count() == 1
                ? Optional.of(possible.get(0))
                : Optional.empty();
    }

    /** What is on record of a person: when they were born, and every standing they took, in order. */
    record Past(LocalDate birthDate, List<Stood> stood) {

        /** As they were when a step was recorded; both ways they may have been if that is not on record. */
        List<Supposed> at(StepRecord record) {
            return stood.stream()
                    .filter(one -> one.recordedAt().isBefore(record.recordedAt()))
                    .reduce((earlier, later) -> later)
                    .map(one -> List.of(new Supposed("", birthDate, one.standing(), one.since())))
                    .orElseGet(() -> Stream.of(
                                    new Supposed("", birthDate, null, null),
                                    new Supposed("", birthDate, Standing.FULL, record.eventDate()))
                            .toList());
        }
    }

    /** A standing somebody took. */
    record Stood(Standing standing, LocalDate since, Instant recordedAt) {}
}
