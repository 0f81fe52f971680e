/**
 * The regulation as a diagram has it, to be read, printed and written on.
 */
package org.zhengcheng.diagram.regulation;
