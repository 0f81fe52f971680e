package org.zhengcheng.organization.tree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;

/** The organisations of today for whoever takes them away: all for administrators, else those at and below one's posts. */
@Component
class TreeExport {

    private static final int PAGE = 1000;

    private final Offices offices;
    private final JdbcClient jdbc;
    private final Clock clock;

    TreeExport(Offices offices, JdbcClient jdbc, Clock clock) {
        this.offices = offices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The office in which somebody takes organisations away; empty for who holds none and reads them on pages. */
    Optional<Text> office(UUID personId) {
        LocalDate today = LocalDate.now(clock);
        return Stream.concat(
                        offices.administrations(personId, today).stream().map(Administrator::title),
                        offices.heldBy(personId, today).stream().map(Office::title))
                .findFirst();
    }

    List<Text> heads() {
        return List.of(
                new Text("代码", "Code"),
                new Text("名称", "Name"),
                new Text("类型", "Type"),
                new Text("上级的代码", "Code of what it is under"),
                new Text("上级的名称", "What it is under"),
                new Text("设立日期", "Founded on"),
                new Text("有权审批预备党员", "May admit probationary members"));
    }

    @Transactional(readOnly = true)
    public void write(UUID personId, Consumer<List<Object>> each) {
        LocalDate today = LocalDate.now(clock);
        boolean all = !offices.administrations(personId, today).isEmpty();
        UUID[] seats = offices.heldBy(personId, today).stream()
                .map(Office::organizationId)
                .distinct()
                .toArray(UUID[]::new);
        String after = "";
        for (List<Line> page = page(all, seats, after); !page.isEmpty(); page = page(all, seats, after)) {
            page.forEach(line -> each.accept(line.values()));
            after = page.get(page.size() - 1).code();
        }
    }

    /** A department has nothing below it but oversees what its committee does. */
    private List<Line> page(boolean all, UUID[] seats, String after) {
        return jdbc.sql("select o.code, o.name, o.type, p.code as parent_code, p.name as parent_name, o.founded_on,"
                        + " o.can_approve_probationary from organization o"
                        + " left join organization p on p.id = o.parent_id where o.dissolved_on is null"
                        + " and o.code > :after and (:all or o.path && (select array_agg(case s.type when 'OD'"
                        + " then coalesce(s.parent_id, s.id) else s.id end) from organization s where s.id = any(:seats)))"
                        + " order by o.code limit " + PAGE)
                .param("all", all)
                .param("seats", seats)
                .param("after", after)
                .query(Line.class)
                .list();
    }

    /** An organisation as it is taken away. */
    record Line(
            String code,
            String name,
            String type,
            String parentCode,
            String parentName,
            LocalDate foundedOn,
            boolean canApproveProbationary) {

        private List<Object> values() {
            List<Object> values = new ArrayList<>();
            values.add(code);
            values.add(name);
            values.add(OrganizationType.of(type).map(OrganizationType::title).orElseThrow());
            values.add(parentCode);
            values.add(parentName);
            values.add(foundedOn);
            values.add(canApproveProbationary ? new Text("是", "yes") : new Text("否", "no"));
            return values;
        }
    }
}
