package org.zhengcheng.organization.member;

import java.util.List;
import java.util.UUID;

/**
 * A person asked for a change of their record; told in the transaction in which they did.
 *
 * @param keepers who may decide on it and is to hear of it
 */
public record ProposalMade(UUID personId, String personName, List<UUID> keepers) {}
