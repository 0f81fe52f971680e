/**
 * The pages of one's posts and absences.
 */
package org.zhengcheng.inbox.absence;
