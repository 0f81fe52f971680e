/** Spreadsheets that people hand in and take away, whatever they are about. */
package org.zhengcheng.sheet;
