/**
 * Messages to people, in the application and by mail.
 */
package org.zhengcheng.notice;
