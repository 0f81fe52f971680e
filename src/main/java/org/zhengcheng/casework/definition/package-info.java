/**
 * What a diagram says about a procedure and its steps, read once per version; the only source of such facts.
 */
package org.zhengcheng.casework.definition;
