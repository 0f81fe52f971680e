package org.zhengcheng.meeting.agenda;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.organization.Role;

/** Who belongs to the meetings of an organisation. */
@Component
public class Membership {

    private static final String BAR = " case when p.standing = 'PROBATIONARY' then 'PROBATIONARY'"
            + " when exists (select from discipline d where d.person_id = p.id and d.kind = 'DISCIPLINE_PROBATION'"
            + " and d.from_date <= :day and (d.until_date is null or d.until_date >= :day)) then 'DISCIPLINE' end as bar";

    private final JdbcClient jdbc;

    Membership(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody who belongs to a meeting of a kind held on a day, by the sound of their names, in one statement. */
    public List<Belonging> of(UUID organizationId, MeetingKind kind, LocalDate day) {
        return kind.posts().isEmpty() ? members(organizationId, day) : holders(organizationId, kind.posts(), day);
    }

    private List<Belonging> members(UUID organizationId, LocalDate day) {
        return jdbc.sql("select p.id, p.name," + BAR + " from person p where p.organization_id = :organization"
                        + " and p.standing in ('FULL', 'PROBATIONARY') order by p.pinyin, p.name, p.id")
                .param("organization", organizationId)
                .param("day", day)
                .query(Belonging.class)
                .list();
    }

    private List<Belonging> holders(UUID organizationId, List<Role> posts, LocalDate day) {
        return jdbc.sql("select p.id, p.name," + BAR + " from person p where p.standing in ('FULL', 'PROBATIONARY')"
                        + " and exists (select from post h where h.person_id = p.id"
                        + " and h.organization_id = :organization and h.role in (:posts) and h.from_date <= :day"
                        + " and (h.to_date is null or h.to_date >= :day)) order by p.pinyin, p.name, p.id")
                .param("organization", organizationId)
                .param("posts", posts.stream().map(Role::id).toList())
                .param("day", day)
                .query(Belonging.class)
                .list();
    }
}
