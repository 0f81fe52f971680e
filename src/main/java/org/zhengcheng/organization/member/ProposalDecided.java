package org.zhengcheng.organization.member;

import java.util.UUID;

/**
 * It was decided on a change that a person had asked for; told in the transaction in which it was.
 *
 * @param confirmed whether the record says so now; else it was refused with a reason
 */
public record ProposalDecided(UUID personId, String personName, String deciderName, boolean confirmed) {}
