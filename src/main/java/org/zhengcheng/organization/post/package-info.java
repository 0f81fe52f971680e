/**
 * Posts held from one day to another: appointing, ending, correcting, with the rules in one place.
 */
package org.zhengcheng.organization.post;
