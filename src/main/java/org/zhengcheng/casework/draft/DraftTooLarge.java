package org.zhengcheng.casework.draft;

/** More was sent to be kept than any form can hold; what was kept before stays. */
public class DraftTooLarge extends RuntimeException {}
