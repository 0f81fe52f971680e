/**
 * The append-only record of everything done, chained per case; nothing acts without an entry here.
 */
package org.zhengcheng.ledger;
