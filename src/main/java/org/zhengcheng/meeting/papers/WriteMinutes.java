package org.zhengcheng.meeting.papers;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.document.Papers;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.RefusedFile;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.MeetingState;
import org.zhengcheng.meeting.agenda.MeetingWrites;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.NotYourPart;
import org.zhengcheng.meeting.agenda.Part;

/** Writes the minutes of a meeting, as its minute taker or its chair do: while it goes on and after it, until they are finished. */
@Component
public class WriteMinutes {

    private static final int LONGEST_SPEECHES = 20_000;
    /** As long as the forms of the steps take it. */
    private static final int LONGEST = 2_000;

    private final MeetingWrites writes;
    private final MeetingRights rights;
    private final MinutesBook book;
    private final MeetingFiles files;
    private final MeetingPapers meetingPapers;
    private final Papers papers;
    private final FileStore store;

    WriteMinutes(
            MeetingWrites writes,
            MeetingRights rights,
            MinutesBook book,
            MeetingFiles files,
            MeetingPapers meetingPapers,
            Papers papers,
            FileStore store) {
        this.writes = writes;
        this.rights = rights;
        this.book = book;
        this.files = files;
        this.meetingPapers = meetingPapers;
        this.papers = papers;
        this.store = store;
    }

    /**
     * Keeps what was written so far.
     *
     * @param written with the version it was written on
     * @throws NoSuchMeeting if there is none of which the actor may know
     * @throws NotYourPart if they do not write its minutes
     * @throws MeetingRefused if it cannot be written now, or somebody else wrote meanwhile
     */
    @Transactional
    public void save(UUID operation, Minutes written, Actor actor) {
        Optional<MeetingRights.Standpoint> begun = writes.begin(operation, written.meetingId(), actor, written);
        if (begun.isPresent()) {
            Part part = mayWrite(begun.get());
            Meeting meeting = begun.get().meeting();
            write(meeting, written);
            record(meeting, actor, part, "minutes", "saved", written.sha256(meeting));
        }
    }

    private void write(Meeting meeting, Minutes written) {
        Minutes before = unfinished(meeting);
        if (before.version() != written.version() && !before.saysTheSame(written)) {
            throw new MeetingRefused(FieldError.of("conclusion", "minutes.wrong.moved"));
        }
        List<FieldError> wrong = tooLong(written);
        if (!wrong.isEmpty()) {
            throw new MeetingRefused(wrong);
        }
        book.write(written);
    }

    /**
     * What would be printed if the minutes were finished as they are written: they and the summaries of the votes, of the
     * whole meeting and of each matter. Nothing is held meanwhile.
     *
     * @return empty if they are finished already
     * @throws MeetingRefused if the meeting has not closed, or something has still to be written
     */
    @Transactional(readOnly = true)
    public List<MinutesPaper> toPrint(Minutes written, Actor actor) {
        MeetingRights.Standpoint at = rights.find(written.meetingId(), actor);
        mayWrite(at);
        if (book.of(written.meetingId()).isFinished()) {
            return List.of();
        }
        List<FieldError> wrong = tooLong(written);
        if (!wrong.isEmpty()) {
            throw new MeetingRefused(wrong);
        }
        requireComplete(at.meeting(), written);
        return printed(at.meeting(), written);
    }

    private static void requireComplete(Meeting meeting, Minutes written) {
        if (meeting.state() != MeetingState.CLOSED) {
            throw new MeetingRefused(FieldError.of("conclusion", "minutes.wrong.notClosed"));
        }
        List<FieldError> missing = missing(meeting, written);
        if (!missing.isEmpty()) {
            throw new MeetingRefused(missing);
        }
    }

    private List<MinutesPaper> printed(Meeting meeting, Minutes minutes) {
        List<MinutesPaper> papers = new ArrayList<>();
        papers.add(printed(MeetingPaper.MINUTES, meeting, minutes, null));
        for (Item item : MeetingPaper.SUMMARY.items(meeting)) {
            papers.add(printed(MeetingPaper.MINUTES, meeting, minutes, item));
            papers.add(printed(MeetingPaper.SUMMARY, meeting, minutes, item));
        }
        return papers;
    }

    private MinutesPaper printed(MeetingPaper paper, Meeting meeting, Minutes minutes, Item item) {
        List<Item> items = item == null ? paper.items(meeting) : List.of(item);
        return new MinutesPaper(
                paper,
                new MeetingPapers.Printed(
                        meeting,
                        papers.find(MeetingPapers.FOLDER, paper.id())
                                .orElseThrow()
                                .title(),
                        item,
                        meetingPapers.fill(paper, meeting, items, minutes)));
    }

    /**
     * Finishes the minutes with what was written last: nothing of them changes any more, and what was printed of them is
     * kept with the meeting, for the steps that were decided.
     *
     * @param kept what {@link #toPrint} said, printed, with the file it became
     * @throws MeetingRefused if the meeting has not closed, something has still to be written, or what was printed is not
     *     what they say any more
     */
    @Transactional
    public void finish(UUID operation, Minutes written, Map<MinutesPaper, StoredFile> kept, Actor actor) {
        Optional<MeetingRights.Standpoint> begun =
                writes.begin(operation, written.meetingId(), actor, "finish", written);
        if (begun.isPresent()) {
            Part part = mayWrite(begun.get());
            Meeting meeting = begun.get().meeting();
            write(meeting, written);
            requireComplete(meeting, written);
            if (!kept.keySet().equals(Set.copyOf(printed(meeting, written)))) {
                throw new MeetingRefused(FieldError.of("conclusion", "minutes.wrong.moved"));
            }
            book.finish(meeting.id(), actor.personId(), writes.now().toInstant(), written.sha256(meeting));
            kept.forEach((paper, file) -> files.add(
                    meeting.id(),
                    new MeetingFile(file, paper.itemId(), paper.kind(), true),
                    actor.personId(),
                    writes.now()));
            record(meeting, actor, part, "finish-minutes", "finished", written.sha256(meeting));
        }
    }

