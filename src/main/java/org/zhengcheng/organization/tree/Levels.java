package org.zhengcheng.organization.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tree level by level: of however many there are, one page of each level that is open, in one statement. */
@Component
class Levels {

    static final int PAGE = 50;

    private static final String NODE = "select o.id, o.parent_id, o.code, o.name, o.type, o.can_approve_probationary,"
            + " exists(select from organization b where b.parent_id = o.id and b.dissolved_on is null) as has_below";

    private final JdbcClient jdbc;

    Levels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The tree as somebody has opened it.
     *
     * @param opened what is open
     * @param shown what is shown even where it stands far behind in its level, such as the one asked for and what is above
     * @param here the one asked for; null if none is
     */
    Level tree(Collection<UUID> opened, Collection<UUID> shown, UUID here) {
        List<Row> rows = jdbc.sql("""
                        (%1$s from organization o where o.parent_id is null and o.dissolved_on is null
                         order by o.code limit :more)
                        union
                        (select c.* from unnest(cast(:opened as uuid[])) p(id) cross join lateral (
                          %1$s from organization o where o.parent_id = p.id and o.dissolved_on is null
                          order by o.code limit :more) c)
                        union
                        (%1$s from organization o where o.id = any(cast(:shown as uuid[])) and o.dissolved_on is null
                          and (o.parent_id is null or o.parent_id = any(cast(:opened as uuid[]))))
                        order by code
                        """.formatted(NODE))
                .param("opened", texts(opened))
                .param("shown", texts(shown))
                .param("more", PAGE + 1)
                .query(Row.class)
                .list();
        Map<UUID, List<Row>> byParent = new LinkedHashMap<>();
        rows.forEach(row -> byParent.computeIfAbsent(row.parentId(), any -> new ArrayList<>())
                .add(row));
        return level(null, byParent, opened, shown, here);
    }

    /** One page of what is under an organisation; null for the tops. */
    Level page(UUID of, String afterCode) {
        List<Row> rows = jdbc.sql(NODE + " from organization o where o.parent_id "
                        + (of == null ? "is null" : "= :of")
                        + " and o.dissolved_on is null and o.code > :after order by o.code limit :more")
                .param("of", of)
                .param("after", afterCode)
                .param("more", PAGE + 1)
                .query(Row.class)
                .list();
        return new Level(
                of,
                rows.stream().limit(PAGE).map(row -> row.node(null, false)).toList(),
                rows.size() > PAGE ? rows.get(PAGE - 1).code() : null);
    }

    /** What is shown although it stands behind the page stands at its end. */
    private static Level level(
            UUID of, Map<UUID, List<Row>> byParent, Collection<UUID> opened, Collection<UUID> shown, UUID here) {
        List<Row> rows = byParent.getOrDefault(of, List.of());
        List<Level.Node> nodes = IntStream.range(0, rows.size())
                .filter(n -> n < PAGE || shown.contains(rows.get(n).id()))
                .mapToObj(rows::get)
                .map(row -> row.node(
                        opened.contains(row.id()) && row.hasBelow()
                                ? level(row.id(), byParent, opened, shown, here)
                                : null,
                        Objects.equals(row.id(), here)))
                .toList();
        return new Level(of, nodes, rows.size() > PAGE ? rows.get(PAGE - 1).code() : null);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private record Row(
            UUID id,
            UUID parentId,
            String code,
            String name,
            String type,
            boolean canApproveProbationary,
            boolean hasBelow) {

        Level.Node node(Level below, boolean here) {
            return new Level.Node(
                    id,
                    code,
                    name,
                    OrganizationType.of(type).orElseThrow(),
                    canApproveProbationary,
                    hasBelow,
                    below,
                    here);
        }
    }
}
