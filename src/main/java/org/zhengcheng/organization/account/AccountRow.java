package org.zhengcheng.organization.account;

import java.time.Instant;
import java.util.UUID;

/**
 * An account as the security administrator sees it.
 *
 * @param branch the organisation its person belongs to
 * @param state {@code OPEN}, {@code LOCKED}, {@code CLOSED} (by the directory), {@code WAITS} (wrong passwords) or
 *     {@code FIRST} (not yet a password of its own)
 * @param lockedWhy why an administrator locked it
 * @param ownPassword false for an account that signs in elsewhere
 * @param seenAt when somebody was last signed in with it; null if nobody ever was
 */
public record AccountRow(
        UUID id,
        UUID personId,
        String username,
        String name,
        String branch,
        String state,
        String lockedWhy,
        boolean ownPassword,
        Instant seenAt) {}
