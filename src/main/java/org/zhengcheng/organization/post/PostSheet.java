package org.zhengcheng.organization.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.organization.sheet.Column;
import org.zhengcheng.organization.sheet.Problem;
import org.zhengcheng.organization.sheet.SheetKind;
import org.zhengcheng.organization.sheet.StagedRows;

/** Posts on a sheet: each row appoints somebody, by the rules of the page that does, the rows above it already done. */
@Component
class PostSheet implements SheetKind {

    private final PostFacts facts;
    private final NewPosts newPosts;
    private final PostAuthority authority;
    private final NamedPeople people;
    private final Organizations organizations;
    private final StagedRows staged;
    private final PostExport export;
    private final JdbcClient jdbc;
    private final Clock clock;

    PostSheet(
            PostFacts facts,
            NewPosts newPosts,
            PostAuthority authority,
            NamedPeople people,
            Organizations organizations,
            StagedRows staged,
            PostExport export,
            JdbcClient jdbc,
            Clock clock) {
        this.facts = facts;
        this.newPosts = newPosts;
        this.authority = authority;
        this.people = people;
        this.organizations = organizations;
        this.staged = staged;
        this.export = export;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "posts";
    }

    @Override
    public List<Column> columns() {
        return PostColumns.ALL;
    }

    @Override
    public Map<String, String> example() {
        return PostColumns.EXAMPLE;
    }

    @Override
    public Optional<Text> importsAs(UUID personId) {
        return authority.anywhere(personId, Verb.APPOINT);
    }

    @Override
    public Optional<Text> exportsAs(UUID personId) {
        return authority.anywhere(personId, Verb.READ_POSTS);
    }

    /** One after the other, so that the organisations’ chains in the ledger stay gapless and one is secretary at a time. */
    @Override
    public void hold(UUID importId) {
        organizations.hold();
        jdbc.sql("select id from organization where id in (select cast(other as uuid) from sheet_row"
                        + " where import_id = ? and other is not null) order by id for update")
                .param(importId)
                .query(UUID.class)
                .list();
    }

    @Override
    public List<List<Problem>> check(Batch batch, Actor actor) {
        List<Read> read = read(batch.rows(), actor);
        staged.compareBy(
                batch.importId(), batch.rows(), read.stream().map(Read::keys).toList());
        LocalDate today = LocalDate.now(clock);
        List<Appointment> wanted =
                read.stream().map(Read::wanted).filter(Objects::nonNull).toList();
        PostFacts.Around around = facts.around(wanted);
        Map<Integer, PostFacts.Held> said = said(batch.importId(), wanted);
        return read.stream()
                .map(one -> {
                    List<Problem> problems = new ArrayList<>(one.problems());
                    if (one.wanted() != null) {
                        Stream.concat(
                                        Posts.self(one.wanted().personId(), actor).stream(),
                                        PostRules.against(one.wanted(), null, around.with(before(said, one)), today)
                                                .stream())
                                .forEach(wrong ->
                                        problems.add(new Problem(wrong.field(), wrong.code(), wrong.arguments())));
                    }
                    return problems;
                })
                .toList();
    }

