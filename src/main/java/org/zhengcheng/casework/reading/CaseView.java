package org.zhengcheng.casework.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.language.Text;

/** A case as a page shows it to one person. */
public record CaseView(
        CaseFile file,
        Diagram diagram,
        String branchName,
        Timeline timeline,
        List<Waiting> waiting,
        List<Step> acts,
        List<Event> events,
        boolean ownCase,
        LocalDate today) {

    /**
     * A step that waits.
     *
     * @param holders the people who can take it, by name; empty when the post is vacant
     * @param mine whether this person can take it now
     */
    public record Waiting(
            Place place, List<String> holders, List<Deadline> deadlines, boolean mine, LocalDateTime since) {

        public LocalDate due() {
            return Deadlines.due(deadlines).orElse(null);
        }

        public LocalDate notBefore() {
            return Deadlines.notBefore(deadlines).orElse(null);
        }
    }

    /** Something that happened; {@code readable} if this person may read what was handed in. */
    public record Event(StepRecord record, LocalDateTime recordedAt, boolean readable, List<File> files) {

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

    /** A file of the case. */
    public record File(UUID id, String name, String material, int version) {}
}
