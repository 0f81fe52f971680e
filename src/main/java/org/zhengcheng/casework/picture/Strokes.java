package org.zhengcheng.casework.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines, arrows and broken writing in the words of SVG. */
final class Strokes {

    private static final double ROUND = 6;
    private static final double ARROW = 8;
    private static final double SHORT = 2.6;
    private static final double LATIN = 0.48;

    private Strokes() {}

    static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** A line with rounded corners. */
    static String path(List<Drawing.Point> corners) {
        StringBuilder path = new StringBuilder("M").append(at(corners.get(0)));
        for (int i = 1; i < corners.size() - 1; i++) {
            Drawing.Point corner = corners.get(i);
            path.append("L").append(at(towards(corner, corners.get(i - 1))));
            path.append("Q").append(at(corner)).append(" ").append(at(towards(corner, corners.get(i + 1))));
        }
        return path.append("L").append(at(corners.get(corners.size() - 1))).toString();
    }

    private static Drawing.Point towards(Drawing.Point corner, Drawing.Point other) {
        double length = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
        double part = length == 0 ? 0 : Math.min(ROUND, length / 2) / length;
        return new Drawing.Point(
                corner.x() + (other.x() - corner.x()) * part, corner.y() + (other.y() - corner.y()) * part);
    }

    /** The head of an arrow that points along the last stretch of a line. */
    static String arrow(Drawing.Line line) {
        Drawing.Point end = line.end();
        Drawing.Point before = line.beforeEnd();
        double dx = Math.signum(Math.rint(end.x() - before.x()));
        double dy = dx == 0 ? Math.signum(end.y() - before.y()) : 0;
        double half = ARROW / 2;
        return "M" + at(end) + "L"
                + at(new Drawing.Point(end.x() - dx * ARROW - dy * half, end.y() - dy * ARROW - dx * half)) + "L"
                + at(new Drawing.Point(end.x() - dx * ARROW + dy * half, end.y() - dy * ARROW + dx * half)) + "z";
    }

    private static String at(Drawing.Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    /** How much place a text takes, counted in Chinese characters; Latin letters take about half a place. */
    static double places(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x2E80 ? LATIN : 1).sum();
    }

    /** A text broken into lines of at most so many places; evenly, if the last would be left with a word or two. */
    static List<String> broken(String text, double most) {
        List<String> lines = filled(text, most);
        double whole = places(text);
        return lines.size() > 1 && places(lines.get(lines.size() - 1)) < SHORT
                ? filled(text, whole / lines.size() + 0.6)
                : lines;
    }

    private static List<String> filled(String text, double most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : text.split("(?<=\\s)|(?<=[\\p{IsHan}，、。；：）])|(?=\\p{IsHan})")) {
            boolean closes = "，、。；：）".contains(piece);
            if (line.length() > 0 && !closes && places(line.toString()) + places(piece.strip()) > most) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString().strip());
        return lines;
    }
}
