package org.zhengcheng.meeting.agenda;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where matters come from; rooms above that have some implement it. */
public interface Matters {

    /** What an organisation's meetings could decide today, the longest open first. */
    List<Matter> open(UUID organizationId);

    /** The open matter of an id. */
    Optional<Matter> find(String id);
}
