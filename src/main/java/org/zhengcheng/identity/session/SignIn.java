package org.zhengcheng.identity.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in that lasts.
 *
 * @param address from where it was
 * @param device with which browser, in a few words
 * @param current whether it is the one asking
 */
public record SignIn(UUID id, Instant beganAt, Instant seenAt, String address, String device, boolean current) {}
