package org.zhengcheng.casework.file;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * A case: one procedure for one person, or for one branch as a whole, from the first step to an end. Its id is also that of the
 * engine's instance.
 */
@Entity
public class CaseFile {

    /** Whether it still runs. */
    public enum State {
        OPEN,
        CLOSED
    }

    @Id
    private UUID id;

    private String number;
    private String procedureKey;
    private String definitionId;
    private UUID organizationId;
    private UUID previousOrganizationId;
    private UUID homeId;
    private UUID awayId;
    private UUID personId;
    private String personName;

    @Enumerated(EnumType.STRING)
    private State state;

    private String result;
    private String resultEn;
    private int version;
    private Instant openedAt;
    private Instant closedAt;

    protected CaseFile() {}

    public CaseFile(
            UUID id,
            String number,
            String procedureKey,
            String definitionId,
            UUID organizationId,
            UUID personId,
            String personName,
            Instant openedAt) {
        this.id = id;
        this.number = number;
        this.procedureKey = procedureKey;
        this.definitionId = definitionId;
        this.organizationId = organizationId;
        this.personId = personId;
        this.personName = personName;
        this.openedAt = openedAt;
        this.state = State.OPEN;
    }

    /** Refuses what was decided on an older state of the case than the present one. */
    public void requireVersion(int seen) {
        if (state == State.CLOSED || version != seen) {
            throw new CaseMoved(id);
        }
    }

    /** Something happened: whoever looks at the case now must look again before acting. */
    public void advance() {
        version++;
    }

    public void close(Text how, Instant at) {
        state = State.CLOSED;
        result = how.chinese();
        resultEn = how.english();
        closedAt = at;
    }

    public void moveTo(UUID branchId) {
        previousOrganizationId = organizationId;
        organizationId = branchId;
    }

    /** A branch was merged into another, which takes its place. */
    public void follow(UUID mergedId, UUID intoId) {
        if (mergedId.equals(organizationId)) {
            organizationId = intoId;
        }
        if (mergedId.equals(previousOrganizationId)) {
            previousOrganizationId = intoId;
        }
        if (mergedId.equals(homeId)) {
            homeId = intoId;
        }
        if (mergedId.equals(awayId)) {
            awayId = intoId;
        }
    }

    /** Another organisation has the case in hand from now on; the one that began it goes on reading it. */
    public void passTo(UUID branchId) {
        homeId = homeId == null ? organizationId : homeId;
        awayId = branchId;
        organizationId = branchId;
    }

    /** The organisation that passed it on has it in hand again; the other goes on reading it. */
    public void passHome() {
        if (homeId != null) {
            organizationId = homeId;
        }
    }

    /** It goes once more to the organisation it was passed to. */
    public void passAway() {
        if (awayId != null) {
            organizationId = awayId;
        }
    }

    /** The organisation that has a part in the case and has it not in hand; empty for a case of one organisation. */
    public Optional<UUID> otherSide() {
        return Optional.ofNullable(organizationId.equals(homeId) ? awayId : homeId);
    }

    /** The organisation that passed it on; empty for a case that never was. */
    public Optional<UUID> home() {
        return Optional.ofNullable(homeId);
    }

    public void moveBack() {
        if (previousOrganizationId != null) {
            moveTo(previousOrganizationId);
        }
    }

    public UUID id() {
        return id;
    }

    /** The number people use, such as 发展-2026-0137. */
    public String number() {
        return number;
    }

    public String procedureKey() {
        return procedureKey;
    }

    /** The version of the diagram it runs on. */
    public String definitionId() {
        return definitionId;
    }

    /** From now on it runs on another version of its diagram. */
    public void runOn(String otherDefinitionId) {
        definitionId = otherDefinitionId;
        advance();
    }

    /** The branch that is responsible for it. */
    public UUID organizationId() {
        return organizationId;
    }

    /** The person it is about; null if it is about its branch as a whole. */
    public UUID personId() {
        return personId;
    }

    /** Whether it is about a person, and not about a branch as a whole. */
    public boolean isAboutPerson() {
        return personId != null;
    }

    /** What it is about: the person, or else the branch. */
    public UUID subjectId() {
        return personId == null ? organizationId : personId;
    }

    /** The name of the person it is about, or else of the branch. */
    public String personName() {
        return personName;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** How it ended; null while it runs. */
    public Text result() {
        return Text.of(result, resultEn);
    }

    /** How often something has happened to it. */
    public int version() {
        return version;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant closedAt() {
        return closedAt;
    }
}
