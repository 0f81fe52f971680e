/**
 * Acts on the tree of organisations and what they mean for cases that run: shown before they are carried out, and carried
 * out with them.
 */
package org.zhengcheng.casework.reorganisation;
