package org.zhengcheng.casework.transcript;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.organization.relative.Relatives;

/** Reads what was copied from paper as the case it would become, and writes nothing. */
@Component
class ReadTranscript {

    /** Standings that a case leads to one after the other; whoever has a later one already is not taken back by a copy. */
    private static final Set<Standing> COURSE = EnumSet.range(Standing.APPLICANT, Standing.SUSPENDED);

    private final TranscriptForm form;
    private final TranscriptRights rights;
    private final Relatives relatives;
    private final TranscriptCheck check;
    private final Organizations organizations;
    private final People people;
    private final CaseFiles files;
    private final FileStore store;
    private final List<Procedure> procedures;
    private final Clock clock;

    ReadTranscript(
            TranscriptForm form,
            TranscriptRights rights,
            Relatives relatives,
            TranscriptCheck check,
            Organizations organizations,
            People people,
            CaseFiles files,
            FileStore store,
            List<Procedure> procedures,
            Clock clock) {
        this.form = form;
        this.rights = rights;
        this.relatives = relatives;
        this.check = check;
        this.organizations = organizations;
        this.people = people;
        this.files = files;
        this.store = store;
        this.procedures = procedures;
        this.clock = clock;
    }

    /** What would come of it, without a number. */
    @Transactional(readOnly = true)
    public Read rehearse(Transcript transcript, Actor actor) {
        return read(UUID.randomUUID(), (procedure, year) -> "", transcript, actor);
    }

    /**
     * @param number gives the case its number, once it is clear that this person may enter it
     * @throws NoSuchCase if this person may not enter cases of the branch, or the person, the step or the version is none
     *     that could be chosen
     */
    Read read(UUID caseId, BiFunction<Procedure, Integer, String> number, Transcript transcript, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Organization branch = organizations
                .branch(transcript.branchId(), today)
                .orElseThrow(() -> new NoSuchCase(transcript.branchId()));
        Chain chain = organizations.chainOf(branch.id(), today);
        Office office = rights.office(actor.personId(), chain);
        Person person = people.find(transcript.personId())
                .filter(found -> branch.id().equals(found.organizationId())
                        && !found.id().equals(actor.personId())
                        && !relatives.of(found.id()).contains(actor.personId()))
                .orElseThrow(() -> new NoSuchCase(transcript.personId()));
        Diagram diagram =
                form.edition(transcript.definitionId()).orElseThrow(() -> new NoSuchCase(transcript.definitionId()));
        Step reached = TranscriptForm.reachable(diagram).stream()
                .filter(step -> step.id().equals(transcript.reachedStepId()))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(transcript.reachedStepId()));
        Procedure procedure = procedures.stream()
                .filter(candidate -> candidate.key().equals(diagram.key()))
                .findFirst()
                .orElseThrow();
        CaseFile file = new CaseFile(
                caseId,
                number.apply(procedure, today.getYear()),
                diagram.key(),
                diagram.definitionId(),
                branch.id(),
                person.id(),
                person.name(),
                clock.instant());
        Rights.Standpoint at = new Rights.Standpoint(file, chain, null, List.of(office), List.of(), Set.of());
        TranscriptCheck.Checked checked =
                check.check(form.upTo(diagram, reached), transcript, at, procedure, person, actor, office);
        List<FieldError> hindrances = new ArrayList<>();
        hindrance(person, diagram, checked).ifPresent(hindrances::add);
        hindrances.addAll(checked.errors());
        if (!checked.warnings().isEmpty() && transcript.reason() == null) {
            hindrances.addAll(checked.warnings());
            hindrances.add(FieldError.of(
                    StepForm.REASON,
                    "transcript.reasonMissing",
                    checked.warnings().size()));
        }
        return new Read(file, diagram, reached, office, checked, scans(transcript, actor), hindrances);
    }

    /** One person has one running case of a procedure, and a copy does not take back what a person has become since. */
    private Optional<FieldError> hindrance(Person person, Diagram diagram, TranscriptCheck.Checked checked) {
        boolean running = files.findByPersonIdOrderByOpenedAtDesc(person.id()).stream()
                .anyMatch(file -> file.isOpen() && file.procedureKey().equals(diagram.key()));
        if (running) {
            return Optional.of(FieldError.of("person", "transcript.running", person.name()));
        }
        Standing becomes = checked.taken().stream()
                .flatMap(taken -> taken.step().effects().stream()
                        .filter(effect -> effect.standing() != null
                                && effect.appliesTo(taken.record().outcome())))
                .map(Step.Effect::standing)
                .reduce((earlier, later) -> later)
                .orElse(null);
        boolean further = person.standing() != null
                && COURSE.contains(person.standing())
                && (becomes == null || person.standing().compareTo(becomes) > 0);
        return further && checked.errors().isEmpty()
                ? Optional.of(FieldError.of(
                        "person",
                        "transcript.further",
                        person.name(),
                        person.standing().title()))
                : Optional.empty();
    }

    private List<StoredFile> scans(Transcript transcript, Actor actor) {
        List<UUID> ids = transcript.input().all(TranscriptForm.FILES).stream()
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .toList();
        return store.uploadedBy(actor.personId(), ids);
    }

    /**
     * The case as it would be.
     *
     * @param reached the step at which it stands
     * @param office the office in which it is entered
     * @param hindrances why it cannot be entered like this; empty if it can
     */
    record Read(
            CaseFile file,
            Diagram diagram,
            Step reached,
            Office office,
            TranscriptCheck.Checked checked,
            List<StoredFile> scans,
            List<FieldError> hindrances) {}
}
