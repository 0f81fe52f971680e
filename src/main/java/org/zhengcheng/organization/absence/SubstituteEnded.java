package org.zhengcheng.organization.absence;

import java.util.UUID;

/** Somebody no longer acts for another, from now on; published within the transaction that records it. */
public record SubstituteEnded(Absence absence, UUID byId, String byName) {}
