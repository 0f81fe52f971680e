/**
 * Steps of transfers that are taken for many members with one press, each as an act of its own with its own result.
 */
package org.zhengcheng.transfer.together;
