package org.zhengcheng.meeting.agenda;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.language.Text;

/** What may stand on an agenda: the matters that wait for a decision, and topics in words of one's own. */
@Component
class Agenda {

    private static final int LONGEST_TOPIC = 300;
    private static final int MOST = 50;
    /** So many topics have room on an empty page. */
    private static final int TOPICS = 3;

    private final ObjectProvider<Matters> sources;
    private final JdbcClient jdbc;

    Agenda(ObjectProvider<Matters> sources, JdbcClient jdbc) {
        this.sources = sources;
        this.jdbc = jdbc;
    }

    /** What a meeting of a kind could decide: what waits for it and stands on no other agenda. */
    List<Matter> offered(UUID organizationId, MeetingKind kind) {
        return sources.stream()
                .flatMap(source -> source.open(organizationId).stream())
                .filter(matter -> kind.decides(matter.rule()))
                .toList();
    }

    /** What a meeting that has not opened could decide: what stands on its agenda, and what waits and stands on none. */
    List<Matter> offered(Meeting meeting) {
        List<String> own = asked(meeting);
        return Stream.concat(
                        meeting.items().stream()
                                .filter(Item::isVote)
                                .map(item -> new Matter(
                                        item.matterId(),
                                        meeting.organizationId(),
                                        item.caseId(),
                                        item.personId(),
                                        item.personName(),
                                        item.title(),
                                        item.rule())),
                        offered(meeting.organizationId(), meeting.kind()).stream()
                                .filter(matter -> !own.contains(matter.id())))
                .toList();
    }

    /** What stands on an agenda, as it would be asked for. */
    static List<String> asked(Meeting meeting) {
        return meeting.items().stream().map(Agenda::key).toList();
    }

    private static String key(Item item) {
        return item.isVote() ? item.matterId() : item.title().chinese();
    }

    /** What speaks against deciding some matters on a day. */
    List<FieldError> hindrances(List<String> matterIds, LocalDate day) {
        return matterIds.stream()
                .flatMap(matter -> sources.stream().flatMap(source -> source.hindrance(matter, day).stream()))
                .map(hindrance -> new FieldError("day", hindrance.code(), hindrance.arguments(), null))
                .distinct()
                .toList();
    }

    /** The first day, not before another, on which nothing speaks against deciding some matters. */
    LocalDate possible(List<String> matterIds, LocalDate from) {
        return matterIds.stream()
                .flatMap(matter -> sources.stream().flatMap(source -> source.hindrance(matter, from).stream()))
                .flatMap(hindrance -> hindrance.arguments().stream().limit(1))
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .filter(day -> day.isAfter(from))
                .max(LocalDate::compareTo)
                .orElse(from);
    }

    /** A matter alone, if it is one. */
    List<Matter> known(String matterId) {
        return sources.stream()
                .flatMap(source -> source.find(matterId).stream())
                .toList();
    }

    /**
     * What was put on an agenda, in its order.
     *
     * @param asked ids of matters, and topics in words; blanks are passed over
     */
    static List<Entry> read(List<String> asked, List<Matter> offered) {
        Map<String, Matter> known = offered.stream().collect(Collectors.toMap(Matter::id, Function.identity()));
        return asked.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .map(one -> new Entry(known.get(one), known.containsKey(one) ? null : one))
                .toList();
    }

    /**
     * What is wrong with it.
     *
     * @param offered ids of matters that are no topics, even if they wait no more
     */
    static List<FieldError> against(List<Entry> agenda, List<String> offered) {
        List<FieldError> wrong = new ArrayList<>();
        if (agenda.isEmpty() || agenda.size() > MOST) {
            wrong.add(FieldError.of("agenda", "meeting.wrong.agenda", MOST));
        }
        if (agenda.stream().anyMatch(one -> one.topic() != null && offered.contains(one.topic()))) {
            wrong.add(FieldError.of("agenda", "meeting.wrong.taken"));
        }
        if (agenda.stream().anyMatch(one -> one.topic() != null && one.topic().length() > LONGEST_TOPIC)) {
            wrong.add(FieldError.of("agenda", "meeting.wrong.topic", LONGEST_TOPIC));
        }
        return wrong;
    }

