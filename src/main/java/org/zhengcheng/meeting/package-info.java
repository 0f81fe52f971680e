/**
 * Decisions of meetings: quorum and majority as named rules with their article; knows no person's vote.
 */
package org.zhengcheng.meeting;
