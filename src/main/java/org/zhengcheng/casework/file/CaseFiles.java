package org.zhengcheng.casework.file;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The cases. */
public interface CaseFiles extends Repository<CaseFile, UUID> {

    Optional<CaseFile> findById(UUID id);

    /** Holds the case until the transaction ends: of many who press at once, one goes first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from CaseFile c where c.id = :id")
    Optional<CaseFile> lock(UUID id);

    List<CaseFile> findByIdIn(Collection<UUID> ids);

    List<CaseFile> findByOrganizationIdAndState(UUID organizationId, CaseFile.State state);

    /** The day by which the committee that launched it wants it closed; empty for a case that nobody launched. */
    @Query(
            nativeQuery = true,
            value =
                    "select r.due_on from case_round r join case_round_branch b on b.round_id = r.id where b.case_id = :id")
    Optional<LocalDate> launchedUntil(UUID id);

    List<CaseFile> findByPersonIdOrderByOpenedAtDesc(UUID personId);
}
