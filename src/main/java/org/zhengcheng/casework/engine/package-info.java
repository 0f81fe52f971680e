/**
 * The process engine's settings: fenced, on our clock, without history, its task events turned into ours.
 */
package org.zhengcheng.casework.engine;
