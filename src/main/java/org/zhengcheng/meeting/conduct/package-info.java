/**
 * Leads a meeting from its opening through its items, one by one, to its close.
 */
package org.zhengcheng.meeting.conduct;
