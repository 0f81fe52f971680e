package org.zhengcheng.diagram;

/** A draft that waits for its release, was released or given up is not changed any more. */
class DraftClosed extends RuntimeException {}
