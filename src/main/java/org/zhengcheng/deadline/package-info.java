/**
 * Statutory periods in calendar months, years and working days, and the dates they give.
 */
package org.zhengcheng.deadline;
