/**
 * The forms of a draft of a diagram: what somebody writes of them, what is wrong with it in words, and the fields that have
 * a standard meaning.
 */
package org.zhengcheng.diagram.forms;
