package org.zhengcheng.casework.round;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Launched;
import org.zhengcheng.casework.file.LaunchedProcedure;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Role;

/** Opens the case of one branch of a round in one transaction, and never a second one. */
@Component
class OpenRoundCase {

    private final OpenCase openCase;
    private final Launchable launchable;
    private final JdbcClient jdbc;

    OpenRoundCase(OpenCase openCase, Launchable launchable, JdbcClient jdbc) {
        this.openCase = openCase;
        this.launchable = launchable;
        this.jdbc = jdbc;
    }

    /** Opens it, unless it was opened meanwhile or somebody else is just doing so. */
    @Transactional
    void open(Round round, UUID branchId) {
        Optional<UUID> waiting = jdbc.sql("select branch_id from case_round_branch where round_id = ? and branch_id = ?"
                        + " and case_id is null and problem is null for update skip locked")
                .params(round.id(), branchId)
                .query(UUID.class)
                .optional();
        if (waiting.isEmpty()) {
            return;
        }
        LaunchedProcedure procedure = launchable.of(round.procedureKey());
        Office office = new Office(
                round.organizationId(),
                round.organizationName(),
                Role.of(round.launchedAs()).orElseThrow());
        UUID caseId = UUID.randomUUID();
        jdbc.sql("update case_round_branch set case_id = ? where round_id = ? and branch_id = ?")
                .params(caseId, round.id(), branchId)
                .update();
        CaseFile file = openCase.openIn(
                caseId,
                branchId,
                procedure.subjectIn(branchId).orElse(null),
                round.procedureKey(),
                office,
                round.launchedBy());
        procedure.launched(file, new Launched(round.year(), round.rosterOn(), round.dueOn(), round.settings()));
    }

    /** Notes why none can be opened. */
    @Transactional
    void refuse(Round round, UUID branchId, String problem) {
        jdbc.sql("update case_round_branch set problem = ? where round_id = ? and branch_id = ? and case_id is null")
                .params(problem, round.id(), branchId)
                .update();
    }
}
