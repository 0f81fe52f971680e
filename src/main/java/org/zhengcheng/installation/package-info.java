/**
 * How one installation starts, keeps time and stops: embedded database, demo clock, checks before work begins.
 */
package org.zhengcheng.installation;
