package org.zhengcheng.organization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A member belongs to another organisation than before; published within the transaction that changed it. Whatever runs
 * about the person follows.
 *
 * @param day from which they belong to it
 * @param caseId the case that decided it
 * @param byId who recorded it
 * @param office in which
 */
public record Affiliated(UUID personId, UUID fromId, UUID toId, LocalDate day, UUID caseId, UUID byId, String office) {}
