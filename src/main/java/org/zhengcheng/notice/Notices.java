package org.zhengcheng.notice;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;

/**
 * Messages to people about cases, and the letters that carry them by mail: written in the transaction of what they report,
 * so that neither is without the other.
 */
@Component
public class Notices {

    private static final LocalTime SUMMARY = LocalTime.of(8, 0);

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A step waits to be taken, by these people or by others.
     *
     * @param until the last day of its period; null if none runs
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void waits(Collection<UUID> people, Topic topic, LocalDate until) {
        tell(people, Notice.Kind.WAITS, topic, until, List.of(), null);
    }

    /** A step was taken; the text of the topic says with which outcome. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void taken(Collection<UUID> people, Topic topic) {
        tell(people, Notice.Kind.TAKEN, topic, null, List.of(), null);
    }

    /**
     * Single items came back to be put right.
     *
     * @param items the fields and files that are wrong, by their labels
     * @param until the last day for handing them in again; null if none was set
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(Collection<UUID> people, Topic topic, List<Text> items, LocalDate until) {
        tell(people, Notice.Kind.RETURNED, topic, until, items, null);
    }

    /**
     * Somebody handed in in a person's place.
     *
     * @param byName who did
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enteredFor(UUID person, Topic topic, String byName) {
        tell(List.of(person), Notice.Kind.ENTERED_FOR, topic, null, List.of(), byName);
    }

    /**
     * A step is due, or overdue, and has not been taken. It takes the place of earlier warnings that were not read.
     *
     * @param until the last day of its period
     * @param today the day it is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void warns(Collection<UUID> people, Topic topic, LocalDate until, LocalDate today) {
        if (people.isEmpty()) {
            return;
        }
        putAside(people, topic.taskId(), List.of(Notice.Kind.DUE, Notice.Kind.OVERDUE));
        tell(people, today.isAfter(until) ? Notice.Kind.OVERDUE : Notice.Kind.DUE, topic, until, List.of(), null);
    }

    /**
     * A day comes, or has come, on which nothing falls due but something is to be seen to; the text of the topic says what.
     * It takes the place of earlier reminders of the step that were not read.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reminds(Collection<UUID> people, Topic topic, LocalDate day) {
        if (!people.isEmpty()) {
            putAside(people, topic.taskId(), List.of(Notice.Kind.REMINDED));
            tell(people, Notice.Kind.REMINDED, topic, day, List.of(), null);
        }
    }

    /** The newest says how things stand; nobody need read the older ones too. */
    private void putAside(Collection<UUID> people, String taskId, List<Notice.Kind> kinds) {
        jdbc.sql("update notice set read_at = :now where task_id = :task and kind in (:kinds)"
                        + " and person_id in (:people) and read_at is null")
                .param("now", now())
                .param("task", taskId)
                .param("kinds", kinds.stream().map(Notice.Kind::name).toList())
                .param("people", people)
                .update();
    }

