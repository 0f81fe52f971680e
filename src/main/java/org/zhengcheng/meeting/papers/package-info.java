/**
 * What is written about a meeting: its minutes, what is added to them, and the papers printed from both.
 */
package org.zhengcheng.meeting.papers;
