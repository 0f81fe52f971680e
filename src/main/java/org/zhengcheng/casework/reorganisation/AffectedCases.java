package org.zhengcheng.casework.reorganisation;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.tree.Act;

/** The running cases that an act on the tree may concern: those of the organisation and of everything below it. */
@Component
class AffectedCases {

    private final JdbcClient jdbc;

    AffectedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Their ids, in the order in which everybody holds them. A department concerns what its committee has below it. */
    List<UUID> of(Act act) {
        return jdbc.sql("""
                        with place as (
                          select p.path from organization o
                          join organization p on p.id = case when o.type = 'OD' then o.parent_id else o.id end
                          where o.id = :id or o.id = :founded)
                        select c.id from case_file c join organization o on o.id in (c.organization_id,
                            c.previous_organization_id, c.home_id, c.away_id)
                          join place on o.path >= place.path
                            and o.path < place.path || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
                        where c.state = 'OPEN' group by c.id order by c.id
                        """)
                .param("id", act.id())
                .param("founded", act.kind() == Act.Kind.FOUND ? act.other() : null)
                .query(UUID.class)
                .list();
    }

    /** The numbers of those that an organisation itself is responsible for, or to which they may be given back. */
    List<String> at(UUID organizationId) {
        return jdbc.sql("select number from case_file where state = 'OPEN' and (organization_id = :id"
                        + " or previous_organization_id = :id or home_id = :id or away_id = :id) order by number")
                .param("id", organizationId)
                .query(String.class)
                .list();
    }
}
