package org.zhengcheng.organization.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** Who holds which post now or will hold it, for whoever takes it away and may read it on pages. */
@Component
class PostExport {

    private static final int PAGE = 1000;

    private final Offices offices;
    private final SystemRights rights;
    private final JdbcClient jdbc;
    private final Clock clock;

    PostExport(Offices offices, SystemRights rights, JdbcClient jdbc, Clock clock) {
        this.offices = offices;
        this.rights = rights;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Text> heads() {
        return List.of(
                new Text("党组织的代码", "Code of the organisation"),
                new Text("党组织", "Organisation"),
                new Text("岗位", "Post"),
                new Text("姓名", "Name"),
                new Text("第一天", "First day"),
                new Text("最后一天", "Last day"));
    }

    @Transactional(readOnly = true)
    public void write(UUID personId, Consumer<List<Object>> each) {
        LocalDate today = LocalDate.now(clock);
        boolean all = rights.may(personId, Verb.READ_POSTS);
        UUID[] own = offices.heldBy(personId, today).stream()
                .filter(office -> RightsTable.grants(Verb.READ_POSTS, Relation.SAME, office.post()))
                .map(Office::organizationId)
                .toArray(UUID[]::new);
        UUID[] above = offices.heldBy(personId, today).stream()
                .filter(office -> RightsTable.grants(Verb.READ_POSTS, Relation.ABOVE, office.post()))
                .map(Office::organizationId)
                .toArray(UUID[]::new);
        String code = "";
        UUID after = new UUID(0, 0);
        for (List<Line> page = page(all, own, above, today, code, after);
                !page.isEmpty();
                page = page(all, own, above, today, code, after)) {
            page.forEach(line -> each.accept(line.values()));
            Line last = page.get(page.size() - 1);
            code = last.code();
            after = last.id();
        }
    }

    /** Who is above is not above themselves; a department oversees what is below its committee. */
    private List<Line> page(boolean all, UUID[] own, UUID[] above, LocalDate today, String code, UUID after) {
        return jdbc.sql("select p.id, o.code, o.name, p.role, pe.name as person_name, p.from_date, p.to_date"
                        + " from post p join organization o on o.id = p.organization_id"
                        + " join person pe on pe.id = p.person_id"
                        + " where o.code >= :code and (o.code > :code or p.id > :after)"
                        + " and (p.to_date is null or p.to_date >= :today and p.to_date >= p.from_date)"
                        + " and (:all or o.id = any(:own) or o.path[1\\:cardinality(o.path) - 1] && (select array_agg("
                        + "case s.type when 'OD' then coalesce(s.parent_id, s.id) else s.id end)"
                        + " from organization s where s.id = any(:above)))"
                        + " order by o.code, p.id limit " + PAGE)
                .param("all", all)
                .param("own", own)
                .param("above", above)
                .param("today", today)
                .param("code", code)
                .param("after", after)
                .query(Line.class)
                .list();
    }

    /** A post as it is taken away. */
    record Line(
            UUID id, String code, String name, String role, String personName, LocalDate fromDate, LocalDate toDate) {

        private List<Object> values() {
            List<Object> values = new ArrayList<>();
            values.add(code);
            values.add(name);
            values.add(Role.of(role)
                    .<Capacity>map(post -> post)
                    .or(() -> Administrator.of(role))
                    .map(Capacity::title)
                    .orElse(Text.same(role)));
            values.add(personName);
            values.add(fromDate);
            values.add(toDate);
            return values;
        }
    }
}
