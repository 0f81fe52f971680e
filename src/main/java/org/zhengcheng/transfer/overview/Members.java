package org.zhengcheng.transfer.overview;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.PersonName;

/** The members of somebody's branches for whom they may begin a transfer. */
@Component
class Members {

    private static final int MOST = 60;

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By name; neither oneself nor a relative, nor who has a transfer already.
     *
     * @param typed a part of the name, of its pinyin or its initials; empty for all
     */
    List<PersonName> of(List<Office> offices, String typed, UUID actorId) {
        if (offices.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select p.id, p.name from person p
                        where p.organization_id in (:branches) and p.standing in ('FULL', 'PROBATIONARY') and p.id <> :actor
                          and (strpos(lower(p.name), lower(:typed)) > 0 or strpos(p.pinyin, lower(:typed)) > 0
                            or strpos(p.initials, lower(:typed)) > 0)
                          and not exists (select from relative r
                            where r.person_id = :actor and r.other_id = p.id and r.ended_at is null)
                          and not exists (select from transfer t where t.person_id = p.id and t.ended_on is null)
                        order by p.name, p.id limit :most
                        """)
                .param(
                        "branches",
                        offices.stream().map(Office::organizationId).distinct().toList())
                .param("actor", actorId)
                .param("typed", typed)
                .param("most", MOST)
                .query(PersonName.class)
                .list();
    }
}
