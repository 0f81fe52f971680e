/**
 * The two languages of the application: texts that stand in both, dates and numbers as each writes them.
 */
package org.zhengcheng.language;
