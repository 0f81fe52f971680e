/**
 * Reviews that an organisation owes for all people of a standing together, such as the yearly analysis of its activists.
 */
package org.zhengcheng.casework.team;
