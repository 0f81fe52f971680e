package org.zhengcheng.notice;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;

/** Messages to people about cases: written in the transaction of what they report, so that neither is without the other. */
@Component
public class Notices {

    private static final int PAGE = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells people that something happened to a case or waits in it; {@code text} names the step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Collection<UUID> people, Kind kind, UUID caseId, String subjectName, Text text) {
        if (people.isEmpty()) {
            return;
        }
        jdbc.sql("insert into notice (person_id, case_id, subject_name, kind, text, text_en, told_at)"
                        + " select id, :case, :subject, :kind, :text, :textEn, :now from person where id in (:people)")
                .param("case", caseId)
                .param("subject", subjectName)
                .param("kind", kind.name())
                .param("text", text.chinese())
                .param("textEn", text.english())
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("people", people)
                .update();
    }

    /** What a person has not yet put aside, the newest first. */
    public List<Notice> unread(UUID personId) {
        return jdbc.sql("select id, case_id, subject_name, kind, text, text_en, told_at from notice"
                        + " where person_id = ? and not read order by id desc limit " + PAGE)
                .param(personId)
                .query((row, n) -> new Notice(
                        row.getLong("id"),
                        row.getObject("case_id", UUID.class),
                        row.getString("subject_name"),
                        Kind.valueOf(row.getString("kind")),
                        new Text(row.getString("text"), row.getString("text_en")),
                        LocalDateTime.ofInstant(row.getTimestamp("told_at").toInstant(), clock.getZone())))
                .list();
    }

    /** A person puts aside everything up to the message they saw last. */
    @Transactional
    public void read(UUID personId, long upTo) {
        jdbc.sql("update notice set read = true where person_id = ? and not read and id <= ?")
                .params(personId, upTo)
                .update();
    }

    /** What a message is about. */
    public enum Kind {
        /** A step waits to be taken. */
        WAITS,
        /** A step was taken. */
        TAKEN
    }

    /** A message; the time is local to Asia/Shanghai. */
    public record Notice(long id, UUID caseId, String subjectName, Kind kind, Text text, LocalDateTime toldAt) {}
}
