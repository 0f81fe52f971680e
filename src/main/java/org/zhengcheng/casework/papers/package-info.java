/**
 * The official forms of a case, filled in from what was handed in.
 */
package org.zhengcheng.casework.papers;
