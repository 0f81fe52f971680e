/**
 * What is said of a draft by those who draw it and those who are to release it.
 */
package org.zhengcheng.diagram.comment;
