/**
 * Who belongs to a meeting, who is entitled to vote, who is there, and whether that is enough.
 */
package org.zhengcheng.meeting.attendance;
