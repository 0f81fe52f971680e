package org.zhengcheng.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.language.Text;

/** The messages a person has got, read and unread. */
@Component
public class NoticeBox {

    /** More than this is not counted. */
    static final int MOST_COUNTED = 100;

    private static final int LATEST = 3;
    private static final String COLUMNS = "select id, case_id, subject_name, kind, text, text_en, until_on, items,"
            + " items_en, by_name, told_at, read_at is not null as read from notice ";

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeBox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest messages that a person has not read, for a short look; the newest first. */
    public List<Notice> unread(UUID personId) {
        return jdbc.sql(COLUMNS + "where person_id = ? and read_at is null order by id desc limit " + LATEST)
                .param(personId)
                .query(this::notice)
                .list();
    }

    /** How many messages a person has not read; {@value #MOST_COUNTED} stands for that many or more. */
    int countUnread(UUID personId) {
        return jdbc.sql("select count(*) from (select 1 from notice where person_id = ? and read_at is null limit "
                        + MOST_COUNTED + ") unread")
                .param(personId)
                .query(Integer.class)
                .single();
    }

    /** A person's messages, the newest first, older than one of them. */
    List<Notice> before(UUID personId, long id, int most) {
        return jdbc.sql(COLUMNS + "where person_id = ? and id < ? order by id desc limit ?")
                .params(personId, id, most)
                .query(this::notice)
                .list();
    }

    /** The messages that a letter carries, without those whose kind the person no longer wants by mail. */
    List<Notice> of(Outbox.Letter letter) {
        return jdbc.sql(COLUMNS + "where mail_id = ? and not exists (select from mail_choice c"
                        + " where c.person_id = notice.person_id and c.kind = notice.kind and c.delivery = 'NONE')"
                        + " order by id")
                .param(letter.id())
                .query(this::notice)
                .list();
    }

    /**
     * A person opens a message, which from then on counts as read.
     *
     * @return the path to which it leads; empty if this person has no such message
     */
    @Transactional
    public Optional<String> open(UUID personId, long id) {
        return jdbc.sql(
                        "update notice set read_at = coalesce(read_at, ?) where id = ? and person_id = ?"
                                + " returning coalesce(path, '/cases/' || case_id || coalesce('/steps/' || task_id, ''), '/reviews')")
                .params(now(), id, personId)
                .query(String.class)
                .optional();
    }

    /** A person has read everything up to the newest message they were shown. */
    @Transactional
    public void read(UUID personId, long upTo) {
        jdbc.sql("update notice set read_at = ? where person_id = ? and read_at is null and id <= ?")
                .params(now(), personId, upTo)
                .update();
    }

    private Notice notice(ResultSet row, int number) throws SQLException {
        String[] items = (String[]) row.getArray("items").getArray();
        String[] itemsEn = (String[]) row.getArray("items_en").getArray();
        return new Notice(
                row.getLong("id"),
                row.getObject("case_id", UUID.class),
                row.getString("subject_name"),
                Notice.Kind.valueOf(row.getString("kind")),
                new Text(row.getString("text"), row.getString("text_en")),
                row.getObject("until_on", LocalDate.class),
                IntStream.range(0, items.length)
                        .mapToObj(i -> new Text(items[i], itemsEn[i]))
                        .toList(),
                row.getString("by_name"),
                LocalDateTime.ofInstant(row.getTimestamp("told_at").toInstant(), clock.getZone()),
                row.getBoolean("read"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
