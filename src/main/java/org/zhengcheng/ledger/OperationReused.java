package org.zhengcheng.ledger;

/** The key of an operation came again with other content: answered with 422, nothing is written. */
public class OperationReused extends RuntimeException {}
