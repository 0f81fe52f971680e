package org.zhengcheng.organization.absence;

import java.util.UUID;

/** Somebody is to act for another from a day on; published within the transaction that records it. */
public record SubstituteArranged(Absence absence, UUID byId, String byName) {}
