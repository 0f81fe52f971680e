package org.zhengcheng.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A printed sentence with gaps: <code>{step-id.field}</code> is filled in, <code>{_}</code> is left to be written by hand,
 * <code>{#}</code> is the number of a section that is printed several times.
 */
public record Wording(List<Part> parts) {

    private static final Pattern GAP = Pattern.compile("\\{([^{}]*)}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Wording of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher gap = GAP.matcher(text);
        int printed = 0;
        while (gap.find()) {
            if (gap.start() > printed) {
                parts.add(new Part(Kind.PRINTED, text.substring(printed, gap.start()), null));
            }
            parts.add(
                    switch (gap.group(1)) {
                        case "_" -> new Part(Kind.BY_HAND, null, null);
                        case "#" -> new Part(Kind.NUMBER, null, null);
                        default -> new Part(Kind.FILLED, null, Source.of(gap.group(1)));
                    });
            printed = gap.end();
        }
        if (printed < text.length()) {
            parts.add(new Part(Kind.PRINTED, text.substring(printed), null));
        }
        return new Wording(List.copyOf(parts));
    }

    /** A label that is broken where its author broke it. */
    public List<Wording> lines() {
        List<Wording> lines = new ArrayList<>();
        List<Part> line = new ArrayList<>();
        for (Part part : parts) {
            String[] pieces =
                    part.text() == null ? new String[] {null} : part.text().split("\n", -1);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    lines.add(new Wording(List.copyOf(line)));
                    line.clear();
                }
                line.add(new Part(part.kind(), pieces[i], part.source()));
            }
        }
        lines.add(new Wording(List.copyOf(line)));
        return lines;
    }

    Stream<Source> sources() {
        return parts.stream().map(Part::source).filter(Objects::nonNull);
    }

    /** What a piece of a sentence is. */
    public enum Kind {
        PRINTED,
        FILLED,
        BY_HAND,
        NUMBER
    }

    /** A piece of a sentence; text for what is printed, source for what is filled in. */
    public record Part(Kind kind, String text, Source source) {}
}
