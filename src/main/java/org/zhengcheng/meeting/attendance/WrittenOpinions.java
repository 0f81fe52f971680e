package org.zhengcheng.meeting.attendance;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.RefusedFile;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingWrites;
import org.zhengcheng.meeting.agenda.Part;

/**
 * Opinions that members who cannot come hand in on paper before the meeting. They count as votes where the rule says so
 * (2026 article 20), are no attendance, are not secret, and are void if the member comes after all.
 */
@Component
public class WrittenOpinions {

    private final MeetingWrites writes;
    private final Gatherings gatherings;
    private final FileStore store;
    private final JdbcClient jdbc;
    private final Clock clock;

    WrittenOpinions(MeetingWrites writes, Gatherings gatherings, FileStore store, JdbcClient jdbc, Clock clock) {
        this.writes = writes;
        this.gatherings = gatherings;
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The opinions on the items of a meeting, in the order of its agenda. */
    public List<Opinion> of(Meeting meeting) {
        return jdbc.sql("select w.item_id, w.person_id, p.name, w.agrees, w.received_on, w.file_id,"
                        + " exists (select from meeting_attendance a where a.meeting_id = w.meeting_id"
                        + " and a.person_id = w.person_id) as void"
                        + " from meeting_opinion w join person p on p.id = w.person_id"
                        + " join meeting_item i on i.id = w.item_id where w.meeting_id = ?"
                        + " order by i.place, p.name, p.id")
                .param(meeting.id())
                .query((row, n) -> new Opinion(
                        row.getObject("item_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("agrees"),
                        row.getObject("received_on", LocalDate.class),
                        row.getObject("file_id", UUID.class),
                        row.getBoolean("void")))
                .list();
    }

    /** Those on one item that count: by people entitled to vote on it who have not come. */
    public List<Opinion> counting(Item item, Gathering gathering) {
        return of(gathering.meeting()).stream()
                .filter(opinion -> opinion.itemId().equals(item.id()) && !opinion.isVoid())
                .filter(opinion -> gathering
                        .find(opinion.personId())
                        .filter(Attendee::isEntitled)
                        .isPresent())
                .toList();
    }

    /**
     * An opinion is written down, with the paper it stands on.
     *
     * @throws MeetingMoved if the meeting has opened
     * @throws MeetingRefused if something is missing or cannot be
     */
    @Transactional
    public void hand(
            UUID operation,
            UUID meetingId,
            UUID itemId,
            UUID personId,
            Boolean agrees,
            MultipartFile paper,
            Actor actor) {
        String name = paper == null ? "" : paper.getOriginalFilename() + " " + paper.getSize();
        writes.begin(operation, meetingId, actor, "opinion", itemId, personId, agrees, name)
                .ifPresent(at -> {
                    Part part = at.require(Part.RECORDER, Part.CHAIR, Part.CONVENER);
                    Meeting meeting = at.meeting();
                    requireAhead(meeting);
                    List<FieldError> wrong = wrong(meeting, itemId, personId, agrees, paper);
                    if (!wrong.isEmpty()) {
                        throw new MeetingRefused(wrong);
                    }
                    StoredFile file = take(paper, operation, actor);
                    jdbc.sql("insert into meeting_opinion (item_id, person_id, meeting_id, agrees, received_on,"
                                    + " file_id, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                            .params(
                                    itemId,
                                    personId,
                                    meetingId,
                                    agrees,
                                    LocalDate.now(clock),
                                    file.id(),
                                    actor.personId(),
                                    writes.now())
                            .update();
                    // Not secret, and yet the ledger need not say it for ever to whoever reads there.
                    writes.record(
                            meetingId,
                            actor,
                            part,
                            "written-opinion",
                            itemId,
                            "handed-in",
                            personId + "\n" + agrees + "\n" + file.sha256());
                });
    }

    /** Takes one back that was written down wrongly or that its author no longer holds. */
    @Transactional
    public void takeBack(UUID operation, UUID meetingId, UUID itemId, UUID personId, Actor actor) {
        writes.begin(operation, meetingId, actor, "no-opinion", itemId, personId)
                .ifPresent(at -> {
                    Part part = at.require(Part.RECORDER, Part.CHAIR, Part.CONVENER);
                    requireAhead(at.meeting());
                    jdbc.sql("delete from meeting_opinion where meeting_id = ? and item_id = ? and person_id = ?")
                            .params(meetingId, itemId, personId)
                            .update();
                    writes.record(
                            meetingId, actor, part, "written-opinion", itemId, "taken-back", String.valueOf(personId));
                });
    }

    private List<FieldError> wrong(Meeting meeting, UUID itemId, UUID personId, Boolean agrees, MultipartFile paper) {
        List<FieldError> wrong = new ArrayList<>();
        Optional<Item> item = itemId == null
                ? Optional.empty()
                : meeting.item(itemId).filter(one -> one.isVote() && one.rule().countsWritten());
        if (item.isEmpty()) {
            wrong.add(FieldError.of("item", "meeting.wrong.noWriting"));
        }
        Optional<Attendee> who = personId == null
                ? Optional.empty()
                : gatherings.of(meeting).find(personId).filter(Attendee::isEntitled);
        if (who.isEmpty()) {
            wrong.add(FieldError.of("person", "meeting.wrong.person"));
        } else if (who.get().hasCome()) {
            wrong.add(FieldError.of("person", "meeting.wrong.isThere"));
        } else if (item.isPresent() && of(meeting).stream().anyMatch(one -> one.isOf(itemId, personId))) {
            wrong.add(FieldError.of("person", "meeting.wrong.opinionTwice"));
        }
        if (agrees == null) {
            wrong.add(FieldError.of("agrees", "meeting.wrong.agrees"));
        }
        if (paper == null || paper.isEmpty()) {
            wrong.add(FieldError.of("paper", "meeting.wrong.paper"));
        }
        return wrong;
    }

    private StoredFile take(MultipartFile paper, UUID operation, Actor actor) {
        try (InputStream content = paper.getInputStream()) {
            return store.take(paper.getOriginalFilename(), content, actor.personId(), operation + " opinion");
        } catch (RefusedFile refused) {
            throw new MeetingRefused(FieldError.of("paper", refused.code(), refused.fileName()));
        } catch (IOException cut) {
            throw new MeetingRefused(FieldError.of("paper", "file.broken", paper.getOriginalFilename()));
        }
    }

    private static void requireAhead(Meeting meeting) {
        if (!meeting.isAhead()) {
            throw new MeetingMoved(meeting.id());
        }
    }

    /**
     * What somebody thinks of an item.
     *
     * @param isVoid whether they have come after all
     */
    public record Opinion(
            UUID itemId,
            UUID personId,
            String name,
            boolean agrees,
            LocalDate receivedOn,
            UUID fileId,
            boolean isVoid) {

        private boolean isOf(UUID item, UUID person) {
            return itemId.equals(item) && personId.equals(person);
        }
    }
}
