package org.zhengcheng.casework.picture;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws the wide gaps of a drawing together along one axis. What is solid keeps its size, order is kept, and what stood
 * in one line still does; so no line comes to cross another that it did not cross before.
 */
final class Stretch {

    private static final double NARROWEST = 22;
    private static final double STEP = 1;
    /** How far at most something lies outside of all that is drawn. */
    private static final double BEYOND = 9;

    private final NavigableMap<Double, Double> places = new TreeMap<>();
    private final double length;

    private Stretch(TreeSet<Double> marks, Collection<Span> solid, double widest, double margin) {
        double at = margin;
        Double before = null;
        for (Double mark : marks) {
            if (before != null) {
                at += gap(before, mark, solid, widest);
            }
            places.put(mark, at);
            before = mark;
        }
        this.length = at + margin;
    }

    /** With no gap wider than the given one. */
    static Stretch capped(Collection<Span> solid, Collection<Double> points, double widest, double margin) {
        return new Stretch(marks(solid, points), solid, widest, margin);
    }

    /** As narrow as it can be drawn. */
    static Stretch narrowest(Collection<Span> solid, Collection<Double> points, double margin) {
        return capped(solid, points, NARROWEST, margin);
    }

    /** As wide as fits, or with the narrowest gaps if nothing does. */
    static Stretch fitted(Collection<Span> solid, Collection<Double> points, double length, double margin) {
        TreeSet<Double> marks = marks(solid, points);
        double widest = NARROWEST;
        Stretch best = new Stretch(marks, solid, widest, margin);
        while (widest < length) {
            widest += STEP;
            Stretch wider = new Stretch(marks, solid, widest, margin);
            if (wider.length > length) {
                break;
            }
            best = wider;
        }
        return best;
    }

    private static TreeSet<Double> marks(Collection<Span> solid, Collection<Double> points) {
        TreeSet<Double> marks = new TreeSet<>(points);
        solid.forEach(span -> {
            marks.add(span.from());
            marks.add(span.to());
        });
        return marks;
    }

    private static double gap(double from, double to, Collection<Span> solid, double widest) {
        boolean isSolid = solid.stream().anyMatch(span -> span.from() <= from && to <= span.to());
        return isSolid ? to - from : Math.min(to - from, widest);
    }

    /** Where a coordinate comes to lie. */
    double at(double coordinate) {
        Map.Entry<Double, Double> below = places.floorEntry(coordinate);
        Map.Entry<Double, Double> above = places.ceilingEntry(coordinate);
        if (below == null) {
            return above.getValue() - Math.min(BEYOND, above.getKey() - coordinate);
        }
        if (above == null) {
            return below.getValue() + Math.min(BEYOND, coordinate - below.getKey());
        }
        double width = above.getKey() - below.getKey();
        return width == 0
                ? below.getValue()
                : below.getValue() + (above.getValue() - below.getValue()) * (coordinate - below.getKey()) / width;
    }

    /** The whole, margins included. */
    double length() {
        return length;
    }

    /** What a box takes up along the axis. */
    record Span(double from, double to) {}
}
