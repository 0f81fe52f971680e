/**
 * 发展党员 (member development): the checks of the 25 steps that no diagram can say.
 */
package org.zhengcheng.development;
