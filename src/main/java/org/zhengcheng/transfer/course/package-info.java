/**
 * How a transfer of membership goes on: what the named rules and effects of its diagrams mean, and where each one stands.
 */
package org.zhengcheng.transfer.course;
