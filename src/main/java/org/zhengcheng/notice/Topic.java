package org.zhengcheng.notice;

import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * What a message is about and where it leads.
 *
 * @param caseId null for what an organisation owes, and for a message that leads to {@code path}
 * @param taskId the step to which the message leads while that waits, or what the organisation owes; null if it leads to
 *     the case
 * @param path the page to which it leads if it is about neither; else null
 * @param subjectName whose case it is, or which organisation
 * @param text the step, or what was decided in it
 */
public record Topic(UUID caseId, String taskId, String path, String subjectName, Text text) {

    /** Something in a case. */
    public Topic(UUID caseId, String taskId, String subjectName, Text text) {
        this(caseId, taskId, null, subjectName, text);
    }

    /**
     * A meeting.
     *
     * @param path its page
     * @param text what it is, when and where
     */
    public static Topic ofMeeting(String path, String organizationName, Text text) {
        return new Topic(null, null, path, organizationName, text);
    }

    /** Something in the record of a person. */
    static Topic ofRecord(String path, String subjectName) {
        return new Topic(null, null, path, subjectName, Text.same(""));
    }
}
