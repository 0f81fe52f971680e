/**
 * Moves running cases to another version of their diagram: a mapping is proposed, every case is looked at before the first
 * is touched, and for each it is on record what became of it.
 */
package org.zhengcheng.diagram.migration;
