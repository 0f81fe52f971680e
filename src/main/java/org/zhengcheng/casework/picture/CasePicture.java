package org.zhengcheng.casework.picture;

import java.util.List;
import org.zhengcheng.language.Text;

/** The diagram of a case as a page draws it: a band for each stage. */
public record CasePicture(double width, List<Band> bands, int now) {

    /** The band in which the case stands; null once it is closed. */
    public Band present() {
        return bands.stream().filter(band -> band.stage() == now).findFirst().orElse(null);
    }

    /** How far something is. */
    public enum State {
        PAST,
        NOW,
        LATER;

        /** The class of the style sheet. */
        public String css() {
            return "is-" + name().toLowerCase();
        }
    }

    /**
     * A stage.
     *
     * @param walked the names of the steps that were taken, for those who do not see the picture
     * @param present the names of the steps at which the case stands
     */
    public record Band(
            int stage,
            Text name,
            State state,
            double height,
            List<Node> nodes,
            List<Line> lines,
            List<Text> walked,
            List<Text> present) {}

    /**
     * A node.
     *
     * @param kind {@code step}, {@code gateway}, {@code start} or {@code end}
     * @param name null for a gateway
     * @param words the name as it is broken into lines
     * @param times how often it was taken
     * @param link what it leads to; null for nothing
     */
    public record Node(
            String kind,
            String id,
            String number,
            Text name,
            List<Word> words,
            State state,
            int times,
            String link,
            double x,
            double y,
            double width,
            double height) {

        public double middleX() {
            return x + width / 2;
        }

        public double middleY() {
            return y + height / 2;
        }

        /** The diamond of a gateway. */
        public String diamond() {
            return "M" + Strokes.number(middleX()) + " " + Strokes.number(y) + "l" + Strokes.number(width / 2) + " "
                    + Strokes.number(height / 2) + "l" + Strokes.number(-width / 2) + " "
                    + Strokes.number(height / 2) + "l" + Strokes.number(-width / 2) + " "
                    + Strokes.number(-height / 2) + "z";
        }
    }

    /**
     * A line with its arrow.
     *
     * @param words what is written beside it
     */
    public record Line(String path, String arrow, State state, List<Word> words) {}

    /** A piece of writing; {@code anchor} is start, middle or end. */
    public record Word(String text, double x, double y, String anchor) {}
}
