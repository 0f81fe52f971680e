/**
 * What a regulation requires of its procedure, in what a draft asks less, and on whose authority it may.
 */
package org.zhengcheng.diagram.statute;
