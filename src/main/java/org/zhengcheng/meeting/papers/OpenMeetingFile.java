package org.zhengcheng.meeting.papers;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.material.StoredFile;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.Part;

/** Opens the files among the papers of meetings, and writes into the ledger who did. */
@Component
class OpenMeetingFile {

    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final MeetingRights rights;
    private final MinutesBook book;
    private final MeetingFiles files;
    private final Ledger ledger;
    private final Clock clock;

    OpenMeetingFile(MeetingRights rights, MinutesBook book, MeetingFiles files, Ledger ledger, Clock clock) {
        this.rights = rights;
        this.book = book;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws NoSuchMeeting if there is no such file that this person may open */
    @Transactional
    public StoredFile open(UUID meetingId, UUID fileId, Actor actor) {
        MeetingRights.Standpoint at = rights.find(meetingId, actor);
        if (!at.seesPapers() && !book.of(meetingId).isFinished()) {
            throw new NoSuchMeeting();
        }
        StoredFile file =
                files.find(meetingId, fileId).orElseThrow(NoSuchMeeting::new).file();
        LedgerChain chain = LedgerChain.ofMeeting(meetingId);
        if (!file.uploadedBy().equals(actor.personId())
                && !ledger.has(chain, actor.personId(), "read", fileId.toString(), A_WHILE)) {
            ledger.append(new Entry(
                    chain,
                    actor.personId(),
                    at.parts().stream()
                            .findFirst()
                            .map(Part::title)
                            .map(Text::chinese)
                            .orElse(""),
                    "read",
                    fileId.toString(),
                    "seen",
                    LocalDate.now(clock),
                    file.sha256()));
        }
        return file;
    }
}
