/**
 * What follows from a step: effects on people, messages, the rows of the inbox.
 */
package org.zhengcheng.casework.consequence;