    /**
     * The person a case is about asks those who hold it to go on.
     *
     * @param until the last day of its period; null if none runs
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void nudged(Collection<UUID> people, Topic topic, LocalDate until, String byName) {
        tell(people, Notice.Kind.NUDGED, topic, until, List.of(), byName);
    }

    /**
     * A person's case that was begun on paper is kept here from now on.
     *
     * @param byName who copied it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void copied(UUID person, Topic topic, String byName) {
        tell(List.of(person), Notice.Kind.COPIED, topic, null, List.of(), byName);
    }

    /** What somebody has not read about steps that wait is told to whoever takes over from them instead. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(Collection<String> taskIds, UUID from, UUID to) {
        if (!taskIds.isEmpty()) {
            jdbc.sql("update notice set person_id = :to, mail_id = null, daily_at = null"
                            + " where task_id in (:tasks) and person_id = :from and read_at is null")
                    .param("tasks", taskIds)
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
    }

    /** A person wants their record changed; those who keep it are asked to decide. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void proposed(Collection<UUID> keepers, String personName) {
        tell(keepers, Notice.Kind.PROPOSED, Topic.ofRecord("/people/changes", personName), null, List.of(), null);
    }

    /** It was decided on what a person wanted changed in their record. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(UUID person, String personName, String byName) {
        tell(List.of(person), Notice.Kind.DECIDED, Topic.ofRecord("/me/record", personName), null, List.of(), byName);
    }

    /** Somebody acts for another up to a day; both are told but who arranged it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void substitutes(Collection<UUID> people, String absent, String substitute, LocalDate until, String byName) {
        Topic topic = new Topic(null, null, "/posts", absent, Text.same(substitute));
        tell(people, Notice.Kind.SUBSTITUTE, topic, until, List.of(), byName);
    }

    /** Somebody no longer acts for another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void substitutesNoMore(Collection<UUID> people, String absent, String substitute, String byName) {
        Topic topic = new Topic(null, null, "/posts", absent, Text.same(substitute));
        tell(people, Notice.Kind.SUBSTITUTE_ENDED, topic, null, List.of(), byName);
    }

    /**
     * People are called to a meeting.
     *
     * @param day on which it is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void convened(Collection<UUID> people, Topic topic, LocalDate day) {
        tell(people, Notice.Kind.MEETING, topic, day, List.of(), null);
    }

    /** A meeting to which people are called has another agenda, or is at another time or place, which the topic says. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void meetingChanged(Collection<UUID> people, Topic topic, LocalDate day) {
        tell(people, Notice.Kind.MEETING_CHANGED, topic, day, List.of(), null);
    }

    /** A meeting to which people were called is not held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void meetingCancelled(Collection<UUID> people, Topic topic, LocalDate day) {
        tell(people, Notice.Kind.MEETING_CANCELLED, topic, day, List.of(), null);
    }

    /**
     * A meeting decided a step, which its holders can take now.
     *
     * @param whom those who hold each step
     * @param day on which it was
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void meetingDecided(Map<Topic, ? extends Collection<UUID>> whom, LocalDate day) {
        tell(whom, Notice.Kind.MEETING_DECIDED, day, List.of(), null);
    }

    /** A verification of the ledger found places that are wrong; at least one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void altered(Collection<UUID> auditors, int faults) {
        Topic topic = new Topic(null, null, "/ledger", Integer.toString(faults), Text.same(""));
        tell(auditors, Notice.Kind.ALTERED, topic, null, List.of(), null);
    }

    /** Somebody is not to know of some cases any more: no message says anything of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID personId, Collection<UUID> caseIds) {
        if (!caseIds.isEmpty()) {
            jdbc.sql("delete from notice where person_id = :person and case_id in (:cases)")
                    .param("person", personId)
                    .param("cases", caseIds)
                    .update();
        }
    }

    /** A step no longer waits: messages about it lead to the case from now on, and nobody need read that it waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String taskId) {
        jdbc.sql("update notice set task_id = null, read_at = coalesce(read_at, ?) where task_id = ?")
                .params(now(), taskId)
                .update();
    }

    private void tell(
            Collection<UUID> people, Notice.Kind kind, Topic topic, LocalDate until, List<Text> items, String byName) {
        tell(Map.of(topic, people), kind, until, items, byName);
    }

    /** One statement, whoever is told, of however much, and however they want it: steps count theirs. */
    private void tell(
            Map<Topic, ? extends Collection<UUID>> whom,
            Notice.Kind kind,
            LocalDate until,
            List<Text> items,
            String byName) {
        List<Told> told = whom.entrySet().stream()
                .flatMap(about -> about.getValue().stream().distinct().map(person -> new Told(person, about.getKey())))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with told as (
                          select t.*, gen_random_uuid() as mail,
                                 case when a.address is null then 'NONE' else coalesce(c.delivery, :usual) end as delivery
                          from unnest(cast(:people as uuid[]), cast(:cases as uuid[]), cast(:tasks as text[]),
                                      cast(:paths as text[]), cast(:subjects as text[]), cast(:texts as text[]),
                                      cast(:textsEn as text[]))
                            as t (person_id, case_id, task_id, path, subject_name, text, text_en)
                          join person p on p.id = t.person_id
                          left join mail_address a on a.person_id = p.id
                          left join mail_choice c on c.person_id = p.id and c.kind = :kind
                        ), letters as (
                          insert into mail_outbox (id, person_id, daily, state, due_at, written_at)
                          select mail, person_id, false, 'WAITING', :now, :now from told where delivery = 'EACH'
                        )
                        insert into notice (person_id, case_id, task_id, path, subject_name, kind, text, text_en, until_on,
                                            items, items_en, by_name, told_at, daily_at, mail_id)
                        select person_id, case_id, task_id, path, subject_name, :kind, text, text_en, :until,
                               :items, :itemsEn, :by, :now,
                               case delivery when 'DAILY' then cast(:morning as timestamptz) end,
                               case delivery when 'EACH' then mail end
                        from told
                        """)
                .param("people", told.stream().map(Told::personId).toArray(UUID[]::new))
                .param("cases", told.stream().map(one -> one.about().caseId()).toArray(UUID[]::new))
                .param("tasks", words(told, Topic::taskId))
                .param("paths", words(told, Topic::path))
                .param("subjects", words(told, Topic::subjectName))
                .param("texts", words(told, topic -> topic.text().chinese()))
                .param("textsEn", words(told, topic -> topic.text().english()))
                .param("kind", kind.name())
                .param("usual", kind.usual().name())
                .param("until", until, Types.DATE)
                .param("items", items.stream().map(Text::chinese).toArray(String[]::new))
                .param("itemsEn", items.stream().map(Text::english).toArray(String[]::new))
                .param("by", byName, Types.VARCHAR)
                .param("now", now())
                .param("morning", nextMorning())
                .update();
    }

    private static String[] words(List<Told> told, Function<Topic, String> word) {
        return told.stream().map(Told::about).map(word).toArray(String[]::new);
    }

    /** Who is told of what. */
    private record Told(UUID personId, Topic about) {}

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    /** The next time that summaries are written. */
    private OffsetDateTime nextMorning() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime today = now.with(SUMMARY);
        return utc((now.isBefore(today) ? today : today.plusDays(1)).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
