package org.zhengcheng.casework.consequence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Affiliated;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organizations;

/**
 * The running cases of a member go along to the organisation that received them: what was done and the periods that run
 * stay, whoever has the open step by office is found there from now on (rules on developing members, articles 12 and 35).
 */
@Component
class FollowPerson {

    private final CaseFiles files;
    private final Organizations organizations;
    private final Reseating reseating;
    private final Recount dates;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    FollowPerson(
            CaseFiles files,
            Organizations organizations,
            Reseating reseating,
            Recount dates,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.files = files;
        this.organizations = organizations;
        this.reseating = reseating;
        this.dates = dates;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void affiliated(Affiliated change) {
        LocalDate today = LocalDate.now(clock);
        for (UUID caseId : running(change)) {
            CaseFile file = files.lock(caseId).orElseThrow();
            Chain was = organizations.chainOf(file.organizationId(), today);
            file.moveTo(change.toId());
            reseating.follow(file, was, organizations.chainOf(change.toId(), today));
            dates.follow(file);
            file.advance();
            ledger.append(new Entry(
                    LedgerChain.ofCase(caseId),
                    change.byId(),
                    change.office(),
                    "follow",
                    change.caseId().toString(),
                    change.toId().toString(),
                    change.day(),
                    Sha256.of(change.toString())));
        }
    }

    /** In the order in which everybody holds them; the case that decided it goes its own way. */
    private List<UUID> running(Affiliated change) {
        return jdbc.sql("select id from case_file where person_id = ? and state = 'OPEN' and id <> ?"
                        + " and organization_id = ? and home_id is null order by id")
                .params(change.personId(), change.caseId(), change.fromId())
                .query(UUID.class)
                .list();
    }
}
