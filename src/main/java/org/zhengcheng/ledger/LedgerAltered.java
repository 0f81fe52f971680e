package org.zhengcheng.ledger;

/**
 * A verification found the ledger altered; told in the transaction that notes down what it found.
 *
 * @param faults how many places are wrong, at least 1
 */
public record LedgerAltered(int faults) {}
