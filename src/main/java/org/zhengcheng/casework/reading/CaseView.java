package org.zhengcheng.casework.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.escalation.Nudges;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Explained;
import org.zhengcheng.casework.file.MissedReviews;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Sides;
import org.zhengcheng.casework.file.StepDates;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.papers.CasePapers;
import org.zhengcheng.casework.picture.CasePicture;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/** A case as a page shows it to one person. */
public record CaseView(
        CaseFile file,
        Diagram diagram,
        String branchName,
        Timeline timeline,
        List<Waiting> waiting,
        Outlook.Later next,
        List<Step> acts,
        List<Event> events,
        Map<Role, List<PersonName>> appointed,
        List<Contact> contacts,
        Text standing,
        List<CasePapers.Listed> papers,
        List<Materials.Material> materials,
        CasePicture picture,
        List<MissedReviews.Missed> missed,
        boolean ownCase,
        Sides sides,
        Aside aside,
        LocalDate today) {

    /**
     * A step that waits.
     *
     * @param holders the people who can take it, by name; empty when the post is vacant
     * @param later who takes it by office
     * @param returned the items that were sent back; null if none were
     * @param mine whether this person can take it now
     * @param onBehalf whether this person can enter it for the person concerned
     * @param nudged how often the person concerned asked to go on; null if never
     */
    public record Waiting(
            Place place,
            List<String> holders,
            Outlook.Later later,
            StepDates dates,
            ReturnedItems returned,
            boolean mine,
            boolean onBehalf,
            LocalDateTime since,
            Nudges.Nudged nudged) {

        /** The how-manieth day it waits, the first included. */
        public long days(LocalDate today) {
            return today.toEpochDay() - since.toLocalDate().toEpochDay() + 1;
        }

        /** Whether the person concerned may ask those who hold it to go on: once a day, and not themselves. */
        public boolean mayBeNudged(LocalDate today) {
            return !later.bySubject() && (nudged == null || nudged.lastOn().isBefore(today));
        }
    }

    /**
     * Something that happened.
     *
     * @param readable whether this person may read what was handed in
     * @param missed how the day came about that it missed; null if it was in time
     * @param again whether it was handed in again after a return, and can be held against what it was before
     */
    public record Event(
            StepRecord record,
            LocalDateTime recordedAt,
            Explained missed,
            boolean readable,
            boolean again,
            List<File> files) {

        public Text title() {
            return record.title();
        }

        /** The class of the style sheet: passed, or sent back. */
        public String css() {
            return switch (record.outcome()) {
                case "return", "reject", "suspend", "terminate", "revoke", "reconvene" -> "is-back";
                default -> "is-pass";
            };
        }
    }

    /** Whom to ask: the title of a role and a name. */
    public record Contact(Text title, String name) {}

    /** A file of the case. */
    public record File(UUID id, String name, String material, int version) {}
}
