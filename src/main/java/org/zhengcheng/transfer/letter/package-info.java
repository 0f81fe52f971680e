/**
 * 组织关系介绍信, the letter of introduction: its number, its three parts on paper, its validity, its loss.
 */
package org.zhengcheng.transfer.letter;
