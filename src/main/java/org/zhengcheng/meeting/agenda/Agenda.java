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

    /** What speaks against deciding some matters on a day. */
    List<FieldError> hindrances(List<String> matterIds, LocalDate day) {
        return matterIds.stream()
                .flatMap(matter -> sources.stream().flatMap(source -> source.hindrance(matter, day).stream()))
                .map(hindrance -> new FieldError("day", hindrance.code(), hindrance.arguments(), null))
                .distinct()
                .toList();
    }

    /** A matter alone, if it is one. */
    List<String> known(String matterId) {
        return sources.stream()
                .flatMap(source -> source.find(matterId).stream())
                .map(Matter::id)
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

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(UUID meetingId, List<Entry> agenda) {
        int place = 0;
        for (Entry one : agenda) {
            place++;
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
    }

    /**
     * One item that is asked for.
     *
     * @param matter null for a topic
     * @param topic null for a matter
     */
    record Entry(Matter matter, String topic) {

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
