package org.zhengcheng.diagram.heat;

/** What the colours of the diagram mean. */
public enum Measure {
    STANDING,
    MEDIAN,
    NINETY,
    LATE
}
