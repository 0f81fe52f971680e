package org.zhengcheng.organization.member;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what is incomplete or contradictory in records and keeps it beside them. */
@Component
class Faults {

    private static final String FIND = "insert into person_fault (person_id, fault, organization_id)"
            + " select p.id, found.fault, p.organization_id from person p"
            + " left join person_record r on r.person_id = p.id left join person_identity i on i.person_id = p.id"
            + " cross join lateral (values "
            + Arrays.stream(Fault.values())
                    .map(fault -> "('" + fault + "', " + fault.condition() + ")")
                    .collect(Collectors.joining(", "))
            + ") found (fault, holds) where p.id = any(:ids) and found.holds";

    private final JdbcClient jdbc;

    Faults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Looks at records that were written in this transaction. */
    void check(Collection<UUID> ids) {
        UUID[] all = ids.toArray(UUID[]::new);
        jdbc.sql("delete from person_fault where person_id = any(:ids)")
                .param("ids", all)
                .update();
        jdbc.sql(FIND).param("ids", all).update();
        jdbc.sql("update person set unchecked = false where id = any(:ids) and unchecked")
                .param("ids", all)
                .update();
    }

    /** Records that somebody has written without looking at them; whoever else is at one is waited for by nobody. */
    List<UUID> unchecked(int most) {
        return jdbc.sql("select id from person where unchecked order by id limit ? for update skip locked")
                .param(most)
                .query(UUID.class)
                .list();
    }
}