    /**
     * Adds a paper, before the minutes are finished or after: what is signed is scanned last.
     *
     * @param itemId null if it is about the whole meeting
     * @throws MeetingRefused if the meeting has not begun or there is no such item
     * @throws RefusedFile if the file is not taken
     */
    @Transactional
    public void attach(
            UUID operation, UUID meetingId, UUID itemId, MeetingFile.Kind kind, MultipartFile sent, Actor actor) {
        Optional<MeetingRights.Standpoint> begun =
                writes.begin(operation, meetingId, actor, itemId, kind, sent.getOriginalFilename(), sent.getSize());
        if (begun.isPresent()) {
            Part part = mayWrite(begun.get());
            Meeting meeting = begun.get().meeting();
            if (meeting.openedAt() == null
                    || itemId != null && meeting.item(itemId).isEmpty()) {
                throw new MeetingRefused(FieldError.of("file", "minutes.wrong.notBegun"));
            }
            StoredFile file = keep(operation, sent, actor);
            files.add(meetingId, new MeetingFile(file, itemId, kind, false), actor.personId(), writes.now());
            record(meeting, actor, part, "attach", kind.name(), file.sha256());
        }
    }

    private StoredFile keep(UUID operation, MultipartFile sent, Actor actor) {
        try (InputStream content = sent.getInputStream()) {
            return store.take(sent.getOriginalFilename(), content, actor.personId(), operation + " file");
        } catch (IOException broken) {
            throw RefusedFile.broken(sent.getOriginalFilename());
        }
    }

    /**
     * Takes away a paper that was added by mistake.
     *
     * @throws MeetingRefused if the minutes are finished, with which it belongs by now
     */
    @Transactional
    public void detach(UUID operation, UUID meetingId, UUID fileId, Actor actor) {
        Optional<MeetingRights.Standpoint> begun = writes.begin(operation, meetingId, actor, "detach", fileId);
        if (begun.isPresent()) {
            Part part = mayWrite(begun.get());
            unfinished(begun.get().meeting());
            MeetingFile file = files.find(meetingId, fileId).orElseThrow(NoSuchMeeting::new);
            files.remove(meetingId, fileId);
            record(
                    begun.get().meeting(),
                    actor,
                    part,
                    "detach",
                    file.kind().name(),
                    file.file().sha256());
        }
    }

    private void record(Meeting meeting, Actor actor, Part part, String act, String outcome, String content) {
        writes.record(meeting.id(), actor, part, act, meeting.id(), outcome, content);
    }

    private static Part mayWrite(MeetingRights.Standpoint at) {
        return at.require(Part.RECORDER, Part.CHAIR);
    }

    private Minutes unfinished(Meeting meeting) {
        Minutes minutes = book.of(meeting.id());
        if (meeting.openedAt() == null) {
            throw new MeetingRefused(FieldError.of("conclusion", "minutes.wrong.notBegun"));
        }
        if (minutes.isFinished()) {
            throw new MeetingRefused(FieldError.of("conclusion", "minutes.wrong.finished"));
        }
        return minutes;
    }

    private static List<FieldError> tooLong(Minutes written) {
        List<FieldError> wrong = new ArrayList<>();
        Map<String, Integer> longest = new HashMap<>();
        Map<String, String> said = new HashMap<>();
        said.put("conclusion", written.conclusion());
        written.items().forEach((id, item) -> {
            said.put("speeches-" + id, item.speeches());
            longest.put("speeches-" + id, LONGEST_SPEECHES);
            said.put("conduct-" + id, item.conduct());
            said.put("conclusion-" + id, item.conclusion());
        });
        said.forEach((field, text) -> {
            int most = longest.getOrDefault(field, LONGEST);
            if (text != null && text.length() > most) {
                wrong.add(FieldError.of(field, "minutes.wrong.long", most));
            }
        });
        return wrong;
    }

    /** 主要表现 goes into the resolution on everybody whom the meeting decided for (domain notes, step 15). */
    private static List<FieldError> missing(Meeting meeting, Minutes minutes) {
        return meeting.items().stream()
                .filter(item -> asksConduct(item)
                        && item.counts() != null
                        && item.counts().result() == VoteRule.Result.CARRIED
                        && minutes.item(item.id()).conduct() == null)
                .map(item -> FieldError.of("conduct-" + item.id(), "minutes.wrong.conduct", item.personName()))
                .toList();
    }

    /** Whether the resolution on an item says how the person conducted themselves: admission and conversion. */
    static boolean asksConduct(Item item) {
        return item.personId() != null && (item.rule() == VoteRule.ADMISSION || item.rule() == VoteRule.CONVERSION);
    }
}
