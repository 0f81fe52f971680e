package org.zhengcheng.organization.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.organization.post.PostAuthority;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.organization.sheet.Column;
import org.zhengcheng.organization.sheet.Problem;
import org.zhengcheng.organization.sheet.SheetKind;

/** People on a sheet: each row makes the record of somebody who has none, by the rules of the page that does. */
@Component
class PersonSheet implements SheetKind {

    private final EnterPerson enter;
    private final NewRecords newRecords;
    private final PersonRecords records;
    private final PersonRights rights;
    private final PostAuthority authority;
    private final Organizations organizations;
    private final PeopleExport export;
    private final PersonColumns columns;
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonSheet(
            EnterPerson enter,
            NewRecords newRecords,
            PersonRecords records,
            PersonRights rights,
            PostAuthority authority,
            Organizations organizations,
            PeopleExport export,
            PersonColumns columns,
            JdbcClient jdbc,
            Clock clock) {
        this.enter = enter;
        this.newRecords = newRecords;
        this.records = records;
        this.rights = rights;
        this.authority = authority;
        this.organizations = organizations;
        this.export = export;
        this.columns = columns;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "people";
    }

    @Override
    public List<Column> columns() {
        return columns.all();
    }

    @Override
    public Map<String, String> example() {
        return PersonColumns.EXAMPLE;
    }

    @Override
    public Optional<Text> importsAs(UUID personId) {
        return rights.office(personId).map(Office::title);
    }

    @Override
    public Optional<Text> exportsAs(UUID personId) {
        return importsAs(personId);
    }

    /** The number by its blind index, the name, the day of birth. */
    @Override
    public Keys keys(Row row) {
        PersonReading read = PersonReading.of(typed(row), LocalDate.now(clock));
        return new Keys(
                read.number().map(records::indexed).orElse(null),
                read.values().get(PersonField.NAME),
                Objects.requireNonNullElse(read.born(), ""));
    }

    @Override
    public String unique() {
        return PersonField.CITIZEN_ID.id();
    }

    @Override
    public void hold(UUID importId) {
        organizations.hold();
    }

    @Override
    public List<List<Problem>> check(Batch batch, Actor actor) {
        List<Row> rows = batch.rows();
        LocalDate today = LocalDate.now(clock);
        List<PersonReading> read =
                rows.stream().map(row -> PersonReading.of(typed(row), today)).toList();
        Places places = places(rows, actor);
        Set<String> taken = records.taken(
                read.stream().flatMap(one -> one.number().stream()).toList());
        Set<Integer> alike = enter.alike(
                read.stream().map(one -> one.values().get(PersonField.NAME)).toList(),
                read.stream().map(PersonReading::born).toList(),
                actor);
        Before before = before(batch, read);
        return IntStream.range(0, rows.size())
                .mapToObj(n -> {
                    List<Problem> problems = new ArrayList<>();
                    place(rows.get(n), places, problems);
                    read.get(n).wrong().forEach((field, code) -> problems.add(Problem.of(field.id(), code)));
                    if (read.get(n)
                            .number()
                            .map(records::indexed)
                            .filter(taken::contains)
                            .isPresent()) {
                        problems.add(Problem.of(PersonField.CITIZEN_ID.id(), "member.wrong.numberTaken"));
                    }
                    if (!isSure(rows.get(n), problems)) {
                        if (alike.contains(n)) {
                            problems.add(Problem.of(PersonField.NAME.id(), "intake.alike"));
                        }
                        before.alike(rows.get(n), read.get(n))
                                .ifPresent(
                                        row -> problems.add(Problem.of(PersonField.NAME.id(), "intake.alikeRow", row)));
                    }
                    standing(rows.get(n), places, today, problems);
                    return problems;
                })
                .toList();
    }

    private static void place(Row row, Places places, List<Problem> problems) {
        String code = row.cell(PersonColumns.ORGANIZATION);
        Organization branch = code == null ? null : places.branches().get(code);
        if (code == null) {
            problems.add(Problem.of(PersonColumns.ORGANIZATION, "intake.missing"));
        } else if (branch == null) {
            problems.add(Problem.of(PersonColumns.ORGANIZATION, "member.wrong.place"));
        } else if (!places.offices().containsKey(branch.id())) {
            problems.add(Problem.of(PersonColumns.ORGANIZATION, "intake.notYours", branch.name()));
        }
    }

    private static boolean isSure(Row row, List<Problem> problems) {
        String sure = row.cell(PersonColumns.SURE);
        if (sure != null && !sure.equals("true")) {
            problems.add(Problem.of(PersonColumns.SURE, "member.wrong.code"));
        }
        return "true".equals(sure);
    }

