package org.zhengcheng.casework.reorganisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.zhengcheng.organization.tree.Act;
import org.zhengcheng.organization.tree.OrganizationType;

/**
 * What somebody wrote into the form of an act, word for word.
 *
 * @param fresh the id that a new organisation shall have
 * @param operation the key of this request
 */
record Asked(
        String on,
        String document,
        String code,
        String name,
        String type,
        String other,
        String fresh,
        String operation) {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** An empty form. */
    static Asked nothing(LocalDate today) {
        return new Asked(
                today.toString(),
                null,
                null,
                null,
                null,
                null,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString());
    }

    /**
     * The act that is meant.
     *
     * @param id the organisation on whose page it was asked for; null for a new top
     */
    Act act(Act.Kind kind, UUID id) {
        boolean founds = kind == Act.Kind.FOUND;
        return new Act(
                kind,
                founds ? id(fresh).orElseGet(UUID::randomUUID) : id,
                day(),
                document,
                code,
                name,
                OrganizationType.of(type).orElse(null),
                founds ? id : id(other).orElse(null));
    }

    /** The key of the request; one of its own where the form has lost it. */
    UUID key() {
        return id(operation).orElseGet(UUID::randomUUID);
    }

    private LocalDate day() {
        try {
            return on == null ? null : LocalDate.parse(on.strip());
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static Optional<UUID> id(String text) {
        return text != null && text.matches(ID) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
