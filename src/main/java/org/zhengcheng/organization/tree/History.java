package org.zhengcheng.organization.tree;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done to an organisation, as it was confirmed. */
@Component
class History {

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every act, the latest first. */
    List<Event> of(UUID id) {
        return jdbc.sql("select e.act, e.event_date, e.document, e.was, e.becomes, e.other_id, o.name as other_name,"
                        + " o.merged_into = e.organization_id as took_in, e.actor_name, e.recorded_at"
                        + " from organization_event e left join organization o on o.id = e.other_id"
                        + " where e.organization_id = ? order by e.event_date desc, e.id desc limit 200")
                .param(id)
                .query((row, n) -> new Event(
                        Act.Kind.valueOf(row.getString("act")),
                        row.getObject("event_date", LocalDate.class),
                        row.getString("document"),
                        row.getString("was"),
                        row.getString("becomes"),
                        row.getObject("other_id", UUID.class),
                        row.getString("other_name"),
                        row.getBoolean("took_in"),
                        row.getString("actor_name"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    /**
     * An act.
     *
     * @param was what it changed, as it was: a name, the code of a type, what it was under; null where it says nothing
     * @param becomes the same, as it became
     * @param otherId what it came under, what it was merged into, or what it took in; null if none
     * @param otherName its present name
     * @param tookIn whether the other was merged into this one
     */
    record Event(
            Act.Kind kind,
            LocalDate on,
            String document,
            String was,
            String becomes,
            UUID otherId,
            String otherName,
            boolean tookIn,
            String actorName,
            Instant recordedAt) {

        /** The key of the sentence that says it. */
        public String sentence() {
            return tookIn ? "tree.event.TOOK_IN" : "tree.event." + kind;
        }

        /** What it was, a type by its name. */
        public Object wasSaid() {
            return kind == Act.Kind.RETYPE ? title(was) : was;
        }

        /** What it became, a type by its name. */
        public Object becomesSaid() {
            return kind == Act.Kind.RETYPE ? title(becomes) : becomes;
        }

        private static Object title(String code) {
            return OrganizationType.of(code).map(OrganizationType::title).orElseThrow();
        }
    }
}
