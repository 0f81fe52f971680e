package org.zhengcheng.casework.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;
import org.zhengcheng.organization.Role;

/** Reminds everybody below an organisation who has an overdue case of a round in hand, each case once a day. */
@Component
class RemindLate {

    private final Operations operations;
    private final Diagrams diagrams;
    private final Notices notices;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    RemindLate(Operations operations, Diagrams diagrams, Notices notices, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.operations = operations;
        this.diagrams = diagrams;
        this.notices = notices;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Reminds them; the same press again reminds nobody twice. */
    @Transactional
    void remind(UUID operation, Round round, RoundPlaces.Place place, Actor actor) {
        String request = Sha256.of("remind\n" + round.id() + "\n" + place.organizationId());
        LocalDate today = LocalDate.now(clock);
        Map<Late, List<UUID>> late = late(round, place, today);
        Told told = new Told(late.size(), (int)
                late.values().stream().flatMap(List::stream).distinct().count());
        if (operations
                .begin(operation, actor.personId(), request, told.written())
                .isPresent()) {
            return;
        }
        late.forEach((one, people) -> {
            Step step = diagrams.get(one.definition()).step(one.step());
            notices.warns(
                    people,
                    new Topic(one.caseId(), one.task(), one.name(), step.name()),
                    one.due() == null || round.dueOn().isBefore(one.due()) ? round.dueOn() : one.due(),
                    today);
        });
        jdbc.sql("update case_round_branch set reminded_on = ? where case_id = any(?)")
                .params(today, late.keySet().stream().map(Late::caseId).toArray(UUID[]::new))
                .update();
        ledger.append(new Entry(
                LedgerChain.ofOrganization(place.organizationId()),
                actor.personId(),
                place.office().title().chinese(),
                "remind-late",
                round.procedureKey(),
                String.valueOf(late.size()),
                today,
                request));
    }

    /** How many were told when somebody pressed the button; empty if they did not, or press another. */
    Optional<Told> told(UUID operation, Actor actor) {
        return operations.answer(operation, actor.personId()).flatMap(Told::read);
    }

    /** The late ones that nobody was reminded of today, with those who hold their open steps, in one statement. */
    private Map<Late, List<UUID>> late(Round round, RoundPlaces.Place place, LocalDate today) {
        List<String> roles = new ArrayList<>();
        List<String> posts = new ArrayList<>();
        for (Role role : Role.values()) {
            Role.everyPost().stream().filter(role::isFilledBy).forEach(post -> {
                roles.add(role.id());
                posts.add(post.id());
            });
        }
        record Held(
                UUID caseId, String task, String step, String definition, String name, LocalDate due, UUID person) {}
        return jdbc
                .sql("""
                        select distinct b.case_id, i.task_id as task, i.step_id as step, c.definition_id as definition,
                          c.person_name as name, i.due_on as due, coalesce(p.person_id, i.office_id) as person
                        from case_round_branch b join organization o on o.id = b.branch_id
                        join case_file c on c.id = b.case_id and c.state = 'OPEN'
                        join inbox_item i on i.case_id = c.id
                        left join unnest(cast(:roles as varchar[]), cast(:posts as varchar[])) as f (role, post)
                          on f.role = i.role
                        left join post p on p.organization_id = i.office_id and p.role = f.post and p.from_date <= :today
                          and (p.to_date is null or p.to_date >= :today)
                        where b.round_id = :round and o.path >= :top
                          and o.path < :top || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)
                          and (b.reminded_on is null or b.reminded_on < :today)
                          and (:today > cast(:due as date) or i.due_on < :today)
                          and (p.person_id is not null or i.role = 'applicant')
                          and not exists (select from relative r where r.person_id = p.person_id
                            and r.other_id = c.person_id and r.ended_at is null)
                          and coalesce(p.person_id, i.office_id) is distinct from case when i.role = 'applicant'
                            then null else c.person_id end
                        """)
                .param("roles", roles.toArray(String[]::new))
                .param("posts", posts.toArray(String[]::new))
                .param("today", today)
                .param("round", round.id())
                .param("top", place.path())
                .param("due", round.dueOn())
                .query(Held.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        held -> new Late(
                                held.caseId(), held.task(), held.step(), held.definition(), held.name(), held.due()),
                        Collectors.mapping(Held::person, Collectors.toList())));
    }

    /** Of how many branches how many people were told. */
    record Told(int branches, int people) {

        private static final Pattern WRITTEN = Pattern.compile("told (\\d{1,9}) (\\d{1,9})");

        private String written() {
            return "told " + branches + " " + people;
        }

        private static Optional<Told> read(String answer) {
            return Optional.of(WRITTEN.matcher(answer))
                    .filter(Matcher::matches)
                    .map(found -> new Told(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
        }
    }

    private record Late(UUID caseId, String task, String step, String definition, String name, LocalDate due) {}
}
