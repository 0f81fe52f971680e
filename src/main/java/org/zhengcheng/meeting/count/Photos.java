package org.zhengcheng.meeting.count;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.RefusedFile;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.MeetingWrites;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.NotYourPart;
import org.zhengcheng.meeting.agenda.Part;

/** Keeps photographs of ballots and of the tellers' sheet, and lets those who serve the meeting open its papers. */
@Component
public class Photos {

    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final int MOST = 60;

    private final MeetingWrites writes;
    private final MeetingRights rights;
    private final FileStore store;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Photos(MeetingWrites writes, MeetingRights rights, FileStore store, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.writes = writes;
        this.rights = rights;
        this.store = store;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The photographs of an item, by name. */
    public List<Photo> of(UUID itemId) {
        return jdbc.sql("select f.id, f.name, f.size_bytes from meeting_photo p join stored_file f on f.id = p.file_id"
                        + " where p.item_id = ? order by f.uploaded_at, f.name")
                .param(itemId)
                .query(Photo.class)
                .list();
    }

    /**
     * Adds photographs to an item that is voted on by paper, or was, until the meeting closes.
     *
     * @throws MeetingRefused if none is given or one is not taken
     */
    @Transactional
    public void add(UUID operation, UUID meetingId, UUID itemId, List<MultipartFile> photos, Actor actor) {
        List<String> names = photos.stream()
                .map(photo -> photo.getOriginalFilename() + " " + photo.getSize())
                .toList();
        writes.begin(operation, meetingId, actor, "photos", itemId, names).ifPresent(at -> {
            Part part = at.require(Part.SCRUTINEER, Part.TELLER, Part.RECORDER);
            Item item = at.meeting().item(itemId).orElseThrow(NoSuchMeeting::new);
            if (!at.meeting().isOpen() || item.method() != Item.Method.PAPER) {
                throw new MeetingMoved(meetingId);
            }
            if (photos.isEmpty() || photos.size() + of(itemId).size() > MOST) {
                throw new MeetingRefused(FieldError.of("photos", "meeting.wrong.photos", MOST));
            }
            List<StoredFile> taken =
                    photos.stream().map(photo -> take(photo, operation, actor)).toList();
            taken.forEach(file -> jdbc.sql("insert into meeting_photo (item_id, file_id, meeting_id) values (?, ?, ?)"
                            + " on conflict do nothing")
                    .params(itemId, file.id(), meetingId)
                    .update());
            writes.record(
                    meetingId,
                    actor,
                    part,
                    "add-photos",
                    itemId,
                    String.valueOf(taken.size()),
                    taken.stream().map(StoredFile::sha256).toList().toString());
        });
    }

    private StoredFile take(MultipartFile photo, UUID operation, Actor actor) {
        try (InputStream content = photo.getInputStream()) {
            return store.take(photo.getOriginalFilename(), content, actor.personId(), operation + " photo");
        } catch (RefusedFile refused) {
            throw new MeetingRefused(FieldError.of("photos", refused.code(), refused.fileName()));
        } catch (IOException cut) {
            throw new MeetingRefused(
                    FieldError.of("photos", "file.broken", String.valueOf(photo.getOriginalFilename())));
        }
    }

    /**
     * A paper of a meeting, to be read: a photograph or a written opinion. Whoever opens what another brought is written
     * into the ledger, once for a while.
     *
     * @throws NoSuchMeeting if there is none in a meeting of which they may know
     * @throws NotYourPart if they serve the meeting in no way
     */
    @Transactional
    public StoredFile open(UUID meetingId, UUID fileId, Actor actor) {
        MeetingRights.Standpoint at = rights.find(meetingId, actor);
        Part part = at.require(Part.RECORDER, Part.CHAIR, Part.SCRUTINEER, Part.TELLER, Part.CONVENER);
        boolean itsOwn = jdbc.sql(
                        "select exists(select from meeting_photo where meeting_id = :meeting and file_id = :file"
                                + " union all select from meeting_opinion where meeting_id = :meeting and file_id = :file)")
                .param("meeting", meetingId)
                .param("file", fileId)
                .query(Boolean.class)
                .single();
        StoredFile file = store.find(fileId).filter(any -> itsOwn).orElseThrow(NoSuchMeeting::new);
        LedgerChain chain = LedgerChain.ofMeeting(meetingId);
        if (!file.uploadedBy().equals(actor.personId())
                && !ledger.has(chain, actor.personId(), "read", fileId.toString(), A_WHILE)) {
            ledger.append(new Entry(
                    chain,
                    actor.personId(),
                    part.title().chinese(),
                    "read",
                    fileId.toString(),
                    "seen",
                    LocalDate.now(clock),
                    file.sha256()));
        }
        return file;
    }

    /** A photograph, as a page lists it. */
    public record Photo(UUID id, String name, long sizeBytes) {}
}
