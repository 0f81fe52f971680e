/**
 * The electronic secret ballot of one item of a meeting. Votes are sealed in the voter's browser for both tellers, one
 * seal inside the other; nothing here can open one, and nothing that is kept ties a person to a choice. What this
 * protects against and what not is written in docs/ballots.md.
 */
package org.zhengcheng.meeting.ballot;
