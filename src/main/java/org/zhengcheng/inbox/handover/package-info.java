/**
 * Handing over an office: the work that goes with it, shown before it is confirmed.
 */
package org.zhengcheng.inbox.handover;
