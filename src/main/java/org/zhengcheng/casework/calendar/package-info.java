/**
 * The calendar of working days: looked at by everyone, changed by an administrator who has seen first which running dates
 * a change moves.
 */
package org.zhengcheng.casework.calendar;
