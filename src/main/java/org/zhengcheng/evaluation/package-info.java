/**
 * 民主评议党员 (annual democratic evaluation of members).
 */
package org.zhengcheng.evaluation;
