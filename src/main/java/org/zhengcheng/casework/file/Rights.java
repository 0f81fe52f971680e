package org.zhengcheng.casework.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Role;

/** Who may see and do what in a case: by person, on the day, deny by default. */
@Component
public class Rights {

    private static final Set<Role> ENTER_FOR_OTHERS =
            EnumSet.of(Role.BRANCH_SECRETARY, Role.BRANCH_DEPUTY_SECRETARY, Role.ORG_COMMISSIONER);

    /** Whether a person may take a step, and if so in which office; if not, why not. */
    public Decision mayAct(UUID personId, Step step, Standpoint at, History history) {
        List<Office> offices = step.roles().stream()
                .flatMap(role -> office(personId, role, at).stream())
                .toList();
        if (offices.isEmpty()) {
            return onBehalf(personId, step, at)
                    .map(Decision::onBehalf)
                    .orElseGet(() -> Decision.refused(Refusal.NOT_IN_OFFICE, null));
        }
        // In their own case people act as the applicant they are, whatever else they hold.
        Optional<Office> office = offices.stream()
                .filter(held -> !personId.equals(at.file().personId()) || held.post() == Role.APPLICANT)
                .findFirst();
        if (office.isEmpty()) {
            return Decision.refused(Refusal.OWN_CASE, null);
        }
        for (Reference separation : step.separations()) {
            if (isSeparated(personId, separation, history)) {
                return Decision.refused(
                        Refusal.SEPARATION,
                        history.last(separation.stepId())
                                .map(StepRecord::stepName)
                                .orElse(Text.same("")));
            }
        }
        return new Decision(office.get(), false, null, null);
    }

    /**
     * Whether a person may know of the case: whom it is about, whom it appointed, and who holds a post in the branch
     * responsible or in an organisation that oversees it.
     */
    public boolean mayRead(UUID personId, Standpoint at) {
        return personId.equals(at.file().personId())
                || !at.appointed().isEmpty()
                || at.offices().stream().anyMatch(office -> at.chain().contains(office.organizationId()));
    }

    /**
     * Whether a person may read what was handed in with a step. Whom the case is about reads what they handed in
     * themselves or had handed in for them; what others wrote about them is shown by its outcome and reason alone.
     */
    public boolean mayReadSubmission(UUID personId, StepRecord step, CaseFile file) {
        return !personId.equals(file.personId()) || step.actorId().equals(personId) || step.isOnBehalf();
    }

    /**
     * Who cannot hand in themselves has the secretary or the organisation commissioner of their branch do it, with the
     * signed paper (代办). Never an act that gives up the whole case.
     */
    private static Optional<Office> onBehalf(UUID personId, Step step, Standpoint at) {
        boolean theirs = step.roles().contains(Role.APPLICANT)
                && !step.isAct()
                && !personId.equals(at.file().personId());
        return at.offices().stream()
                .filter(office -> theirs && ENTER_FOR_OTHERS.contains(office.post()))
                .filter(office ->
                        office.organizationId().equals(at.chain().branch().id()))
                .findFirst();
    }

    private static Optional<Office> office(UUID personId, Role role, Standpoint at) {
        return switch (role.seat()) {
            case SUBJECT ->
                personId.equals(at.file().personId())
                        ? Optional.of(new Office(
                                at.chain().branch().id(), at.chain().branch().name(), role))
                        : Optional.empty();
            case PARTICIPANT ->
                at.appointed().contains(role)
                        ? Optional.of(new Office(
                                at.chain().branch().id(), at.chain().branch().name(), role))
                        : Optional.empty();
            default -> {
                Optional<UUID> seat = at.chain().seatOf(role).map(Organization::id);
                yield at.offices().stream()
                        .filter(office ->
                                seat.filter(office.organizationId()::equals).isPresent())
                        .filter(office -> role.isFilledBy(office.post()))
                        .findFirst();
            }
        };
    }

    private static boolean isSeparated(UUID personId, Reference separation, History history) {
        return separation.field() == null
                ? history.last(separation.stepId())
                        // Who copied a paper did not decide what stands in it.
                        .filter(step -> step.actorId().equals(personId) && !step.isFromPaper())
                        .isPresent()
                : history.persons(separation, null).contains(personId);
    }

    /**
     * What must be known of a person and a case to decide.
     *
     * @param chain the case's branch and what is above it
     * @param offices the posts the person holds today
     * @param appointed the roles in which the case appointed the person
     */
    public record Standpoint(CaseFile file, Chain chain, List<Office> offices, List<Role> appointed) {}

    /** Why somebody may not act. */
    public enum Refusal {
        NOT_IN_OFFICE,
        OWN_CASE,
        SEPARATION
    }

    /**
     * The answer.
     *
     * @param office null if refused
     * @param isOnBehalf whether the person acts in place of the person concerned
     * @param refusal null if allowed
     * @param step the name of the step that stands in the way, for a separation of duties
     */
    public record Decision(Office office, boolean isOnBehalf, Refusal refusal, Text step) {

        public static Decision refused(Refusal why, Text step) {
            return new Decision(null, false, why, step);
        }

        static Decision onBehalf(Office office) {
            return new Decision(office, true, null, null);
        }

        public boolean isAllowed() {
            return refusal == null;
        }

        /** Whether it is the person's own to do, and not done for somebody else. */
        public boolean isOwn() {
            return isAllowed() && !isOnBehalf;
        }
    }
}
