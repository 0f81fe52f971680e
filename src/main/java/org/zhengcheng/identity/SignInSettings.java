package org.zhengcheng.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sign-in lasts and how many wrong passwords are borne.
 *
 * @param idle after so long without a page the person signs in again
 * @param longest after so long in any case
 * @param fresh for so long after the password was typed grave acts ask for it no more
 * @param failures after so many wrong passwords in a row an account name waits
 * @param firstWait for so long the first time, twice as long after each further wrong one
 * @param longestWait but never longer
 * @param failuresPerAddress after so many wrong passwords from one address within {@code addressWait} it waits as long
 * @param hashMemory how much each check of a password fills, in kB; less makes stolen hashes easier to guess
 * @param oneTime for so long a password made by an administrator can be used
 */
@ConfigurationProperties("zhengcheng.sign-in")
public record SignInSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue("15m") Duration fresh,
        @DefaultValue("5") int failures,
        @DefaultValue("1m") Duration firstWait,
        @DefaultValue("1h") Duration longestWait,
        @DefaultValue("50") int failuresPerAddress,
        @DefaultValue("15m") Duration addressWait,
        @DefaultValue("19456") int hashMemory,
        @DefaultValue("7d") Duration oneTime) {}
