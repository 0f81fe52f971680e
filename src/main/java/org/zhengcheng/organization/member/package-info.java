/**
 * The record of each person: its fields and codes, who may see and change it, how it is found, and what happened to them.
 */
package org.zhengcheng.organization.member;
