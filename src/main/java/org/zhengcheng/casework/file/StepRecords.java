package org.zhengcheng.casework.file;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The steps taken in all cases. */
public interface StepRecords extends Repository<StepRecord, UUID> {

    List<StepRecord> findByCaseIdOrderBySeq(UUID caseId);

    List<StepRecord> findByCaseIdInOrderByCaseIdAscSeqAsc(Collection<UUID> caseIds);

    Optional<StepRecord> findByIdAndCaseId(UUID id, UUID caseId);
}
