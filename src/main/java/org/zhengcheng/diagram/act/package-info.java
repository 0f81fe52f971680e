/**
 * What every act of the process editor has in common: who may do it, that it is done once, and its entry in the ledger.
 */
package org.zhengcheng.diagram.act;
