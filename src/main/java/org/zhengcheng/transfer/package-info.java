/**
 * 组织关系转接 (relationship transfer): letter, receipt, responsibility until acceptance.
 */
package org.zhengcheng.transfer;
