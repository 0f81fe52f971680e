/**
 * Steps that nobody takes in time and that then go on by themselves, because the diagram says so.
 */
package org.zhengcheng.casework.lapse;
