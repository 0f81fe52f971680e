/**
 * The editors of the drawing and of the forms of a draft, with what their scripts save and ask, and the history of both.
 */
package org.zhengcheng.diagram.editor;
