package org.zhengcheng.meeting.papers;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.material.StoredFile;

/** The files among the papers of meetings. */
@Component
class MeetingFiles {

    private final JdbcClient jdbc;

    MeetingFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The files of a meeting, those made from its minutes first, then as they were added. */
    List<MeetingFile> of(UUID meetingId) {
        return jdbc.sql("select f.item_id, f.kind, f.made, s.id, s.sha256, s.name, s.content_type, s.size_bytes,"
                        + " s.uploaded_by, s.pages from meeting_file f join stored_file s on s.id = f.file_id"
                        + " where f.meeting_id = ? order by f.made desc, f.added_at, s.name, s.id")
                .param(meetingId)
                .query((row, n) -> new MeetingFile(
                        new StoredFile(
                                row.getObject("id", UUID.class),
                                row.getString("sha256"),
                                row.getString("name"),
                                row.getString("content_type"),
                                row.getLong("size_bytes"),
                                row.getObject("uploaded_by", UUID.class),
                                row.getInt("pages")),
                        row.getObject("item_id", UUID.class),
                        MeetingFile.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("made")))
                .list();
    }

    /** One of them. */
    Optional<MeetingFile> find(UUID meetingId, UUID fileId) {
        return of(meetingId).stream()
                .filter(file -> file.file().id().equals(fileId))
                .findFirst();
    }

    /** Adds a file; the same one again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(UUID meetingId, MeetingFile file, UUID addedBy, OffsetDateTime at) {
        jdbc.sql("insert into meeting_file (meeting_id, file_id, item_id, kind, made, added_by, added_at)"
                        + " values (:meeting, :file, :item, :kind, :made, :by, :at)"
                        + " on conflict (meeting_id, file_id) do nothing")
                .param("meeting", meetingId)
                .param("file", file.file().id())
                .param("item", file.itemId(), Types.OTHER)
                .param("kind", file.kind().name())
                .param("made", file.made())
                .param("by", addedBy)
                .param("at", at)
                .update();
    }

    /** Takes one away; the upload itself is forgotten later, as every other to which nothing refers. */
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(UUID meetingId, UUID fileId) {
        jdbc.sql("delete from meeting_file where meeting_id = ? and file_id = ? and not made")
                .params(meetingId, fileId)
                .update();
    }
}
