package org.zhengcheng.casework.file;

import java.util.UUID;
import org.zhengcheng.organization.Organization;

/**
 * The two organisations of a case that one passed to the other, as pages name them.
 *
 * @param responsible the one the person belongs to, which is responsible for them whoever has the case in hand
 * @param moved whether the one that took the case over has accepted the person
 */
public record Sides(String responsible, String other, boolean moved) {

    /** Null for a case of one organisation. */
    public static Sides of(Rights.Standpoint at, UUID belongsTo) {
        if (at.other() == null) {
            return null;
        }
        Organization here = at.chain().branch();
        Organization there = at.other().branch();
        boolean moved = at.file().home().filter(home -> !home.equals(belongsTo)).isPresent();
        return here.id().equals(belongsTo)
                ? new Sides(here.name(), there.name(), moved)
                : new Sides(there.name(), here.name(), moved);
    }
}
