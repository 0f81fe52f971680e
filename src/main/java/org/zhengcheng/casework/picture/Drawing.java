package org.zhengcheng.casework.picture;

import java.util.List;

/**
 * A diagram as it is drawn: a band for each stage, all of them of one width; coordinates are pixels within the band.
 */
record Drawing(double width, List<Band> bands) {

    /** A stage. */
    record Band(int stage, double height, List<Node> nodes, List<Line> lines) {}

    /** What a node is. */
    enum Kind {
        STEP,
        GATEWAY,
        START,
        END
    }

    /** A node; its id is that of the diagram. */
    record Node(Kind kind, String id, double x, double y, double width, double height) {

        double middleX() {
            return x + width / 2;
        }

        double middleY() {
            return y + height / 2;
        }
    }

    /** A corner of a line. */
    record Point(double x, double y) {}

    /**
     * A flow, or the part of it that lies in the band.
     *
     * @param flow its id in the diagram
     * @param corners where it runs
     * @param arrow whether it ends here, at its target or at the edge of the band
     * @param leaves the step it leads to, where it ends at the edge of the band; null where it does not
     */
    record Line(String flow, List<Point> corners, boolean arrow, String leaves) {

        Point end() {
            return corners.get(corners.size() - 1);
        }

        Point beforeEnd() {
            return corners.get(corners.size() - 2);
        }
    }
}
