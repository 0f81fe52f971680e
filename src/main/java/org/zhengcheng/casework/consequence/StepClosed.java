package org.zhengcheng.casework.consequence;

/** A step no longer waits: it was taken, or the case was ended around it. */
public record StepClosed(String taskId) {}