    /** A standing from earlier records, by whoever is above the branch; the branch's own are decided in cases. */
    private static void standing(Row row, Places places, LocalDate today, List<Problem> problems) {
        String standing = row.cell(PersonColumns.STANDING);
        String since = row.cell(PersonColumns.SINCE);
        if (standing == null && since == null) {
            return;
        }
        if (standing == null) {
            problems.add(Problem.of(PersonColumns.STANDING, "intake.noStanding"));
        } else if (!PersonColumns.STANDINGS.containsKey(standing)) {
            problems.add(Problem.of(PersonColumns.STANDING, "member.wrong.code"));
        } else {
            Organization branch = places.branches().get(String.valueOf(row.cell(PersonColumns.ORGANIZATION)));
            if (branch != null && !places.standings().contains(branch.id())) {
                problems.add(Problem.of(PersonColumns.STANDING, "intake.standingNotYours"));
            }
        }
        String wrong = PersonField.WORK_SINCE.read(since, today).wrong();
        if (since == null || wrong != null) {
            problems.add(Problem.of(PersonColumns.SINCE, since == null ? "intake.missing" : wrong));
        }
    }

    @Override
    public void write(Batch batch, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Places places = places(batch.rows(), actor);
        newRecords.write(
                batch.rows().stream()
                        .map(row -> {
                            UUID branch = places.branches()
                                    .get(row.cell(PersonColumns.ORGANIZATION))
                                    .id();
                            String standing = row.cell(PersonColumns.STANDING);
                            return new NewRecords.Entered(
                                    Batch.idOf(batch.importId(), row.number()),
                                    branch,
                                    PersonReading.of(typed(row), today).values(),
                                    standing == null ? null : Standing.valueOf(standing),
                                    Column.parsed(row.cell(PersonColumns.SINCE)),
                                    places.offices().get(branch));
                        })
                        .toList(),
                actor);
    }

    @Override
    public List<Text> heads() {
        return export.heads();
    }

    @Override
    public void export(Actor actor, Consumer<List<Object>> each) {
        export.write(actor, each);
    }

    /** What was typed; a name that was not is missing. */
    private static Map<PersonField, String> typed(Row row) {
        Map<PersonField, String> typed = new EnumMap<>(PersonField.class);
        typed.put(PersonField.NAME, "");
        row.cells().forEach((column, text) -> PersonField.of(column).ifPresent(field -> typed.put(field, text)));
        return typed;
    }

    private Places places(List<Row> rows, Actor actor) {
        Set<String> codes = rows.stream()
                .map(row -> row.cell(PersonColumns.ORGANIZATION))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Organization> branches = organizations.branchesOf(codes);
        Set<UUID> ids = branches.values().stream().map(Organization::id).collect(Collectors.toSet());
        boolean any = rows.stream().anyMatch(row -> row.cell(PersonColumns.STANDING) != null);
        return new Places(
                branches,
                rights.maySee(actor.personId(), ids),
                any
                        ? authority
                                .offices(actor.personId(), Verb.ENTER_STANDING, ids)
                                .keySet()
                        : Set.of());
    }

    /** Of the names of some rows, which rows of the file have them, by day of birth. */
    private Before before(Batch batch, List<PersonReading> read) {
        Set<String> names = new HashSet<>();
        read.forEach(one -> names.add(one.values().get(PersonField.NAME)));
        names.remove(null);
        Map<String, Map<String, Integer>> first = new HashMap<>();
        jdbc.sql("select other, mark, min(row_no) from sheet_row where import_id = :import and other = any(:names)"
                        + " group by other, mark")
                .param("import", batch.importId())
                .param("names", names.toArray(String[]::new))
                .query(row -> {
                    first.computeIfAbsent(row.getString(1), any -> new HashMap<>())
                            .put(row.getString(2), row.getInt(3));
                });
        return new Before(first);
    }

    /**
     * Where the people of some rows may be entered.
     *
     * @param branches by code
     * @param offices in which they may, by branch
     * @param standings of which branches standings may be entered too
     */
    private record Places(Map<String, Organization> branches, Map<UUID, Office> offices, Set<UUID> standings) {}

    /** The first row of each name and day of birth; an empty day is unknown. */
    private record Before(Map<String, Map<String, Integer>> first) {

        private Optional<Integer> alike(Row row, PersonReading read) {
            Map<String, Integer> named =
                    first.getOrDefault(String.valueOf(read.values().get(PersonField.NAME)), Map.of());
            return named.entrySet().stream()
                    .filter(one -> one.getKey().isEmpty()
                            || read.born() == null
                            || one.getKey().equals(read.born()))
                    .map(Map.Entry::getValue)
                    .filter(number -> number < row.number())
                    .min(Integer::compare);
        }
    }
}
