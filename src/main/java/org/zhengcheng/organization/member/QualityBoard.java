package org.zhengcheng.organization.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many records of a scope are incomplete or contradictory, by fault and by organisation; never counts further than it shows. */
@Component
class QualityBoard {

    /** More than this is not counted. */
    static final int MOST_COUNTED = 1000;

    static final int PAGE = 50;

    private static final int MOST_ORGANIZATIONS = 200;

    private final JdbcClient jdbc;

    QualityBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The faults there are, with how many; one more than {@value #MOST_COUNTED} stands for any more. */
    Map<Fault, Integer> byFault(PersonRights.Scope scope) {
        Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        if (scope.isSmall()) {
            count("person_fault f where f.organization_id = any(:places)", array(scope.places()), counts);
            return counts;
        }
        List<UUID[]> paths = jdbc.sql("select path from organization where id = any(?)")
                .param(array(scope.seats()))
                .query((row, n) -> (UUID[]) row.getArray("path").getArray())
                .list();
        // A path that is given, and not joined, is looked up by its index.
        paths.forEach(path -> count(
                "person_fault f join organization o on o.id = f.organization_id where o.path >= :places"
                        + " and o.path < :places || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)",
                path,
                counts));
        return counts;
    }

    private void count(String from, UUID[] places, Map<Fault, Integer> counts) {
        jdbc
                .sql("select kind, (select count(*) from (select 1 from " + from + " and f.fault = kind limit "
                        + (MOST_COUNTED + 1) + ") few) as many from unnest(:faults) kind")
                .param("places", places)
                .param("faults", Arrays.stream(Fault.values()).map(Fault::name).toArray(String[]::new))
                .query((row, n) -> Map.entry(Fault.valueOf(row.getString("kind")), row.getInt("many")))
                .list()
                .stream()
                .filter(count -> count.getValue() > 0)
                .forEach(count -> counts.merge(
                        count.getKey(), count.getValue(), (one, other) -> Math.min(MOST_COUNTED + 1, one + other)));
    }

    /** The organisations of a scope with something wrong: all of a small one, else those next below. */
    List<Count> byOrganization(PersonRights.Scope scope) {
        String of = scope.isSmall()
                ? "select o.id, o.name, o.code, (select count(*) from (select 1 from person_fault f"
                        + " where f.organization_id = o.id limit :most) few) as many, false as below"
                        + " from organization o where o.id = any(:places)"
                : "select o.id, o.name, o.code, (select count(*) from (select 1 from organization b"
                        + " join person_fault f on f.organization_id = b.id where b.path >= o.path"
                        + " and b.path < o.path || cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)"
                        + " limit :most) few) as many, true as below"
                        + " from organization o where o.parent_id = any(:places) or o.id = any(:places)"
                        + " and exists(select from person_fault f where f.organization_id = o.id)";
        return jdbc.sql("select * from (" + of + ") counted where many > 0 order by many desc, code limit "
                        + MOST_ORGANIZATIONS)
                .param("places", array(scope.isSmall() ? scope.places() : scope.seats()))
                .param("most", MOST_COUNTED + 1)
                .query((row, n) -> new Count(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getInt("many"),
                        row.getBoolean("below")))
                .list();
    }

    /** The people of whom a record has a fault, and one more if there are more. */
    List<PersonRow> people(PersonRights.Scope scope, Fault fault, UUID after) {
        String where = scope.isSmall() ? "f.organization_id = any(:places)" : "o.path && :places";
        return new ArrayList<>(jdbc.sql("select p.id, p.name, p.pinyin, p.initials, p.birth_date,"
                        + " o.name as organization_name, p.standing, p.standing_since from person_fault f"
                        + " join person p on p.id = f.person_id join organization o on o.id = f.organization_id"
                        + " where f.fault = :fault and f.person_id > :after and " + where
                        + " order by f.person_id limit " + (PAGE + 1))
                .param("places", array(scope.isSmall() ? scope.places() : scope.seats()))
                .param("fault", fault.name())
                .param("after", after == null ? new UUID(0, 0) : after)
                .query(PersonRow.class)
                .list());
    }

    private static UUID[] array(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    /**
     * What is wrong in an organisation.
     *
     * @param below whether what is wrong below it is counted with it
     */
    record Count(UUID id, String name, int many, boolean below) {}
}
