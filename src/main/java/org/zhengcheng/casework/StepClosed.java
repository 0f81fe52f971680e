package org.zhengcheng.casework;

/** A step no longer waits: it was taken, or the case was ended around it. */
public record StepClosed(String taskId) {}
