package org.zhengcheng.organization.tree;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An act on an organisation, as somebody asks for it; null is whatever has not been said or is not asked.
 *
 * @param id the organisation; of a new one the id it shall have
 * @param on the day from which it holds, at the latest today
 * @param document what ordered it: the number of a document, and why
 * @param code of a new organisation
 * @param name of a new organisation, or the new name
 * @param type of a new organisation, or the new type
 * @param other what it comes under, or what it is merged into
 */
public record Act(
        Kind kind,
        UUID id,
        LocalDate on,
        String document,
        String code,
        String name,
        OrganizationType type,
        UUID other) {

    /** What can be done. */
    public enum Kind {
        FOUND,
        RENAME,
        RETYPE,
        GRANT,
        WITHDRAW,
        MOVE,
        MERGE,
        DISSOLVE;

        /** As addresses name it. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What an address names, if it is one. */
        public static Optional<Kind> of(String path) {
            return Arrays.stream(values())
                    .filter(kind -> kind.path().equals(path))
                    .findFirst();
        }
    }

    /** What was asked, word for word, for its fingerprint. */
    public String said() {
        return String.join(
                "\n", kind.name(), id + "", on + "", document + "", code + "", name + "", type + "", other + "");
    }
}
