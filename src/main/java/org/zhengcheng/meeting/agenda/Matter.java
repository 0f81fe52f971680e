package org.zhengcheng.meeting.agenda;

import java.util.UUID;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteRule;

/**
 * Something a meeting is asked to decide, told by a room above: an open step with a vote.
 *
 * @param id the id of the engine's task
 * @param personId whom it is about
 * @param title what is to be decided, such as the name of the step
 */
public record Matter(
        String id, UUID organizationId, UUID caseId, UUID personId, String personName, Text title, VoteRule rule) {}
