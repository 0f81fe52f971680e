package org.zhengcheng.transfer.overview;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Office;

/** People with a record below a receiving committee who are no members here yet. */
@Component
class Newcomers {

    private static final int MOST = 20;

    private final JdbcClient jdbc;

    Newcomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, which is to begin with what was typed; none if nothing was. */
    List<Newcomer> found(List<Office> receiving, String typed, UUID actorId) {
        if (typed.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select p.id, p.name, o.name as branch from person p
                        join organization o on o.id = p.organization_id
                        where o.path && :seats and p.name like :typed || '%' and p.id <> :actor
                          and (p.standing is null or p.standing not in ('FULL', 'PROBATIONARY'))
                          and not exists (select from relative r
                            where r.person_id = :actor and r.other_id = p.id and r.ended_at is null)
                        order by p.name, p.id limit :most
                        """)
                .param("seats", receiving.stream().map(Office::organizationId).toArray(UUID[]::new))
                .param("typed", typed.replaceAll("[%_\\\\]", ""))
                .param("actor", actorId)
                .param("most", MOST)
                .query(Newcomer.class)
                .list();
    }

    /** @param branch the branch of their record, which will receive them */
    record Newcomer(UUID id, String name, String branch) {}
}
