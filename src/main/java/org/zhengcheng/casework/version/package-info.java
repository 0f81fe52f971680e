/**
 * Moves a running case to another version of its diagram.
 */
package org.zhengcheng.casework.version;
