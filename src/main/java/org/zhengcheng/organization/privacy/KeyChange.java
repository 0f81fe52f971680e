package org.zhengcheng.organization.privacy;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of keys and how far it has come.
 *
 * @param pass the number of the pass at work, from 1
 * @param place how many tables the pass has done
 * @param looked how many rows this pass has looked at
 * @param changed how many of them it has written; the change is finished when a pass writes none
 * @param allChanged how many rows all passes have written
 * @param finishedAt null while it runs
 */
record KeyChange(
        UUID id,
        String setting,
        String oldId,
        String newId,
        Instant begunAt,
        UUID begunBy,
        int pass,
        int place,
        long looked,
        long changed,
        long allChanged,
        Instant seenAt,
        Instant finishedAt) {}
