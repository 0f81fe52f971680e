package org.zhengcheng.diagram.draft;

/** A draft that waits for its release, was released or given up is not changed any more. */
public class DraftClosed extends RuntimeException {}
