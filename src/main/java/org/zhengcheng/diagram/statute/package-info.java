/**
 * What a regulation requires of its procedure, and in what a draft asks less.
 */
package org.zhengcheng.diagram.statute;
