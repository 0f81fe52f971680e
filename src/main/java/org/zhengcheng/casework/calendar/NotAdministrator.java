package org.zhengcheng.casework.calendar;

/** Only an administrator changes the calendar. */
class NotAdministrator extends RuntimeException {}
