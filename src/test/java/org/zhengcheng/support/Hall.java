package org.zhengcheng.support;

import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengcheng.meeting.VoteRule;

/**
 * A meeting of a town's branch as its tables hold it, for tests that begin where it ends: chaired by the secretary, with
 * the commissioner taking the minutes, the contact and the member counting, and of the four entitled all but one present.
 */
public final class Hall {

    private final JdbcClient jdbc;
    private final Town town;
    private final UUID id = UUID.randomUUID();
    private final Map<String, UUID> items = new LinkedHashMap<>();
    private final LocalDate day;

    public Hall(JdbcClient jdbc, Town town, LocalDate day) {
        this.jdbc = jdbc;
        this.town = town;
        this.day = day;
        jdbc.sql(
                        "insert into meeting (id, organization_id, kind, state, begins_at, place, guests, chair_id, recorder_id,"
                                + " scrutineer_id, teller_id, code, convened_by, convened_name, office, office_en, convened_at)"
                                + " values (?, ?, 'BRANCH', 'CONVENED', ?, '支部活动室', '组织员甲', ?, ?, ?, ?, '123456', ?, ?, '支部书记',"
                                + " 'branch secretary', ?)")
                .params(
                        id,
                        town.organizationId("branch"),
                        at(9),
                        town.id("secretary"),
                        town.id("commissioner"),
                        town.id("contact"),
                        town.id("member"),
                        town.id("secretary"),
                        town.name("secretary"),
                        at(8))
                .update();
    }

    public UUID id() {
        return id;
    }

    public String path() {
        return "/meetings/" + id;
    }

    public UUID item(String title) {
        return items.get(title);
    }

    /** Puts a matter on the agenda. */
    public Hall matter(String matterId, UUID caseId, String person, VoteRule rule, String title) {
        return add(matterId, caseId, person, rule, title);
    }

    /** Puts something on the agenda that is only talked about. */
    public Hall topic(String title) {
        return add(null, null, null, null, title);
    }

    private Hall add(String matterId, UUID caseId, String person, VoteRule rule, String title) {
        UUID item = UUID.randomUUID();
        items.put(title, item);
        jdbc.sql(
                        "insert into meeting_item (id, meeting_id, place, title, title_en, matter_id, case_id, person_id,"
                                + " person_name, rule, state)"
                                + " values (:id, :meeting, :place, :title, :title, :matter, :case, :person, :name, :rule, 'WAITING')")
                .param("id", item)
                .param("meeting", id)
                .param("place", items.size())
                .param("title", title)
                .param("matter", matterId, Types.VARCHAR)
                .param("case", caseId, Types.OTHER)
                .param("person", person == null ? null : town.id(person), Types.OTHER)
                .param("name", person == null ? null : town.name(person), Types.VARCHAR)
                .param("rule", rule == null ? null : rule.id(), Types.VARCHAR)
                .update();
        return this;
    }

    /** It opens: secretary, contact and member are there, the commissioner of the four entitled is not. */
    public Hall open() {
        jdbc.sql("update meeting set state = 'OPEN', opened_at = ? where id = ?")
                .params(at(9), id)
                .update();
        for (String person : List.of("secretary", "commissioner", "contact", "member")) {
            jdbc.sql("insert into meeting_roll (meeting_id, person_id, name) values (?, ?, ?)")
                    .params(id, town.id(person), town.name(person))
                    .update();
            if (!person.equals("commissioner")) {
                jdbc.sql("insert into meeting_attendance (meeting_id, person_id, came_at) values (?, ?, ?)")
                        .params(id, town.id(person), at(9))
                        .update();
            }
        }
        jdbc.sql("insert into meeting_absence (meeting_id, person_id, reason) values (?, ?, '出差')")
                .params(id, town.id("commissioner"))
                .update();
        return this;
    }

    /** An item is decided: of three present so many agree, the others are against. */
    public Hall decide(String title, int agree, String result) {
        return decide(title, 4, 3, agree, result);
    }

    public Hall decide(String title, int should, int actual, int agree, String result) {
        jdbc.sql("update meeting_item set state = 'DECIDED', method = 'PAPER', should_count = :should,"
                        + " actual_count = :actual, written_agree = 0, written_against = 0, issued = :actual,"
                        + " returned = :actual, valid = :actual, agree = :agree, against = :actual - :agree, abstain = 0,"
                        + " result = :result where id = :id")
                .param("should", should)
                .param("actual", actual)
                .param("agree", agree)
                .param("result", result)
                .param("id", items.get(title))
                .update();
        return this;
    }

    public Hall postpone(String title) {
        jdbc.sql("update meeting_item set state = 'POSTPONED', remark = '材料不全' where id = ?")
                .param(items.get(title))
                .update();
        return this;
    }

    public Hall close() {
        jdbc.sql(
                        "update meeting_item set state = 'DECIDED' where meeting_id = ? and state = 'WAITING' and rule is null")
                .param(id)
                .update();
        jdbc.sql("update meeting set state = 'CLOSED', closed_at = ?, code = null where id = ?")
                .params(at(11), id)
                .update();
        return this;
    }

    private OffsetDateTime at(int hour) {
        return day.atTime(hour, 0).atOffset(ZoneOffset.ofHours(8)).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
