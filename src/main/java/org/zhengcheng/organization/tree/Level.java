package org.zhengcheng.organization.tree;

import java.util.List;
import java.util.UUID;

/**
 * One level of the tree of today as far as it is shown: what is under an organisation, by code.
 *
 * @param of what it is under; null for the tops
 * @param after the code behind which the rest follows; null if all are shown
 */
public record Level(UUID of, List<Node> nodes, String after) {

    /**
     * An organisation in the tree.
     *
     * @param hasBelow whether anything is under it
     * @param below what is under it if that is shown; else null
     * @param here whether it is the one that was asked for
     */
    public record Node(
            UUID id,
            String code,
            String name,
            OrganizationType type,
            boolean canApprove,
            boolean hasBelow,
            Level below,
            boolean here) {}
}
