/**
 * What a diagram says, in words: for its printed regulation, and for the comparison of two versions.
 */
package org.zhengcheng.diagram.words;
