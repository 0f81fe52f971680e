package org.zhengcheng.meeting.papers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.Papers;
import org.zhengcheng.document.PrintedPaper;
import org.zhengcheng.document.Source;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.Part;
import org.zhengcheng.meeting.attendance.Gathering;
import org.zhengcheng.meeting.attendance.Gatherings;

/** The papers of meetings: which there are to be printed, and printing one, of the whole meeting or of one item. */
@Component
public class MeetingPapers implements SmartInitializingSingleton {

    /** The folder of these papers, in the place of a procedure. */
    public static final String FOLDER = "meeting";

    private final Papers papers;
    private final MeetingRights rights;
    private final MinutesBook book;
    private final Gatherings gatherings;
    private final FactsOfMeetings facts;
    private final Ledger ledger;
    private final Clock clock;

    MeetingPapers(
            Papers papers,
            MeetingRights rights,
            MinutesBook book,
            Gatherings gatherings,
            FactsOfMeetings facts,
            Ledger ledger,
            Clock clock) {
        this.papers = papers;
        this.rights = rights;
        this.book = book;
        this.gatherings = gatherings;
        this.facts = facts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws CannotStart if a paper takes up something that no meeting knows */
    @Override
    public void afterSingletonsInstantiated() {
        for (Paper paper : papers.of(FOLDER)) {
            List<Source> unknown = paper.sections().stream()
                    .flatMap(Paper.Section::sources)
                    .filter(source -> !isKnown(source))
                    .toList();
            if (MeetingPaper.of(paper.id()).isEmpty() || !unknown.isEmpty()) {
                String file = "papers/" + FOLDER + "/" + paper.id() + ".json";
                throw new CannotStart(
                        "打印文书有错：" + file + "：" + unknown, "请改正这个文件。Correct the paper " + file + ": " + unknown);
            }
        }
    }

    private static boolean isKnown(Source source) {
        return source.of().equals("meeting")
                ? Facts.OF_MEETING.contains(source.name())
                : source.of().equals("item") && Facts.OF_ITEM.contains(source.name());
    }

    /** The papers that this person can print now, of the whole meeting and of each item. */
    public List<Listed> of(MeetingRights.Standpoint at, Minutes minutes) {
        return Arrays.stream(MeetingPaper.values())
                .filter(paper -> paper.isFor(at, minutes))
                .flatMap(paper -> {
                    Text title = papers.find(FOLDER, paper.id()).orElseThrow().title();
                    List<Item> items = paper.items(at.meeting());
                    Stream<Listed> each = paper.isOfItems() && items.size() > 1
                            ? items.stream().map(item -> new Listed(paper.id(), title, item))
                            : Stream.empty();
                    return paper.isOfItems() && items.isEmpty()
                            ? Stream.empty()
                            : Stream.concat(Stream.of(new Listed(paper.id(), title, null)), each);
                })
                .toList();
    }

    /**
     * Prints a paper and writes into the ledger who did.
     *
     * @param itemId one item; null for all
     * @param medium {@code page} or {@code pdf}
     * @throws NoSuchMeeting if there is no such meeting or paper for this person
     */
    @Transactional
    public Printed print(UUID meetingId, String paperId, UUID itemId, String medium, Actor actor) {
        MeetingRights.Standpoint at = rights.find(meetingId, actor);
        Meeting meeting = at.meeting();
        Minutes minutes = book.of(meetingId);
        MeetingPaper paper = MeetingPaper.of(paperId)
                .filter(known -> known.isFor(at, minutes))
                .orElseThrow(NoSuchMeeting::new);
        List<Item> items = paper.items(meeting).stream()
                .filter(item -> itemId == null || item.id().equals(itemId))
                .toList();
        if (items.isEmpty() && (paper.isOfItems() || itemId != null)) {
            throw new NoSuchMeeting();
        }
        PrintedPaper printed = fill(paper, meeting, items, minutes);
        ledger.append(new Entry(
                LedgerChain.ofMeeting(meetingId),
                actor.personId(),
                at.parts().stream()
                        .findFirst()
                        .map(Part::title)
                        .map(Text::chinese)
                        .orElse(""),
                "print",
                itemId == null ? paperId : paperId + " " + itemId,
                medium,
                LocalDate.now(clock),
                printed.sha256()));
        return new Printed(meeting, papers.find(FOLDER, paperId).orElseThrow().title(), item(items, itemId), printed);
    }

    private static Item item(List<Item> items, UUID itemId) {
        return itemId == null ? null : items.get(0);
    }

    /** A paper as it is printed. */
    PrintedPaper fill(MeetingPaper paper, Meeting meeting, List<Item> items, Minutes minutes) {
        Gathering gathering = gatherings.of(meeting);
        return new Filling(
                        papers.find(FOLDER, paper.id()).orElseThrow(),
                        paper == MeetingPaper.BALLOT
                                ? facts.ofSlips(items, minutes, gathering)
                                : facts.of(items, minutes, gathering))
                .fill();
    }

    /** What the page of the minutes says of what is known already. */
    Facts known(Meeting meeting, Minutes minutes) {
        return facts.of(meeting.items(), minutes, gatherings.of(meeting));
    }

    /**
     * A paper that can be printed.
     *
     * @param item the item it is about; null for the whole meeting
     */
    public record Listed(String id, Text title, Item item) {}

    /**
     * A paper that was printed.
     *
     * @param item the item it is about; null for the whole meeting
     */
    public record Printed(Meeting meeting, Text title, Item item, PrintedPaper paper) {

        /** How a file of it is called. */
        String fileName() {
            List<String> parts =
                    new ArrayList<>(List.of(title.chinese(), meeting.day().toString()));
            Optional.ofNullable(item).map(Item::personName).ifPresent(parts::add);
            return parts.stream().collect(Collectors.joining("-")) + ".pdf";
        }
    }
}
