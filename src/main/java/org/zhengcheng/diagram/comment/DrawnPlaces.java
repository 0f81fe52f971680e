package org.zhengcheng.diagram.comment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.DiagramExaminer;
import org.zhengcheng.casework.definition.DrawnElement;
import org.zhengcheng.casework.definition.DrawnElement.Kind;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** What people call what is drawn, also where it has no name of its own, so that one can be told from another. */
@Component
class DrawnPlaces {

    /** Of a name, in characters: three of them and what stands between fit where what is said is kept. */
    private static final int LONGEST = 80;

    private final DiagramExaminer examiner;
    private final Speaker speaker;

    DrawnPlaces(DiagramExaminer examiner, Speaker speaker) {
        this.examiner = examiner;
        this.speaker = speaker;
    }

    /** Everything that is drawn, each in its own words, in the order in which it is written. */
    List<Place> of(String text) {
        List<DrawnElement> drawn = examiner.drawn(text.getBytes(StandardCharsets.UTF_8));
        Naming naming = new Naming(drawn);
        return drawn.stream()
                .map(one -> new Place(one.id(), group(one.kind()), naming.of(one)))
                .toList();
    }

    private static Group group(Kind kind) {
        return kind == Kind.STEP ? Group.STEPS : kind == Kind.FLOW ? Group.FLOWS : Group.OTHERS;
    }

    private final class Naming {

        private final Map<String, DrawnElement> byId;
        /** What leads to each, as far as it is one thing alone. */
        private final Map<String, DrawnElement> before;

        private Naming(List<DrawnElement> drawn) {
            byId = drawn.stream().collect(Collectors.toMap(DrawnElement::id, Function.identity(), (one, same) -> one));
            before = drawn.stream()
                    .filter(one -> one.kind() == Kind.FLOW && byId.containsKey(one.from()))
                    .collect(Collectors.groupingBy(DrawnElement::to))
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getValue().size() == 1)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> byId.get(entry.getValue().get(0).from())));
        }

        private Text of(DrawnElement one) {
            if (one.kind() != Kind.FLOW) {
                return called(one);
            }
            // Behind a step its answers are sorted; what people see is that they lead from the step.
            Text from = called(sorted(byId.get(one.from())));
            Text to = called(byId.get(one.to()));
            return one.name() == null
                    ? speaker.both("comment.flow", from, to)
                    : speaker.both("comment.flowNamed", shortened(one.name()), from, to);
        }

        private DrawnElement sorted(DrawnElement from) {
            return from != null && isSorting(from) ? before.get(from.id()) : from;
        }

        /** Whether it is a gateway without words behind one thing that has some. */
        private boolean isSorting(DrawnElement one) {
            DrawnElement source = before.get(one.id());
            return one.kind() == Kind.GATEWAY && one.name() == null && source != null && source.name() != null;
        }

        private Text called(DrawnElement one) {
            if (one == null) {
                return speaker.both("comment.kind.OTHER");
            }
            if (one.name() != null) {
                return shortened(one.name());
            }
            return isSorting(one)
                    ? speaker.both(
                            "comment.behind", shortened(before.get(one.id()).name()))
                    : speaker.both("comment.kind." + one.kind());
        }
    }

    private static Text shortened(Text name) {
        return new Text(shortened(name.chinese()), shortened(name.english()));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** Where in the list of all it stands. */
    enum Group {
        STEPS,
        FLOWS,
        OTHERS
    }

    /** Something that is drawn. */
    record Place(String id, Group group, Text name) {}
}
