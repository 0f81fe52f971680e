package org.zhengcheng.casework;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flowable.engine.RuntimeService;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseNumbers;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.member.PersonEvents;

/** Opens a case for the person who asks for it, in one transaction. */
@Component
public class OpenCase {

    private final Operations operations;
    private final Diagrams diagrams;
    private final List<Procedure> procedures;
    private final People people;
    private final PersonEvents events;
    private final Organizations organizations;
    private final EntityManager entities;
    private final RuntimeService runtime;
    private final Ledger ledger;
    private final CaseNumbers numbers;
    private final Clock clock;

    OpenCase(
            Operations operations,
            Diagrams diagrams,
            List<Procedure> procedures,
            People people,
            PersonEvents events,
            Organizations organizations,
            EntityManager entities,
            RuntimeService runtime,
            Ledger ledger,
            CaseNumbers numbers,
            Clock clock) {
        this.operations = operations;
        this.diagrams = diagrams;
        this.procedures = procedures;
        this.people = people;
        this.events = events;
        this.organizations = organizations;
        this.entities = entities;
        this.runtime = runtime;
        this.ledger = ledger;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Opens a case on the newest version of a procedure.
     *
     * @return the id of the case
     * @throws CannotOpen if the person may not begin the procedure or the branch does not exist
     */
    @Transactional
    public UUID open(UUID operation, String procedureKey, UUID branchId, Actor actor) {
        return open(operation, diagrams.newest(procedureKey), branchId, actor);
    }

    /**
     * Opens a case about somebody else, who belongs to the branch; whether the actor may is for the caller to know.
     *
     * @param office in which the actor does it
     * @throws CannotOpen if the procedure may not be begun for them
     */
    @Transactional
    public UUID openFor(UUID personId, UUID operation, String procedureKey, Office office, Actor actor) {
        Diagram diagram = diagrams.newest(procedureKey);
        UUID caseId = UUID.randomUUID();
        String request = Sha256.of("open for\n" + diagram.definitionId() + "\n" + personId);
        Optional<String> answered = operations.begin(operation, actor.personId(), request, caseId.toString());
        if (answered.isPresent()) {
            return UUID.fromString(answered.get());
        }
        Person person = people.find(personId).orElseThrow(() -> new NoSuchCase(personId));
        return open(caseId, diagram, person, person.organizationId(), office, request, actor);
    }

    /**
     * Opens a case about a branch as a whole, or about one of its people; whether the actor may, and whether it was opened
     * before, is for the caller to know.
     *
     * @param caseId the id it shall have
     * @param personId null for the branch as a whole
     * @param office in which the actor does it
     * @throws CannotOpen if the branch is no more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseFile openIn(
            UUID caseId, UUID branchId, UUID personId, String procedureKey, Office office, UUID actorId) {
        Diagram diagram = diagrams.newest(procedureKey);
        Organization branch = organizations.hold(branchId).orElseThrow(() -> new CannotOpen("open.noSuchBranch"));
        Optional<Person> person = Optional.ofNullable(personId).flatMap(people::find);
        return opened(
                caseId,
                diagram,
                procedure(diagram),
                branch,
                person.orElse(null),
                office.title(),
                Sha256.of("open in\n" + diagram.definitionId() + "\n" + branchId + "\n" + personId),
                actorId);
    }

    private Procedure procedure(Diagram diagram) {
        return procedures.stream()
                .filter(candidate -> candidate.key().equals(diagram.key()))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(diagram.key()));
    }

    /** Opens a case on the version that follows an earlier edition of the regulation. */
    @Transactional
    public UUID openUnder(String edition, UUID operation, String procedureKey, UUID branchId, Actor actor) {
        return open(operation, diagrams.edition(procedureKey, edition), branchId, actor);
    }

    private UUID open(UUID operation, Diagram diagram, UUID branchId, Actor actor) {
        UUID caseId = UUID.randomUUID();
        String request = Sha256.of("open\n" + diagram.definitionId() + "\n" + branchId);
        Optional<String> answered = operations.begin(operation, actor.personId(), request, caseId.toString());
        if (answered.isPresent()) {
            return UUID.fromString(answered.get());
        }
        Person person = people.find(actor.personId()).orElseThrow();
        return open(caseId, diagram, person, branchId, null, request, actor);
    }

    /** @param office in which somebody opens it for the person; null for the person themselves */
    private UUID open(
            UUID caseId, Diagram diagram, Person person, UUID branchId, Office office, String request, Actor actor) {
        Procedure procedure = procedure(diagram);
        String hindrance = procedure.hindrance(person);
        if (hindrance != null) {
            throw new CannotOpen(hindrance);
        }
        Organization branch = organizations.hold(branchId).orElseThrow(() -> new CannotOpen("open.noSuchBranch"));
        if (!branchId.equals(person.organizationId())) {
            if (!procedure.choosesBranch()) {
                throw new CannotOpen("open.notYourBranch");
            }
            people.move(person.id(), branchId);
        }
        Text title = (office == null ? new Office(branchId, branch.name(), Role.APPLICANT) : office).title();
        return opened(caseId, diagram, procedure, branch, person, title, request, actor.personId())
                .id();
    }

    /** @param person null for a case about the branch as a whole */
    private CaseFile opened(
            UUID caseId,
            Diagram diagram,
            Procedure procedure,
            Organization branch,
            Person person,
            Text office,
            String request,
            UUID actorId) {
        LocalDate today = LocalDate.now(clock);
        CaseFile file = new CaseFile(
                caseId,
                numbers.next(procedure, today.getYear()),
                diagram.key(),
                diagram.definitionId(),
                branch.id(),
                person == null ? null : person.id(),
                person == null ? branch.name() : person.name(),
                clock.instant());
        try {
            entities.persist(file);
            entities.flush();
        } catch (ConstraintViolationException second) {
            throw new CannotOpen("open.alreadyRunning");
        }
        runtime.createProcessInstanceBuilder()
                .processDefinitionId(diagram.definitionId())
                .predefineProcessInstanceId(caseId.toString())
                .start();
        if (person != null) {
            events.ofCase(person.id(), PersonEvents.Kind.OPENED, today, caseId, diagram.name());
        }
        ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                actorId,
                office.chinese(),
                "open",
                diagram.key(),
                diagram.regulation().version(),
                today,
                request));
        return file;
    }
}
