/**
 * The process editor: its parts make drafts, check, compare and release them, and move running cases. What stands here are
 * the pages of the procedures with their versions.
 */
package org.zhengcheng.diagram;
