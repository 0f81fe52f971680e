package org.zhengcheng.casework.round;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.Launched;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Organizations;

/**
 * Writes down that a committee has all branches below it begin, and which these are. The cases themselves are opened one by
 * one in the background.
 */
@Component
class LaunchRound {

    private final Operations operations;
    private final Organizations organizations;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    LaunchRound(Operations operations, Organizations organizations, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.operations = operations;
        this.organizations = organizations;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Launches a procedure for a year. What was launched already stays as it was; branches that have a case of the year from
     * another committee are left out.
     *
     * @param place the committee, and the office in which the actor launches for it
     * @return the id of what was launched, now or before
     */
    @Transactional
    UUID launch(UUID operation, String procedureKey, Launched asked, RoundPlaces.Place place, Actor actor) {
        UUID id = UUID.randomUUID();
        String request = Sha256.of(String.join(
                "\n",
                "launch",
                procedureKey,
                place.organizationId().toString(),
                asked.settings().json()));
        Optional<String> answered = operations.begin(operation, actor.personId(), request, id.toString());
        if (answered.isPresent()) {
            return find(procedureKey, asked.year(), place.organizationId()).orElse(UUID.fromString(answered.get()));
        }
        organizations.hold();
        Text office = place.office().title();
        boolean first = jdbc.sql("insert into case_round (id, procedure_key, year, organization_id, organization_name,"
                                + " roster_on, due_on, settings, launched_by, launched_name, launched_as, office, office_en,"
                                + " launched_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (procedure_key, year, organization_id) do nothing")
                        .params(
                                id,
                                procedureKey,
                                asked.year(),
                                place.organizationId(),
                                place.name(),
                                asked.rosterOn(),
                                asked.dueOn(),
                                asked.settings().json(),
                                actor.personId(),
                                actor.name(),
                                place.office().post().id(),
                                office.chinese(),
                                office.english(),
                                OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                        .update()
                > 0;
        if (!first) {
            return find(procedureKey, asked.year(), place.organizationId()).orElseThrow();
        }
        jdbc.sql("insert into case_round_branch (round_id, branch_id, procedure_key, year)"
                        + " select :round, o.id, :procedure, :year from organization top join organization o"
                        + " on o.path >= top.path"
                        + " and o.path < top.path || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)"
                        + " where top.id = :top and o.type in ('BR', 'BR_JOINT', 'BR_MOBILE') and o.dissolved_on is null"
                        + " on conflict do nothing")
                .param("round", id)
                .param("procedure", procedureKey)
                .param("year", asked.year())
                .param("top", place.organizationId())
                .update();
        ledger.append(new Entry(
                        LedgerChain.ofOrganization(place.organizationId()),
                        actor.personId(),
                        office.chinese(),
                        "launch-round",
                        procedureKey,
                        String.valueOf(asked.year()),
                        LocalDate.now(clock),
                        asked.settings().sha256())
                .insteadOf(
                        place.office().isOwn() ? null : place.office().instead().personId()));
        return id;
    }

    private Optional<UUID> find(String procedureKey, int year, UUID organizationId) {
        return jdbc.sql("select id from case_round where procedure_key = ? and year = ? and organization_id = ?")
                .params(procedureKey, year, organizationId)
                .query(UUID.class)
                .optional();
    }
}
