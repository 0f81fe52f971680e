package org.zhengcheng.diagram.draft;

import java.time.Instant;

/**
 * A saving of what a draft says, in its drawing or in one of its forms.
 *
 * @param restored the revision that was brought back with it, 0 for what the draft began with; null for work
 */
public record Revision(int revision, Instant beganAt, Instant savedAt, String savedName, Integer restored) {}
