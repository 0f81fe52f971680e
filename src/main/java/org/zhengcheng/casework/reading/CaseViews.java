package org.zhengcheng.casework.reading;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.escalation.Nudges;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Explained;
import org.zhengcheng.casework.file.Explanations;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.MissedReviews;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.OpenOutcomes;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.Sides;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.papers.CasePapers;
import org.zhengcheng.casework.picture.CasePictures;
import org.zhengcheng.casework.redo.Changes;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.form.Answers;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;

/** Puts together what the page of a case shows, in a number of statements that does not grow with it. */
@Component
public class CaseViews {

    private final Cases cases;
    private final OpenOutcomes outcomes;
    private final Rights rights;
    private final Explanations explanations;
    private final Outlook outlooks;
    private final Offices offices;
    private final People people;
    private final CasePapers papers;
    private final Materials materials;
    private final CasePictures pictures;
    private final Nudges nudges;
    private final MissedReviews missedReviews;
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseViews(
            Cases cases,
            OpenOutcomes outcomes,
            Rights rights,
            Explanations explanations,
            Outlook outlooks,
            Offices offices,
            People people,
            CasePapers papers,
            Materials materials,
            CasePictures pictures,
            Nudges nudges,
            MissedReviews missedReviews,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.outcomes = outcomes;
        this.rights = rights;
        this.explanations = explanations;
        this.outlooks = outlooks;
        this.offices = offices;
        this.people = people;
        this.papers = papers;
        this.materials = materials;
        this.pictures = pictures;
        this.nudges = nudges;
        this.missedReviews = missedReviews;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws NoSuchCase if there is no such case for this person */
    @Transactional(readOnly = true)
    public CaseView of(UUID caseId, Actor actor) {
        Rights.Standpoint at = cases.find(caseId, actor);
        CaseFile file = at.file();
        History history = cases.history(file);
        Diagram diagram = outcomes.course(file, history);
        List<Place> open = cases.open(file);
        Outlook.Of outlook = outlooks.of(diagram, at, history);
        Timeline timeline = Timeline.of(diagram, history, open, outlook);
        Optional<Person> subject = subject(file);
        Instant since = history.last().map(StepRecord::recordedAt).orElse(file.openedAt());
        return new CaseView(
                file,
                diagram,
                at.chain().branch().name(),
                timeline,
                open.stream()
                        .map(place -> waiting(place, at, history, outlook, since, actor))
                        .toList(),
                next(diagram, timeline).map(outlook::later).orElse(null),
                file.isOpen() ? acts(diagram, at, history, actor) : List.of(),
                events(diagram, history, at, actor),
                outlook.appointed(),
                contacts(at, outlook.appointed(), actor),
                subject.map(Person::standing).map(Standing::title).orElse(null),
                papers.of(at, diagram, history, actor),
                materials.handedInAgain(at, history, actor),
                pictures.of(at, diagram, history, open, actor),
                missedReviews.of(
                        diagram, history, open.stream().map(Place::step).toList()),
                actor.personId().equals(file.personId()),
                Sides.of(at, subject.map(Person::organizationId).orElse(null)),
                cases.procedure(file).aside(file),
                LocalDate.now(clock));
    }

    private Optional<Person> subject(CaseFile file) {
        return Optional.ofNullable(file.personId()).flatMap(people::find);
    }

    private CaseView.Waiting waiting(
            Place place, Rights.Standpoint at, History history, Outlook.Of outlook, Instant since, Actor actor) {
        Rights.Decision decision = rights.mayAct(actor.personId(), place.step(), at, history);
        return new CaseView.Waiting(
                place,
                holders(place.step(), at, outlook.appointed()),
                outlook.later(place.step()),
                explanations.of(cases.diagram(at.file()), place.step(), history, null),
                ReturnedItems.waitingAt(place.step(), history).orElse(null),
                decision.isOwn(),
                decision.isOnBehalf(),
                local(since),
                nudges.of(place.taskId()).orElse(null));
    }

    /** Whom the person concerned can ask: those the case appointed and the secretary of the branch. */
    private List<CaseView.Contact> contacts(Rights.Standpoint at, Map<Role, List<PersonName>> appointed, Actor actor) {
        if (!actor.personId().equals(at.file().personId())) {
            return List.of();
        }
        Stream<CaseView.Contact> secretaries =
                offices
                        .holders(
                                List.of(Role.BRANCH_SECRETARY),
                                at.chain().branch().id(),
                                LocalDate.now(clock))
                        .stream()
                        .map(person -> new CaseView.Contact(Role.BRANCH_SECRETARY.title(), person.name()));
        return Stream.concat(
                        appointed.entrySet().stream()
                                .flatMap(role -> role.getValue().stream()
                                        .map(person -> new CaseView.Contact(
                                                role.getKey().title(), person.name()))),
                        secretaries)
                .toList();
    }

    /** The step that follows the present one if it passes; empty at the end of the course. */
    private static Optional<Step> next(Diagram diagram, Timeline timeline) {
        int now = timeline.here() == null ? -1 : diagram.mainPath().indexOf(timeline.here());
        return now < 0 || now + 1 == diagram.mainPath().size()
                ? Optional.empty()
                : Optional.of(diagram.mainPath().get(now + 1));
    }

    private List<Step> acts(Diagram diagram, Rights.Standpoint at, History history, Actor actor) {
        List<Step> allowed = diagram.acts().values().stream()
                .filter(act -> rights.mayAct(actor.personId(), act, at, history).isAllowed())
                .toList();
        if (allowed.isEmpty()) {
            return allowed;
        }
        Person subject = subject(at.file()).orElse(null);
        Procedure procedure = cases.procedure(at.file());
        Answers nothing = new Answers(Map.of());
        return allowed.stream()
                .filter(act -> act.checks().stream()
                        .allMatch(check -> procedure
                                .check(check, nothing, history, subject, at.file())
                                .isEmpty()))
                .toList();
    }

    /** Who has it in hand: the person concerned, those the case appointed, or the holders of the posts today. */
    private List<String> holders(Step step, Rights.Standpoint at, Map<Role, List<PersonName>> everyone) {
        Stream<String> subject =
                step.roles().contains(Role.APPLICANT) ? Stream.of(at.file().personName()) : Stream.empty();
        Stream<PersonName> appointed =
                step.roles().stream().flatMap(role -> everyone.getOrDefault(role, List.of()).stream());
        Map<UUID, List<Role>> bySeat = step.roles().stream()
                .filter(role -> at.chain().seatOf(role).isPresent())
                .collect(Collectors.groupingBy(
                        role -> at.chain().seatOf(role).map(Organization::id).orElseThrow()));
        Stream<Offices.Holder> inOffice = bySeat.entrySet().stream()
                .flatMap(seat -> offices
                        .acting(
                                seat.getValue(),
                                seat.getKey(),
                                LocalDate.now(clock),
                                at.file().procedureKey(),
                                at.file().personId())
                        .stream())
                .filter(holder -> at.mayHold(holder));
        return Stream.of(
                        subject,
                        appointed.map(PersonName::name),
                        inOffice.map(holder -> holder.says().toString()))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** The newest first. */
    private List<CaseView.Event> events(Diagram diagram, History history, Rights.Standpoint at, Actor actor) {
        Map<UUID, List<CaseView.File>> files = files(at.file().id());
        return history.records().stream()
                .sorted(Comparator.comparing(StepRecord::seq).reversed())
                .map(step -> {
                    boolean readable = rights.mayReadSubmission(actor.personId(), step, at);
                    return new CaseView.Event(
                            step,
                            local(step.recordedAt()),
                            step.isLate() ? missed(diagram, step, history) : null,
                            readable,
                            readable && Changes.answered(step, history).isPresent(),
                            readable ? files.getOrDefault(step.id(), List.of()) : List.of());
                })
                .toList();
    }

    /** How the day came about, counted again on what was on record then; null where the calendar says otherwise now. */
    private Explained missed(Diagram diagram, StepRecord late, History history) {
        Step step = diagram.steps().get(late.stepId());
        return step == null
                ? null
                : explanations.of(diagram, step, history.before(late), late.answers()).all().stream()
                        .filter(why -> why.date().equals(late.dueOn()))
                        .findFirst()
                        .orElse(null);
    }

    /** The files of a case by the record they were handed in with. */
    public Map<UUID, List<CaseView.File>> files(UUID caseId) {
        record Row(UUID recordId, UUID id, String name, String material, int version) {}
        return jdbc
                .sql("select s.record_id, f.id, f.name, s.material, s.version from step_file s"
                        + " join stored_file f on f.id = s.file_id where s.case_id = ? order by f.uploaded_at")
                .param(caseId)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::recordId,
                        Collectors.mapping(
                                row -> new CaseView.File(row.id(), row.name(), row.material(), row.version()),
                                Collectors.toList())));
    }

    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone());
    }
}
