package org.zhengcheng.meeting.attendance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is custom in some places and not in others.
 *
 * @param leavingOut whether members who cannot come for long may be left out of the count with the approval of the
 *     committee above; no regulation of the Centre says so
 */
@ConfigurationProperties("zhengcheng.meetings")
public record MeetingSettings(@DefaultValue("false") boolean leavingOut) {}
