package org.zhengcheng.notice;

import java.util.UUID;
import org.zhengcheng.language.Text;

/**
 * What a message is about and where it leads.
 *
 * @param caseId null for what an organisation owes
 * @param taskId the step to which the message leads while that waits, or what the organisation owes; null if it leads to
 *     the case
 * @param subjectName whose case it is, or which organisation
 * @param text the step, or what was decided in it
 */
public record Topic(UUID caseId, String taskId, String subjectName, Text text) {}
