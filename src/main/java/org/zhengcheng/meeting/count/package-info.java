/**
 * What the tellers counted and what was decided.
 */
package org.zhengcheng.meeting.count;
