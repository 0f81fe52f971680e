package org.zhengcheng.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;

/** One person: an applicant, a member or an office holder; there is one record per person. */
@Entity
public class Person {

    @Id
    private UUID id;

    private String name;
    private LocalDate birthDate;
    private UUID organizationId;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    private LocalDate standingSince;

    /** Whether the quality board has still to look at what was written. */
    private boolean unchecked;

    protected Person() {}

    /** Takes a new standing from the given day; the history is kept by {@link People}. */
    void stand(Standing newStanding, LocalDate since) {
        this.standing = newStanding;
        this.standingSince = since;
        this.unchecked = true;
    }

    void moveTo(UUID newOrganizationId) {
        this.organizationId = newOrganizationId;
        this.unchecked = true;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The day of birth; null where it is not recorded. */
    public LocalDate birthDate() {
        return birthDate;
    }

    /** The branch the person belongs to or has turned to. */
    public UUID organizationId() {
        return organizationId;
    }

    /** Null for somebody who has not applied. */
    public Standing standing() {
        return standing;
    }

    /** The first day of the present standing. */
    public LocalDate standingSince() {
        return standingSince;
    }
}
