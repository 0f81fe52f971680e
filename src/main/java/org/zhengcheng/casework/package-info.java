/**
 * The heart: open a case, take a step, in one transaction; what a step is comes from the diagram alone.
 */
package org.zhengcheng.casework;
