package org.zhengcheng.organization.tree;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Administrator;

/** Writes down what an act changes. */
@Component
class ActWrites {

    private final Spelling spelling;
    private final JdbcClient jdbc;
    private final Clock clock;

    ActWrites(Spelling spelling, JdbcClient jdbc, Clock clock) {
        this.spelling = spelling;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Its chain in the ledger stays gapless. */
    void hold(UUID id) {
        jdbc.sql("select id from organization where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    /** Writes new organisations, what is under another behind it. */
    void found(List<State> states) {
        jdbc.sql("insert into organization (id, code, name, type, parent_id, can_approve_probationary, founded_on,"
                        + " spelled) select id, code, name, type, parent_id, approves, cast(founded_on as date), spelled"
                        + " from unnest(:ids, :codes, :names, :types, :parents, :approve, :founded, :spelled)"
                        + " with ordinality s (id, code, name, type, parent_id, approves, founded_on, spelled, n)"
                        + " order by n")
                .param("ids", array(states, State::id, UUID[]::new))
                .param("codes", array(states, State::code, String[]::new))
                .param("names", array(states, State::name, String[]::new))
                .param("types", array(states, state -> state.type().name(), String[]::new))
                .param("parents", array(states, State::parentId, UUID[]::new))
                .param("approve", array(states, State::canApprove, Boolean[]::new))
                .param("founded", array(states, state -> state.from().toString(), String[]::new))
                .param("spelled", array(states, state -> spelling.of(state.name()), String[]::new))
                .update();
    }

    private static <T> T[] array(List<State> states, Function<State, T> what, IntFunction<T[]> made) {
        return states.stream().map(what).toArray(made);
    }

    void become(State was, State becomes) {
        keep(was, becomes.from());
        jdbc.sql("update organization set name = :name, type = :type, can_approve_probationary = :approves,"
                        + " since = :since, spelled = :spelled where id = :id")
                .param("name", becomes.name())
                .param("type", becomes.type().name())
                .param("approves", becomes.canApprove())
                .param("since", becomes.from())
                .param("spelled", spelling.of(becomes.name()))
                .param("id", was.id())
                .update();
        if (becomes.parentId() != null && !becomes.parentId().equals(was.parentId())) {
            under(was.id(), becomes.parentId());
        }
    }

    /** Whoever keeps the files of what was merged is what it is under from now on. */
    void merge(State was, Act act, Actor actor) {
        keep(was, act.on());
        under(was.id(), act.other());
        jdbc.sql("update organization set merged_into = ?, since = ? where id = ?")
                .params(act.other(), act.on(), was.id())
                .update();
        jdbc.sql("update person set organization_id = ?, unchecked = true where organization_id = ?")
                .params(act.other(), was.id())
                .update();
        end(act, actor);
    }

    /** It is no more from that day on, and nobody holds a post in it. */
    void end(Act act, Actor actor) {
        jdbc.sql("update organization set dissolved_on = ? where id = ?")
                .params(act.on(), act.id())
                .update();
        Text office = Administrator.SYSTEM.title();
        jdbc.sql("""
                        with ended as (
                          update post set to_date = greatest(:last, from_date - 1)
                          where organization_id = :id and (to_date is null or to_date > :last)
                          returning id, from_date, to_date)
                        insert into post_change (post_id, kind, from_date, to_date, reason, by_id, by_name, office,
                          office_en, made_at)
                        select id, case when to_date < from_date then 'ANNULLED' else 'ENDED' end, from_date, to_date,
                          :reason, :by, :name, :office, :officeInEnglish, :now from ended
                        """)
                .param("last", act.on().minusDays(1))
                .param("id", act.id())
                .param("reason", act.document().strip())
                .param("by", actor.personId())
                .param("name", actor.name())
                .param("office", office.chinese())
                .param("officeInEnglish", office.english())
                .param("now", now())
                .update();
    }

    /**
     * @param was what the act changed, as it was; null where it says nothing
     * @param becomes the same as it is now
     */
    void event(Act act, UUID id, String was, String becomes, UUID other, Actor actor) {
        events(List.of(new Event(act, id, was, becomes, other)), actor);
    }

    void events(List<Event> events, Actor actor) {
        jdbc.sql("insert into organization_event (organization_id, act, event_date, document, was, becomes, other_id,"
                        + " actor_id, actor_name, recorded_at) select id, act, cast(day as date), document, was, becomes,"
                        + " other, :actor, :name, :now from unnest(:ids, :acts, :days, :documents, :was, :becomes,"
                        + " :others) with ordinality e (id, act, day, document, was, becomes, other, n) order by n")
                .param("ids", events.stream().map(Event::id).toArray(UUID[]::new))
                .param(
                        "acts",
                        events.stream().map(event -> event.act().kind().name()).toArray(String[]::new))
                .param(
                        "days",
                        events.stream()
                                .map(event -> event.act().on().toString())
                                .toArray(String[]::new))
                .param(
                        "documents",
                        events.stream()
                                .map(event -> event.act().document().strip())
                                .toArray(String[]::new))
                .param("was", events.stream().map(Event::was).toArray(String[]::new))
                .param("becomes", events.stream().map(Event::becomes).toArray(String[]::new))
                .param("others", events.stream().map(Event::other).toArray(UUID[]::new))
                .param("actor", actor.personId())
                .param("name", actor.name())
                .param("now", now())
                .update();
    }

    private void under(UUID id, UUID parent) {
        jdbc.sql("update organization set parent_id = ? where id = ?")
                .params(parent, id)
                .update();
    }

    private void keep(State was, LocalDate until) {
        if (was.from().isBefore(until)) {
            jdbc.sql("insert into organization_version (organization_id, name, type, parent_id,"
                            + " can_approve_probationary, from_date, to_date, recorded_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            was.id(),
                            was.name(),
                            was.type().name(),
                            was.parentId(),
                            was.canApprove(),
                            was.from(),
                            until,
                            now())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    /**
     * An act as it is written down.
     *
     * @param was what the act changed, as it was; null where it says nothing
     * @param becomes the same as it is now
     */
    record Event(Act act, UUID id, String was, String becomes, UUID other) {}
}
