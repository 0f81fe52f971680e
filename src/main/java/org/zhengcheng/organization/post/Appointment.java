package org.zhengcheng.organization.post;

import java.time.LocalDate;
import java.util.UUID;
import org.zhengcheng.organization.Capacity;

/**
 * Somebody is to hold a post.
 *
 * @param from the first day
 * @param until the last day; null if none is set
 * @param reason the decision it follows; required for a day that is past
 */
public record Appointment(
        UUID organizationId, UUID personId, Capacity post, LocalDate from, LocalDate until, String reason) {}
