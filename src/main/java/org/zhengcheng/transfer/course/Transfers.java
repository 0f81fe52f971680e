package org.zhengcheng.transfer.course;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.form.FieldError;

/** Where each transfer stands, for lists, numbers and checks; the case itself holds what was decided. */
@Component
public class Transfers {

    /** Names the message that another transfer of the person runs. */
    static final String RUNS = "transfer.runs";

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The transfer of a case, once something was handed in. */
    public Optional<Transfer> of(UUID caseId) {
        return jdbc.sql("select * from transfer where case_id = ?")
                .param(caseId)
                .query(Transfer.class)
                .optional();
    }

    /** The running transfer of a person; there is never more than one. */
    public Optional<Transfer> running(UUID personId) {
        return jdbc.sql("select * from transfer where person_id = ? and ended_on is null")
                .param(personId)
                .query(Transfer.class)
                .optional();
    }

    /**
     * Writes down what was applied for, or applied for anew after it was returned.
     *
     * @param name of the member, for the message
     * @throws StepRefused if another one was applied for at the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(Transfer transfer, String name) {
        try {
            write(transfer);
        } catch (DuplicateKeyException faster) {
            throw new StepRefused(List.of(FieldError.of(null, RUNS, name)));
        }
    }

    private void write(Transfer transfer) {
        jdbc.sql("""
                        insert into transfer (case_id, person_id, kind, state, probationary, graduate, origin_id,
                          destination_id, outside, dues_paid_until, begun_on, valid_until)
                        values (:case, :person, :kind, :state, :probationary, :graduate, :origin, :destination, :outside,
                          :dues, :begun, :until)
                        on conflict (case_id) do update set kind = excluded.kind, state = excluded.state,
                          graduate = excluded.graduate, destination_id = excluded.destination_id,
                          outside = excluded.outside, dues_paid_until = excluded.dues_paid_until
                        """)
                .param("case", transfer.caseId())
                .param("person", transfer.personId())
                .param("kind", transfer.kind().name())
                .param("state", transfer.state().name())
                .param("probationary", transfer.probationary())
                .param("graduate", transfer.graduate())
                .param("origin", transfer.originId(), Types.OTHER)
                .param("destination", transfer.destinationId(), Types.OTHER)
                .param("outside", transfer.outside(), Types.VARCHAR)
                .param("dues", transfer.duesPaidUntil(), Types.DATE)
                .param("begun", transfer.begunOn())
                .param("until", transfer.validUntil(), Types.DATE)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void stands(UUID caseId, TransferState state) {
        jdbc.sql("update transfer set state = ? where case_id = ?")
                .params(state.name(), caseId)
                .update();
    }

    /** A letter is on its way, or on its way anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    void dispatched(UUID caseId, LocalDate on, LocalDate validUntil) {
        jdbc.sql("update transfer set state = 'IN_TRANSIT', dispatched_on = ?, valid_until = ? where case_id = ?")
                .params(on, validUntil, caseId)
                .update();
    }

    /** @param branchId the branch that accepted, which the receiving committee may have changed */
    @Transactional(propagation = Propagation.MANDATORY)
    void accepted(UUID caseId, LocalDate on, UUID branchId) {
        jdbc.sql("update transfer set state = 'ACCEPTED', accepted_on = ?, destination_id = coalesce(?, destination_id)"
                        + " where case_id = ?")
                .param(1, on)
                .param(2, branchId, Types.OTHER)
                .param(3, caseId)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void acknowledged(UUID caseId, LocalDate on) {
        jdbc.sql("update transfer set acknowledged_on = ? where case_id = ?")
                .params(on, caseId)
                .update();
    }

    /** It no longer runs; another may be begun for the person. */
    @Transactional(propagation = Propagation.MANDATORY)
    void ended(UUID caseId, LocalDate on) {
        jdbc.sql("update transfer set ended_on = ? where case_id = ?")
                .params(on, caseId)
                .update();
    }
}
