package org.zhengcheng.diagram.replay;

import java.util.Arrays;
import java.util.List;

/**
 * What was found.
 *
 * @param cases how many cases were gone through
 * @param touched in how many of them anything would have been otherwise or late
 * @param lines the steps of which there is something to say
 */
public record Result(int cases, int touched, List<Line> lines) {

    /** What there was of at all. */
    List<Trouble> troubles() {
        return Arrays.stream(Trouble.values())
                .filter(trouble -> lines.stream().anyMatch(line -> line.of(trouble) > 0))
                .toList();
    }
}
