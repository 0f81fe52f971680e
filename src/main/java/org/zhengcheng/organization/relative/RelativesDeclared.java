package org.zhengcheng.organization.relative;

import java.util.UUID;

/** Two persons are relatives from now on, as far as this system knows; published within the transaction. */
public record RelativesDeclared(UUID personId, UUID otherId) {}