    /** What cannot be taken off the agenda of a meeting any more, because something was handed in for it. */
    List<FieldError> against(Meeting meeting, List<Entry> agenda) {
        Set<String> stays = agenda.stream().map(Entry::key).collect(Collectors.toSet());
        UUID[] gone = meeting.items().stream()
                .filter(item -> !stays.contains(key(item)))
                .map(Item::id)
                .toArray(UUID[]::new);
        return jdbc.sql("select coalesce(person_name, title) from meeting_item i where id = any(?)"
                        + " and (exists (select from meeting_opinion o where o.item_id = i.id)"
                        + " or exists (select from meeting_minutes_item m where m.item_id = i.id)"
                        + " or exists (select from meeting_file f where f.item_id = i.id)) order by place")
                .param(gone)
                .query((row, n) -> FieldError.of("agenda", "meeting.wrong.handedIn", row.getString(1)))
                .list();
    }

    /** Puts an agenda in the place of the one that a meeting has; an item that stays keeps what was handed in for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(Meeting meeting, List<Entry> agenda) {
        Map<String, Item> had = meeting.items().stream().collect(Collectors.toMap(Agenda::key, Function.identity()));
        jdbc.sql("update meeting_item set place = -place where meeting_id = ?")
                .param(meeting.id())
                .update();
        int place = 0;
        for (Entry one : agenda) {
            place++;
            Item stays = had.remove(one.key());
            if (stays == null) {
                insert(meeting.id(), place, one);
            } else {
                jdbc.sql("update meeting_item set place = ? where id = ?")
                        .params(place, stays.id())
                        .update();
            }
        }
        jdbc.sql("delete from meeting_item where meeting_id = ? and place < 0")
                .param(meeting.id())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(UUID meetingId, List<Entry> agenda) {
        int place = 0;
        for (Entry one : agenda) {
            place++;
            insert(meetingId, place, one);
        }
    }

    private void insert(UUID meetingId, int place, Entry one) {
        Optional<Matter> matter = Optional.ofNullable(one.matter());
        Text title = one.title();
        jdbc.sql("insert into meeting_item (id, meeting_id, place, title, title_en, matter_id, case_id, person_id,"
                        + " person_name, rule, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')")
                .params(
                        UUID.randomUUID(),
                        meetingId,
                        place,
                        title.chinese(),
                        title.english(),
                        matter.map(Matter::id).orElse(null),
                        matter.map(Matter::caseId).orElse(null),
                        matter.map(Matter::personId).orElse(null),
                        matter.map(Matter::personName).orElse(null),
                        matter.map(its -> its.rule().id()).orElse(null))
                .update();
    }

    /**
     * The rows of the page on which an agenda is put together: what is asked for in its order, the other matters, and
     * room for topics.
     *
     * @param asked ids of matters, and topics in words
     * @param taken ids of matters that are no topics, even if they wait no more
     */
    static List<Row> rows(List<String> asked, List<Matter> offered, List<String> taken) {
        List<Row> rows = new ArrayList<>();
        read(asked, offered).stream()
                .filter(one -> one.matter() != null || !taken.contains(one.topic()))
                .forEach(one -> rows.add(new Row(one.matter(), one.topic(), true)));
        offered.stream()
                .filter(matter -> !asked.contains(matter.id()))
                .forEach(matter -> rows.add(new Row(matter, null, false)));
        long topics = rows.stream().filter(row -> row.matter() == null).count();
        for (long blank = Math.max(1, TOPICS - topics); blank > 0; blank--) {
            rows.add(new Row(null, "", false));
        }
        return rows;
    }

    /**
     * A row of that page.
     *
     * @param matter null for a topic
     * @param topic in words; empty where there is room for one, null for a matter
     */
    record Row(Matter matter, String topic, boolean chosen) {}

    /**
     * One item that is asked for.
     *
     * @param matter null for a topic
     * @param topic null for a matter
     */
    record Entry(Matter matter, String topic) {

        private String key() {
            return matter == null ? topic : matter.id();
        }

        Text title() {
            return matter == null ? Text.same(topic) : matter.title();
        }

        static Set<UUID> subjects(List<Entry> agenda) {
            return agenda.stream()
                    .filter(one -> one.matter() != null && one.matter().personId() != null)
                    .map(one -> one.matter().personId())
                    .collect(Collectors.toCollection(HashSet::new));
        }

        static List<String> matters(List<Entry> agenda) {
            return agenda.stream()
                    .filter(one -> one.matter() != null)
                    .map(one -> one.matter().id())
                    .toList();
        }

        static boolean hasVotes(List<Entry> agenda) {
            return agenda.stream().anyMatch(one -> one.matter() != null);
        }
    }
}
