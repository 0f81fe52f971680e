/**
 * The page on which anybody who holds a letter of introduction sees whether it counts.
 */
package org.zhengcheng.transfer.verification;
