package org.zhengcheng.meeting.papers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.MeetingState;

/**
 * The minutes of a meeting and its papers, as their page shows them.
 *
 * @param shown what stands in the minutes or was just typed into them
 * @param known what the meeting knows by itself, by the name of the source in its papers
 * @param mayWrite whether this person writes the minutes
 * @param hidden whether they are being written and are not for this person yet
 */
record MinutesView(
        Meeting meeting,
        Minutes minutes,
        Minutes shown,
        Map<String, String> known,
        List<Map<String, String>> knownOfItems,
        List<MeetingPapers.Listed> papers,
        List<MeetingFile> files,
        boolean mayWrite,
        boolean hidden,
        List<FieldError> errors) {

    /** Whether something can be written into them now. */
    public boolean isOpen() {
        return mayWrite && !minutes.isFinished() && meeting.openedAt() != null;
    }

    /** Whether papers can be added now. */
    public boolean mayAttach() {
        return mayWrite && meeting.openedAt() != null;
    }

    /** Whether the meeting is over, so that they can be finished. */
    public boolean mayFinish() {
        return isOpen() && meeting.state() == MeetingState.CLOSED;
    }

    /** An item by its title and whom it is about. */
    public Text titleOf(Item item) {
        return item.personName() == null
                ? item.title()
                : new Text(
                        item.title().chinese() + "：" + item.personName(),
                        item.title().english() + ": " + item.personName());
    }

    /** What the meeting knows of an item. */
    public Map<String, String> knownOf(Item item) {
        return knownOfItems.get(meeting.items().indexOf(item));
    }

    /** Whether the minutes say of an item how the person conducted themselves. */
    public boolean asksConduct(Item item) {
        return WriteMinutes.asksConduct(item);
    }

    /** The papers that can be printed: those of the whole meeting, then those of each item. */
    public List<OfItem> papersByItem() {
        return Stream.concat(Stream.of((Item) null), meeting.items().stream())
                .map(item -> new OfItem(
                        item,
                        papers.stream()
                                .filter(paper -> Objects.equals(paper.item(), item))
                                .toList()))
                .filter(of -> !of.papers().isEmpty())
                .toList();
    }

    /** What was made of the minutes when they were finished. */
    public List<MeetingFile> made() {
        return files.stream().filter(MeetingFile::made).toList();
    }

    /** What was added by somebody. */
    public List<MeetingFile> brought() {
        return files.stream().filter(file -> !file.made()).toList();
    }

    /** The item a file is about; null if it is about the whole meeting. */
    public Item itemOf(MeetingFile file) {
        return file.itemId() == null ? null : meeting.item(file.itemId()).orElse(null);
    }

    /** What is wrong with an input; null if nothing is. */
    public FieldError error(String name) {
        return errors.stream()
                .filter(error -> name.equals(error.field()))
                .findFirst()
                .orElse(null);
    }

    /** A key for one more form. */
    public UUID operation() {
        return UUID.randomUUID();
    }

    MinutesView with(Minutes typed) {
        return new MinutesView(meeting, minutes, typed, known, knownOfItems, papers, files, mayWrite, hidden, errors);
    }

    MinutesView refused(List<FieldError> why) {
        return new MinutesView(meeting, minutes, shown, known, knownOfItems, papers, files, mayWrite, hidden, why);
    }

    /**
     * The papers of one item.
     *
     * @param item null for the whole meeting
     */
    record OfItem(Item item, List<MeetingPapers.Listed> papers) {}
}
