/**
 * Zhengcheng (征程): statutory Party procedures, run as cases on a process engine.
 */
package org.zhengcheng;
