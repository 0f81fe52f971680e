/**
 * 毕业生: the transfers of a whole class begun with one sheet, each with its own destination, and how far each has come.
 */
package org.zhengcheng.transfer.graduates;
