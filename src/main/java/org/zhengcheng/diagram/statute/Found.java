package org.zhengcheng.diagram.statute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** Collects what is loosened, in words. */
final class Found {

    private final Speaker speaker;
    private final List<Loosening> all = new ArrayList<>();

    Found(Speaker speaker) {
        this.speaker = speaker;
    }

    List<Loosening> all() {
        return all.stream().distinct().toList();
    }

    /** Something an authority may allow. */
    void add(Loosening.Kind kind, String element, String code, Object... details) {
        all.add(new Loosening(kind, element, speaker.both(code, details), true));
    }

    /** Something nobody may allow. */
    void forbid(Loosening.Kind kind, String element, String code, Object... details) {
        all.add(new Loosening(kind, element, speaker.both(code, details), false));
    }

    Text said(String code, Object... details) {
        return speaker.both(code, details);
    }

    static Text names(Collection<Text> names) {
        return new Text(
                names.stream().map(Text::chinese).collect(Collectors.joining("、")),
                names.stream().map(Text::english).collect(Collectors.joining(", ")));
    }
}
