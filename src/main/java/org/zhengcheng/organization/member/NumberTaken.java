package org.zhengcheng.organization.member;

/** Somebody else on record has this identity number: one person, one record. */
public class NumberTaken extends RuntimeException {}
