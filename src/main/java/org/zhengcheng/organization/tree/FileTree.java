package org.zhengcheng.organization.tree;

import static org.zhengcheng.organization.tree.OrganizationColumns.APPROVES;
import static org.zhengcheng.organization.tree.OrganizationColumns.CODE;
import static org.zhengcheng.organization.tree.OrganizationColumns.DOCUMENT;
import static org.zhengcheng.organization.tree.OrganizationColumns.FOUNDED;
import static org.zhengcheng.organization.tree.OrganizationColumns.NAME;
import static org.zhengcheng.organization.tree.OrganizationColumns.PARENT;
import static org.zhengcheng.organization.tree.OrganizationColumns.TYPE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.sheet.Column;
import org.zhengcheng.organization.sheet.SheetKind.Batch;
import org.zhengcheng.organization.sheet.SheetKind.Row;
import org.zhengcheng.organization.sheet.StagedRows;

/** What the rows of a sheet of organisations mean, seen together with the tree that is there and the rest of the file. */
@Component
class FileTree {

    private final States states;
    private final StagedRows staged;
    private final JdbcClient jdbc;

    FileTree(States states, StagedRows staged, JdbcClient jdbc) {
        this.states = states;
        this.staged = staged;
        this.jdbc = jdbc;
    }

    /** What it would become, if everything that must be said is. */
    static State state(Row row, UUID importId, Parents parents) {
        return new State(
                Batch.idOf(importId, row.number()),
                row.cell(CODE),
                row.cell(NAME),
                OrganizationType.of(row.cell(TYPE)).orElseThrow(),
                row.cell(PARENT) == null ? null : parents.id(row.cell(PARENT)),
                "true".equals(row.cell(APPROVES)),
                Column.parsed(row.cell(FOUNDED)),
                null);
    }

    static Act act(Row row, UUID importId, Parents parents) {
        return new Act(
                Act.Kind.FOUND,
                Batch.idOf(importId, row.number()),
                Column.parsed(row.cell(FOUNDED)),
                row.cell(DOCUMENT),
                row.cell(CODE),
                row.cell(NAME),
                OrganizationType.of(row.cell(TYPE)).orElse(null),
                row.cell(PARENT) == null ? null : parents.id(row.cell(PARENT)));
    }

    /** What the rows refer to: what is there goes before what the file brings. */
    Parents parents(Batch batch) {
        Set<String> codes = texts(batch.rows(), PARENT);
        Map<String, UUID> ids = new HashMap<>();
        List<State> brought = new ArrayList<>();
        staged.byKey(batch.importId(), codes).forEach((code, row) -> {
            ids.put(code, Batch.idOf(batch.importId(), row.number()));
            LocalDate founded = Column.parsed(row.cell(FOUNDED));
            OrganizationType.of(row.cell(TYPE))
                    .filter(type -> founded != null && row.cell(NAME) != null)
                    .ifPresent(type -> brought.add(new State(
                            Batch.idOf(batch.importId(), row.number()),
                            code,
                            row.cell(NAME),
                            type,
                            null,
                            false,
                            founded,
                            null)));
        });
        jdbc.sql("select code, id from organization where code = any(?)")
                .param(codes.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return new Parents(ids, brought);
    }

    Around around(Batch batch, Parents parents) {
        Map<UUID, List<State>> forms = Stream.concat(
                        states.ofAll(parents.ids().values()).stream(), parents.brought().stream())
                .collect(Collectors.groupingBy(State::id));
        List<State> departments = new ArrayList<>(states.underAll(parents.ids().values(), OrganizationType.OD));
        staged.byOther(batch.importId(), parents.ids().keySet(), OrganizationType.OD.name()).stream()
                .map(StagedRows.Compared::row)
                .filter(row -> Column.parsed(row.cell(FOUNDED)) != null && row.cell(NAME) != null)
                .forEach(row -> departments.add(state(row, batch.importId(), parents)));
        return new Around(forms, departments.stream().collect(Collectors.groupingBy(State::parentId)));
    }

    static Set<String> texts(Collection<Row> rows, String column) {
        return rows.stream()
                .map(row -> row.cell(column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * What rows refer to.
     *
     * @param ids by code
     * @param brought those of the file, as far as they say what they are
     */
    record Parents(Map<String, UUID> ids, List<State> brought) {

        UUID id(String code) {
            return ids.get(code);
        }
    }

    /** What is around new organisations, under which nothing is yet but what checks itself as a row of its own. */
    record Around(Map<UUID, List<State>> forms, Map<UUID, List<State>> departments) implements Surroundings {

        @Override
        public List<State> since(UUID id, LocalDate day) {
            return forms.getOrDefault(id, List.of()).stream()
                    .filter(form -> form.to() == null || form.to().isAfter(day))
                    .toList();
        }

        @Override
        public List<State> underSince(UUID id, LocalDate day) {
            return departments.getOrDefault(id, List.of()).stream()
                    .filter(form -> form.to() == null || form.to().isAfter(day))
                    .toList();
        }

        /** Circles are looked for in the whole file at once. */
        @Override
        public boolean isEverUnder(UUID id, UUID above, LocalDate day) {
            return false;
        }
    }
}
