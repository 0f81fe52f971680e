/**
 * Whether a draft could run, what is missing in it, and in what it asks less than its regulation.
 */
package org.zhengcheng.diagram.check;
