package org.zhengcheng.meeting.agenda;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where matters come from; rooms above that have some implement it. */
public interface Matters {

    /** What an organisation's meetings could decide, as far as it stands on no agenda yet, the longest open first. */
    List<Matter> open(UUID organizationId);

    /** The open matter of an id. */
    Optional<Matter> find(String id);

    /** What speaks against deciding a matter on a day; asked before a meeting is convened and when its day changes. */
    Optional<Hindrance> hindrance(String id, LocalDate day);

    /**
     * Why a matter cannot be decided on a day.
     *
     * @param code a key of the message bundle
     * @param arguments what the message is filled with; of a period, first the day from which it allows it
     */
    record Hindrance(String code, List<Object> arguments) {}
}
