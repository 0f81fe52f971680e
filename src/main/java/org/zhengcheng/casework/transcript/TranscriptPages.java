package org.zhengcheng.casework.transcript;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepChoices;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormView;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.tree.Picker;

/** Puts together the pages on which a case begun on paper is entered. */
@Component
class TranscriptPages {

    private static final int MOST_PEOPLE = 500;
    private static final int FEW_BRANCHES = 8;

    private final TranscriptForm form;
    private final TranscriptRights rights;
    private final StepChoices choices;
    private final Organizations organizations;
    private final FileStore store;
    private final JdbcClient jdbc;
    private final Clock clock;

    TranscriptPages(
            TranscriptForm form,
            TranscriptRights rights,
            StepChoices choices,
            Organizations organizations,
            FileStore store,
            JdbcClient jdbc,
            Clock clock) {
        this.form = form;
        this.rights = rights;
        this.choices = choices;
        this.organizations = organizations;
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The page on which person and step are chosen.
     *
     * @param branchId null for the first branch of which the reader may enter cases
     * @param sought by what another branch is looked for; null if none is
     * @throws NoSuchCase if they may enter none, or none of this one
     */
    @Transactional(readOnly = true)
    public Begin begin(UUID branchId, String sought, Actor actor) {
        List<Organization> first = rights.branches(actor.personId(), FEW_BRANCHES + 1);
        Organization branch = (branchId == null
                        ? first.stream().findFirst()
                        : organizations.branch(branchId, LocalDate.now(clock)))
                .orElseThrow(() -> new NoSuchCase(branchId));
        rights.office(actor.personId(), organizations.chainOf(branch.id(), LocalDate.now(clock)));
        Stream<Picker.Offer> found = sought == null ? Stream.empty() : found(sought, actor).stream();
        List<Picker.Offer> offers = Stream.concat(
                        found,
                        Stream.concat(Stream.of(branch), first.stream().limit(FEW_BRANCHES))
                                .map(one -> new Picker.Offer(one.id(), one.name(), null)))
                .collect(
                        Collectors.toMap(Picker.Offer::id, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        return new Begin(
                offers, first.size() > FEW_BRANCHES, sought, branch, people(branch.id(), actor.personId()), editions());
    }

    /** The branches found of which the reader may enter cases. */
    List<Picker.Offer> found(String typed, Actor actor) {
        return rights.found(typed, actor.personId()).stream()
                .map(Picker.Offer::of)
                .toList();
    }

    /** The steps at which a case may stand, by edition of the regulation. */
    List<Edition> editions() {
        return form.editions().stream()
                .map(diagram -> new Edition(diagram, TranscriptForm.reachable(diagram)))
                .toList();
    }

    /** Whom a case may be about: everybody of the branch who is not a full member, and never the one who enters it. */
    List<PersonName> people(UUID branchId, UUID readerId) {
        return jdbc.sql("select id, name from person where organization_id = ? and id <> ?"
                        + " and coalesce(standing, '') not in ('FULL', 'SUSPENDED') order by name limit ?")
                .params(branchId, readerId, MOST_PEOPLE)
                .query(PersonName.class)
                .list();
    }

    /** The page on which the steps so far are copied. */
    @Transactional(readOnly = true)
    public Copy copy(Transcript transcript, List<FieldError> errors, List<FieldError> warnings, Actor actor) {
        Begin begin = begin(transcript.branchId(), null, actor);
        PersonName person = begin.people().stream()
                .filter(candidate -> candidate.id().equals(transcript.personId()))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(transcript.personId()));
        Diagram diagram =
                form.edition(transcript.definitionId()).orElseThrow(() -> new NoSuchCase(transcript.definitionId()));
        Step reached = TranscriptForm.reachable(diagram).stream()
                .filter(step -> step.id().equals(transcript.reachedStepId()))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(transcript.reachedStepId()));
        Rights.Standpoint at = standpoint(diagram, begin.branch(), person);
        List<FieldError> said =
                Stream.concat(errors.stream(), warnings.stream()).toList();
        List<Block> blocks = form.upTo(diagram, reached).stream()
                .map(past -> new Block(past, view(past, transcript.input(), said, at, actor)))
                .toList();
        return new Copy(
                begin.branch(),
                person,
                diagram,
                reached,
                blocks,
                scans(transcript, actor),
                transcript.reason(),
                transcript.operation(),
                errors,
                warnings,
                LocalDate.now(clock));
    }

    private FormView view(PastStep past, Input input, List<FieldError> errors, Rights.Standpoint at, Actor actor) {
        Choices offered = choices.forSubmission(past.whole(), at, actor, Input.empty());
        return new FormView(past.whole(), input, errors, offered, null);
    }

    /** The persons and organisations that the questions of a step offer, by their names, for a sheet. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, List<String>>> offered(
            PastStep past, Diagram diagram, Organization branch, Actor actor) {
        Rights.Standpoint at = standpoint(diagram, branch, new PersonName(actor.personId(), actor.name()));
        Choices offered = choices.forSubmission(past.form(), at, actor, Input.empty());
        return offered.options().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> field.getValue().stream()
                                .collect(Collectors.groupingBy(
                                        option -> option.label().chinese(),
                                        Collectors.mapping(Field.Option::value, Collectors.toList())))));
    }

    private Rights.Standpoint standpoint(Diagram diagram, Organization branch, PersonName person) {
        Chain chain = organizations.chainOf(branch.id(), LocalDate.now(clock));
        CaseFile file = new CaseFile(
                UUID.randomUUID(),
                "",
                diagram.key(),
                diagram.definitionId(),
                branch.id(),
                person.id(),
                person.name(),
                clock.instant());
        return new Rights.Standpoint(file, chain, null, List.of(), List.of(), Set.of());
    }

    private List<StoredFile> scans(Transcript transcript, Actor actor) {
        return store.uploadedBy(
                actor.personId(),
                transcript.input().all(TranscriptForm.FILES).stream()
                        .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                        .map(UUID::fromString)
                        .toList());
    }

    /**
     * What there is to choose from.
     *
     * @param offers the branches offered
     * @param more whether there are more, to be looked for
     */
    record Begin(
            List<Picker.Offer> offers,
            boolean more,
            String sought,
            Organization branch,
            List<PersonName> people,
            List<Edition> editions) {}

    /** An edition of a regulation and the steps at which a case under it may stand. */
    record Edition(Diagram diagram, List<Step> steps) {}

    /** A step on the page, with its questions. */
    record Block(PastStep past, FormView form) {

        /** The questions that may stay open together. */
        public List<Field> optional() {
            return past.optional().fields();
        }

        /** The questions that are asked; none at the step the case stands at, which is still to be taken. */
        public List<Field> asked() {
            return past.current() ? List.of() : past.form().fields();
        }
    }

    /**
     * The page on which steps are copied.
     *
     * @param errors what cannot be
     * @param warnings what broke a rule and wants a reason
     */
    record Copy(
            Organization branch,
            PersonName person,
            Diagram diagram,
            Step reached,
            List<Block> blocks,
            List<StoredFile> scans,
            String reason,
            UUID operation,
            List<FieldError> errors,
            List<FieldError> warnings,
            LocalDate today) {

        /** What is wrong with an input; null if nothing is. */
        public FieldError error(String name) {
            return Stream.concat(errors.stream(), warnings.stream())
                    .filter(error -> name.equals(error.field()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
