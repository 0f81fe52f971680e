package org.zhengcheng.casework.file;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/** Who may see and do what in a case, as the {@link RightsTable} says: by person, on the day, deny by default. */
@Component
public class Rights {

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
        List<Decision> decisions = offices.stream()
                .sorted(Comparator.comparing(Office::isOwn).reversed())
                .map(office -> in(office, personId, step, at, history))
                .toList();
        return decisions.stream().filter(Decision::isAllowed).findFirst().orElse(decisions.get(0));
    }

    /** What bars somebody in whose place another acts bars the other too. */
    private static Decision in(Office office, UUID personId, Step step, Standpoint at, History history) {
        // In their own case people act as the applicant they are, whatever else they hold.
        if (office.post() != Role.APPLICANT && personId.equals(at.file().personId())) {
            return Decision.refused(Refusal.OWN_CASE, null);
        }
        if (at.relatives().contains(personId)) {
            return Decision.refused(Refusal.RELATIVE, null);
        }
        if (!office.isOwn() && at.isBarred(office.instead().personId())) {
            return Decision.refused(Refusal.INSTEAD_BARRED, null);
        }
        Decision decision = new Decision(office, false, null, null);
        if (!grants(verb(step), decision, at)) {
            return Decision.refused(Refusal.NOT_IN_OFFICE, null);
        }
        for (Reference separation : step.separations()) {
            Text earlier =
                    history.last(separation.stepId()).map(StepRecord::stepName).orElse(Text.same(""));
            if (isSeparated(personId, separation, history)) {
                return Decision.refused(Refusal.SEPARATION, earlier);
            }
            if (!office.isOwn() && isSeparated(office.instead().personId(), separation, history)) {
                return Decision.refused(Refusal.INSTEAD_SEPARATION, earlier);
            }
        }
        return decision;
    }

    /** Whether a person may do what an outcome of a step means, beyond taking the step. */
    public boolean mayChoose(Outcome outcome, Decision decision, Standpoint at) {
        return !outcome.isReturn() || grants(Verb.RETURN, decision, at);
    }

    /** Whether the person may ask those who hold the case to go on. */
    public boolean mayNudge(UUID personId, CaseFile file) {
        return personId.equals(file.personId()) && RightsTable.grants(Verb.NUDGE, Relation.OWN, Role.APPLICANT);
    }

    /**
     * Whether a person may know of the case: whom it is about, whom it appointed, and who holds a post in the branch
     * responsible or in an organisation that oversees it.
     */
    public boolean mayRead(UUID personId, Standpoint at) {
        return grants(Verb.READ, Relation.OWN, personId, at);
    }

    /** Whether a person may keep the case's material from being erased, and let it go again. */
    public boolean mayHoldMaterial(UUID personId, Standpoint at) {
        return grants(Verb.HOLD_MATERIAL, Relation.OWN, personId, at);
    }

    /**
     * Whether a person may read what was handed in with a step. Whom the case is about reads what they handed in
     * themselves or had handed in for them; what others wrote about them is shown by its outcome and reason alone.
     */
    public boolean mayReadSubmission(UUID personId, StepRecord step, Standpoint at) {
        Relation own = personId.equals(step.actorId()) || step.isOnBehalf() ? Relation.HANDED_IN : Relation.OWN;
        return grants(Verb.READ_SUBMISSION, own, personId, at);
    }

    /** In their own case people are the applicant and nothing else, whatever they hold. */
    private static boolean grants(Verb verb, Relation own, UUID personId, Standpoint at) {
        if (personId.equals(at.file().personId())) {
            return RightsTable.grants(verb, own, Role.APPLICANT);
        }
        if (at.relatives().contains(personId)) {
            return false;
        }
        return at.appointed().stream().anyMatch(role -> RightsTable.grants(verb, Relation.APPOINTED, role))
                || at.offices().stream()
                        .anyMatch(office -> relation(office, at)
                                .filter(relation -> RightsTable.grants(verb, relation, office.post()))
                                .isPresent());
    }

    /** How an office stands to the case; empty if the case is none of its business. */
    private static Optional<Relation> relation(Office office, Standpoint at) {
        if (!office.isOwn() && at.isBarred(office.instead().personId())) {
            return Optional.empty();
        }
        if (office.organizationId().equals(at.chain().branch().id())) {
            return Optional.of(Relation.SAME);
        }
        if (at.chain().isAbove(office.organizationId())) {
            return Optional.of(Relation.ABOVE);
        }
        return at.other() != null && at.other().contains(office.organizationId())
                ? Optional.of(Relation.OTHER_SIDE)
                : Optional.empty();
    }

    private static boolean grants(Verb verb, Decision decision, Standpoint at) {
        if (decision.isOnBehalf()) {
            return verb == Verb.TAKE;
        }
        Role post = decision.office().post();
        return RightsTable.grants(verb, relation(post), post);
    }

    private static Verb verb(Step step) {
        if (!step.isAct()) {
            return Verb.TAKE;
        }
        return step.roles().contains(Role.APPLICANT) ? Verb.WITHDRAW : Verb.TERMINATE;
    }

    /**
     * Who cannot hand in themselves has somebody of their branch do it, with the signed paper (代办). Never an act that
     * gives up the whole case.
     */
    private static Optional<Office> onBehalf(UUID personId, Step step, Standpoint at) {
        boolean theirs = step.roles().contains(Role.APPLICANT)
                && !step.isAct()
                && !personId.equals(at.file().personId());
        return at.offices().stream()
                .filter(office -> theirs
                        && relation(office, at)
                                .filter(relation -> RightsTable.grants(Verb.TAKE_ON_BEHALF, relation, office.post()))
                                .isPresent())
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

    /**
     * Whether the holder of a post, or somebody in a role of the case, may take a step at all, whoever they are.
     *
     * @param post one that fills a role of the step
     */
    public static boolean isOpenTo(Role post, Step step) {
        return RightsTable.grants(verb(step), relation(post), post);
    }

    private static Relation relation(Role post) {
        return switch (post.seat()) {
            case SUBJECT -> Relation.OWN;
            case PARTICIPANT -> Relation.APPOINTED;
            default -> Relation.OFFICE_OF_STEP;
        };
    }

    /** Whether somebody may not act because of what they did, or were named for, before. */
    public static boolean isSeparated(UUID personId, Reference separation, History history) {
        return separation.field() == null
                ? history.last(separation.stepId())
                        // Who copied a paper did not decide what stands in it.
                        .filter(step -> step.involves(personId) && !step.isFromPaper())
                        .isPresent()
                : history.persons(separation, null).contains(personId);
    }

    /**
     * What must be known of a person and a case to decide.
     *
     * @param chain the case's branch and what is above it
     * @param other the other organisation that has a part in the case and what is above it; null if there is none
     * @param offices the posts in which the person acts today, for this procedure
     * @param appointed the roles in which the case appointed the person
     * @param relatives the declared relatives of whom the case is about
     */
    public record Standpoint(
            CaseFile file, Chain chain, Chain other, List<Office> offices, List<Role> appointed, Set<UUID> relatives) {

        /** Whether somebody who acts in an office may act in this case: neither they nor whom they stand in for is barred. */
        public boolean mayHold(Offices.Holder holder) {
            return !isBarred(holder.id()) && (holder.absentId() == null || !isBarred(holder.absentId()));
        }

        /** In which office somebody who may read the case reads it, for the ledger. */
        public Text readingOffice(UUID personId) {
            if (personId.equals(file.personId())) {
                return Role.APPLICANT.title();
            }
            return offices.stream()
                    .filter(office -> chain.contains(office.organizationId())
                            || other != null && other.contains(office.organizationId()))
                    .findFirst()
                    .map(Office::title)
                    .orElseGet(() -> appointed.isEmpty()
                            ? new Text("", "")
                            : appointed.get(0).title());
        }

        /** Whether the case is somebody's own or that of a declared relative. */
        private boolean isBarred(UUID personId) {
            return personId.equals(file.personId()) || relatives.contains(personId);
        }
    }

    /** Why somebody may not act. */
    public enum Refusal {
        NOT_IN_OFFICE,
        OWN_CASE,
        RELATIVE,
        /** What bars whom they stand in for bars them too. */
        INSTEAD_BARRED,
        SEPARATION,
        INSTEAD_SEPARATION
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