    private List<Read> read(List<Row> rows, Actor actor) {
        Map<String, Organization> places = organizations.named(rows.stream()
                .map(row -> row.cell(PostColumns.ORGANIZATION))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Set<UUID> ids = places.values().stream().map(Organization::id).collect(Collectors.toSet());
        Map<UUID, Text> appoints = authority.offices(actor.personId(), Verb.APPOINT, ids);
        Map<UUID, Text> grants = authority.offices(actor.personId(), Verb.GRANT_ADMINISTRATION, ids);
        List<NamedPeople.Meant> meant = people.find(rows.stream()
                .map(row -> new NamedPeople.Named(
                        row.cell(PostColumns.PERSON),
                        Optional.ofNullable(places.get(String.valueOf(row.cell(PostColumns.ORGANIZATION))))
                                .map(Organization::id)
                                .orElse(null),
                        Column.parsed(row.cell(PostColumns.BORN)),
                        row.cell(PostColumns.NUMBER)))
                .toList());
        return IntStream.range(0, rows.size())
                .mapToObj(n -> read(rows.get(n), places, appoints, grants, meant.get(n)))
                .toList();
    }

    private static Read read(
            Row row,
            Map<String, Organization> places,
            Map<UUID, Text> appoints,
            Map<UUID, Text> grants,
            NamedPeople.Meant meant) {
        List<Problem> problems = new ArrayList<>();
        String code = row.cell(PostColumns.ORGANIZATION);
        Organization place = places.get(String.valueOf(code));
        Capacity post = post(row.cell(PostColumns.POST));
        Text office = place == null ? null : (post instanceof Administrator ? grants : appoints).get(place.id());
        if (code == null) {
            problems.add(Problem.of(PostColumns.ORGANIZATION, "intake.missing"));
        } else if (place == null) {
            problems.add(Problem.of(PostColumns.ORGANIZATION, "intake.noOrganization", code));
        } else if (office == null) {
            problems.add(Problem.of(PostColumns.ORGANIZATION, "intake.notYourPosts", place.name()));
        }
        if (post == null) {
            problems.add(Problem.of(PostColumns.POST, "post.wrong.post"));
        }
        if (row.cell(PostColumns.PERSON) == null) {
            problems.add(Problem.of(PostColumns.PERSON, "intake.missing"));
        } else if (meant.wrong() != null && place != null) {
            problems.add(Problem.of(PostColumns.PERSON, meant.wrong()));
        }
        for (String day : List.of(PostColumns.BORN, PostColumns.FROM, PostColumns.UNTIL)) {
            if (row.cell(day) != null && Column.parsed(row.cell(day)) == null) {
                problems.add(Problem.of(day, "intake.day"));
            }
        }
        if (row.cell(PostColumns.FROM) == null) {
            problems.add(Problem.of(PostColumns.FROM, "post.wrong.from"));
        }
        Appointment wanted = problems.isEmpty()
                ? new Appointment(
                        place.id(),
                        meant.id(),
                        post,
                        Column.parsed(row.cell(PostColumns.FROM)),
                        Column.parsed(row.cell(PostColumns.UNTIL)),
                        row.cell(PostColumns.REASON))
                : null;
        return new Read(row.number(), wanted, office, problems);
    }

    private static Capacity post(String id) {
        return Role.of(String.valueOf(id))
                .filter(Role::isPost)
                .<Capacity>map(role -> role)
                .or(() -> Administrator.of(String.valueOf(id)))
                .orElse(null);
    }

    /** What the rows of the file say of the same people, and of the secretaries of the same branches, by row. */
    private Map<Integer, PostFacts.Held> said(UUID importId, List<Appointment> wanted) {
        Set<String> persons =
                wanted.stream().map(one -> one.personId().toString()).collect(Collectors.toSet());
        Set<String> branches = wanted.stream()
                .filter(one -> one.post() == Role.BRANCH_SECRETARY)
                .map(one -> one.organizationId().toString())
                .collect(Collectors.toSet());
        Map<Integer, PostFacts.Held> said = new HashMap<>();
        Stream.concat(
                        staged.allByKey(importId, persons).stream(),
                        staged.byOther(importId, branches, Role.BRANCH_SECRETARY.id()).stream())
                .forEach(one -> said.put(one.row().number(), held(importId, one)));
        return said;
    }

    private static PostFacts.Held held(UUID importId, StagedRows.Compared one) {
        return new PostFacts.Held(
                Batch.idOf(importId, one.row().number()),
                UUID.fromString(one.keys().key()),
                one.row().cell(PostColumns.PERSON),
                UUID.fromString(one.keys().other()),
                one.keys().mark(),
                Column.parsed(one.row().cell(PostColumns.FROM)),
                Column.parsed(one.row().cell(PostColumns.UNTIL)));
    }

    @Override
    public void write(Batch batch, Actor actor) {
        List<Read> read = read(batch.rows(), actor);
        newPosts.write(
                read.stream()
                        .map(one -> new NewPosts.Made(
                                Batch.idOf(batch.importId(), one.number()), one.wanted(), one.office()))
                        .toList(),
                actor);
    }

    @Override
    public List<Text> heads() {
        return export.heads();
    }

    @Override
    public void export(Actor actor, Consumer<List<Object>> each) {
        export.write(actor.personId(), each);
    }

    /** The rows above one that concern the same person or the same branch. */
    private static List<PostFacts.Held> before(Map<Integer, PostFacts.Held> said, Read one) {
        return said.entrySet().stream()
                .filter(entry -> entry.getKey() < one.number())
                .map(Map.Entry::getValue)
                .filter(held -> held.personId().equals(one.wanted().personId())
                        || held.organizationId().equals(one.wanted().organizationId()))
                .toList();
    }

    /**
     * A row as it is meant.
     *
     * @param wanted null if something is wrong with it already
     * @param office in which the actor appoints to it
     */
    private record Read(int number, Appointment wanted, Text office, List<Problem> problems) {

        /** Only rows that say all of it are compared. */
        private Keys keys() {
            return wanted == null
                    ? Keys.UNKNOWN
                    : new Keys(
                            wanted.personId().toString(),
                            wanted.organizationId().toString(),
                            wanted.post().id());
        }
    }
}
