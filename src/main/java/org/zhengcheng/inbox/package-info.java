/**
 * What each person has to do now: one row per open task and office, moved by casework's events.
 */
package org.zhengcheng.inbox;
