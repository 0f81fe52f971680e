package org.zhengcheng.casework.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.People;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.organization.tree.Picker;

/** What a form offers in a case: the people of the branch or of the committee, branches, the person's own uploads. */
@Component
public class StepChoices {

    private static final int MOST = 200;
    private static final int FEW = 20;
    private static final int FIRST = 8;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final List<Standing> MEMBERS = List.of(Standing.FULL, Standing.PROBATIONARY);

    private final People people;
    private final Picker picker;
    private final FileStore store;
    private final Clock clock;

    StepChoices(People people, Picker picker, FileStore store, Clock clock) {
        this.people = people;
        this.picker = picker;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The same for a step that is taken again: the files handed in before stay, whoever brought them.
     *
     * @param earlier the submission before; empty for the first
     */
    public Choices forSubmission(
            FormSchema form, Rights.Standpoint at, Actor actor, Input input, Optional<StepRecord> earlier) {
        Choices choices = few(form, at, input, forSubmission(form, at, actor, input));
        List<UUID> kept = earlier.stream()
                .flatMap(record -> form.inputs()
                        .filter(field -> field.type() == Field.Type.FILEPICKER)
                        .flatMap(field -> record.answers().ids(field.key()).stream()))
                .toList();
        return kept.isEmpty() ? choices : choices.withFiles(store.all(kept));
    }

    /** The choices a form offers, and which of the files named in the input the person may hand in. */
    public Choices forSubmission(FormSchema form, Rights.Standpoint at, Actor actor, Input input) {
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Field.Option>> byScope = new HashMap<>();
        Map<String, List<Field.Option>> options = new HashMap<>();
        form.inputs()
                .flatMap(field -> Stream.concat(Stream.of(field), field.children().stream()))
                .filter(field -> field.type() == Field.Type.PERSON || field.type() == Field.Type.ORGANIZATION)
                .forEach(field -> options.put(
                        field.key(),
                        field.type() == Field.Type.ORGANIZATION
                                ? organizations(field, at, input)
                                : byScope.computeIfAbsent(
                                        field.scope() + "/" + field.properties().get("standing"),
                                        scope -> persons(field, at, today).stream()
                                                .filter(person -> !person.id()
                                                        .equals(at.file().personId()))
                                                .map(person -> new Field.Option(
                                                        person.id().toString(), Text.same(person.name())))
                                                .toList())));
        return new Choices(options, files(form, actor, input), today);
    }

    /** Of many persons only some are offered: who was chosen, who was found, and the first; every other is found by search. */
    private Choices few(FormSchema form, Rights.Standpoint at, Input input, Choices choices) {
        Map<String, List<Field.Option>> options = new HashMap<>(choices.options());
        Set<String> searched = form.inputs()
                .filter(field -> isOfBranch(field) && options.get(field.key()).size() > FEW)
                .map(Field::key)
                .collect(Collectors.toSet());
        form.inputs().filter(field -> searched.contains(field.key())).forEach(field -> {
            Stream<PersonName> chosen =
                    people.membersAmong(ids(input.all(field.key())), branch(at), standings(field)).stream();
            Stream<Field.Option> some = Stream.concat(
                            chosen, found(field, at, input.one(Choices.SOUGHT + field.key())).stream())
                    .filter(person -> !person.id().equals(at.file().personId()))
                    .map(person -> new Field.Option(person.id().toString(), Text.same(person.name())));
            options.put(
                    field.key(),
                    Stream.concat(some, options.get(field.key()).stream().limit(FIRST))
                            .distinct()
                            .toList());
        });
        return new Choices(options, choices.files(), choices.today(), searched);
    }

    /** The persons whom a field may name and whose name something that was typed is a part of; none if nothing was. */
    public List<PersonName> found(Field field, Rights.Standpoint at, String typed) {
        return typed == null || typed.isBlank() || !isOfBranch(field)
                ? List.of()
                : people.members(branch(at), standings(field), typed, FEW).stream()
                        .filter(person -> !person.id().equals(at.file().personId()))
                        .toList();
    }

    private static boolean isOfBranch(Field field) {
        return field.type() == Field.Type.PERSON
                && !List.of("committee", "county").contains(field.scope());
    }

    private static UUID branch(Rights.Standpoint at) {
        return at.chain().branch().id();
    }

    private static List<UUID> ids(List<String> values) {
        return values.stream()
                .filter(id -> id.matches(ID))
                .map(UUID::fromString)
                .toList();
    }

    private List<Field.Option> organizations(Field field, Rights.Standpoint at, Input input) {
        UUID own = at.file().organizationId();
        return picker.offer(own, input.one(field.key()), input.one(Choices.SOUGHT + field.key())).stream()
                .filter(offer -> !offer.id().equals(own))
                .map(offer -> new Field.Option(offer.id().toString(), Text.same(offer.name()), offer.place()))
                .toList();
    }

    private List<PersonName> persons(Field field, Rights.Standpoint at, LocalDate today) {
        Role seat = switch (field.scope()) {
            case "committee" -> Role.PARENT_COMMITTEE;
            case "county" -> Role.COUNTY_ORG_DEPT;
            default -> Role.BRANCH_SECRETARY;
        };
        Optional<UUID> place = at.chain().seatOf(seat).map(Organization::id);
        if (place.isEmpty()) {
            return List.of();
        }
        return seat == Role.BRANCH_SECRETARY
                ? people.members(place.get(), standings(field), MOST)
                : people.officeHolders(place.get(), today, MOST);
    }

    private static List<Standing> standings(Field field) {
        String given = field.properties().get("standing");
        return given == null
                ? MEMBERS
                : Arrays.stream(given.split("[\\s,]+")).map(Standing::valueOf).toList();
    }

    private Map<UUID, StoredFile> files(FormSchema form, Actor actor, Input input) {
        List<UUID> ids = ids(Stream.concat(
                        form.inputs()
                                .filter(field -> field.type() == Field.Type.FILEPICKER)
                                .map(Field::key),
                        Stream.of(StepForm.SIGNED_PAPER))
                .flatMap(key -> input.all(key).stream())
                .toList());
        return store.uploadedBy(actor.personId(), ids).stream()
                .collect(Collectors.toMap(StoredFile::id, Function.identity()));
    }
}
