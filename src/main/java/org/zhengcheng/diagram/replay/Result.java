package org.zhengcheng.diagram.replay;

import java.util.List;

/**
 * What was found.
 *
 * @param cases how many cases were gone through
 * @param touched in how many of them anything would have been otherwise or late
 * @param lines the steps of which there is something to say
 */
public record Result(int cases, int touched, List<Line> lines) {}
