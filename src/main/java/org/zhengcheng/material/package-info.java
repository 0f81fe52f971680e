/**
 * Files handed in: checked by content, stored once under their hash, never changed.
 */
package org.zhengcheng.material;
