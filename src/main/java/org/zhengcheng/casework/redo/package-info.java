/**
 * Return of single items: what was marked as wrong, what may be corrected, and what it was before.
 */
package org.zhengcheng.casework.redo;
