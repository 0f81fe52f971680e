package org.zhengcheng.organization.tree;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What an organisation is or was.
 *
 * @param parentId what it is under; null at the top
 * @param canApprove whether it has authority to admit probationary members
 * @param from the first day on which it was so
 * @param to the first day on which it was no more so; null if it still is
 */
public record State(
        UUID id,
        String code,
        String name,
        OrganizationType type,
        UUID parentId,
        boolean canApprove,
        LocalDate from,
        LocalDate to) {

    /** Whether it was so on a day. */
    public boolean isOn(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    State from(LocalDate day) {
        return new State(id, code, name, type, parentId, canApprove, day, to);
    }

    State named(String newName) {
        return new State(id, code, newName, type, parentId, canApprove, from, to);
    }

    State ofType(OrganizationType newType) {
        return new State(id, code, name, newType, parentId, canApprove, from, to);
    }

    State under(UUID newParent) {
        return new State(id, code, name, type, newParent, canApprove, from, to);
    }

    State approving(boolean may) {
        return new State(id, code, name, type, parentId, may, from, to);
    }
}
