package org.zhengcheng.inbox.handover;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Sha256;

/**
 * What goes to the successor of an office.
 *
 * @param tasks what waits for the office itself
 * @param drafts what the holder has begun to write for it
 * @param contacts the cases in which the holder is training contact: a person's duty, which may go along
 * @param introduced how many running cases the holder introduces; that stays with them, since the branch decided it
 */
public record OpenWork(List<Task> tasks, List<Task> drafts, List<Task> contacts, int introduced) {

    static final int MOST_SHOWN = 20;

    /** The first of each list, for the page. */
    public OpenWork shown() {
        return new OpenWork(first(tasks), first(drafts), first(contacts), introduced);
    }

    /** The same if and only if the same things would go. */
    public String sha256() {
        return Sha256.of(Stream.of(tasks, drafts, contacts)
                .map(list -> list.stream()
                        .map(task -> task.caseId() + "/" + task.taskId())
                        .sorted()
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n")));
    }

    private static List<Task> first(List<Task> list) {
        return list.subList(0, Math.min(MOST_SHOWN, list.size()));
    }

    /**
     * A step in a case.
     *
     * @param taskId null for a case in which nothing waits for the person now
     * @param step null likewise
     */
    public record Task(UUID caseId, String number, String subjectName, String taskId, String stepId, Text step) {}
}
