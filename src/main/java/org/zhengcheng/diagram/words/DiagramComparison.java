package org.zhengcheng.diagram.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.FieldWords;
import org.zhengcheng.form.FormChange;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** Compares two diagrams by what they say, element by element; where something is drawn makes no difference. */
@Component
public class DiagramComparison {

    private static final String QUESTIONS = "saying.questions";

    private final StepWords words;
    private final FieldWords fields;
    private final Speaker speaker;

    DiagramComparison(StepWords words, FieldWords fields, Speaker speaker) {
        this.words = words;
        this.fields = fields;
        this.speaker = speaker;
    }

    /** What is another in the second than in the first, the process itself first; empty if they say the same. */
    public List<Change> between(Diagram was, Diagram is) {
        List<Change> changes = new ArrayList<>();
        process(was, is, changes);
        if (was.launch() != null && is.launch() != null) {
            changes.addAll(between(was.launch(), is.launch()));
        }
        steps(was, is, was.steps(), is.steps(), changes);
        steps(was, is, was.acts(), is.acts(), changes);
        return changes;
    }

    /** What a form asks otherwise than it did; empty if it asks the same. */
    public List<Change> between(FormSchema was, FormSchema is) {
        List<Line> lines = Stream.of(
                        new Line("saying.formTitle", List.of(was.title()), List.of(is.title())), questions(was, is))
                .filter(Line::differs)
                .toList();
        return lines.isEmpty() ? List.of() : List.of(new Change(is.key(), is.title(), Kind.CHANGED, lines));
    }

    /** What a form asks that was not there before. */
    public Change added(FormSchema form) {
        return new Change(form.key(), form.title(), Kind.ADDED, List.of(questions(null, form)));
    }

    private void process(Diagram was, Diagram is, List<Change> changes) {
        List<Line> lines = Stream.of(
                        new Line("saying.process.name", List.of(was.name()), List.of(is.name())),
                        new Line("saying.process.regulations", regulations(was), regulations(is)),
                        new Line("saying.process.stages", was.stages(), is.stages()),
                        new Line("saying.process.reviews", reviews(was), reviews(is)))
                .filter(Line::differs)
                .toList();
        if (!lines.isEmpty()) {
            changes.add(new Change(is.key(), is.name(), Kind.CHANGED, lines));
        }
    }

    private void steps(
            Diagram was, Diagram is, Map<String, Step> before, Map<String, Step> after, List<Change> changes) {
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        for (String id : ids) {
            Step old = before.get(id);
            Step young = after.get(id);
            Map<Aspect, List<Text>> said = old == null ? Map.of() : words.of(was, old);
            Map<Aspect, List<Text>> saying = young == null ? Map.of() : words.of(is, young);
            List<Line> lines = Stream.concat(
                            Stream.of(Aspect.values())
                                    .map(aspect -> new Line(
                                            aspect.code(),
                                            said.getOrDefault(aspect, List.of()),
                                            saying.getOrDefault(aspect, List.of()))),
                            Stream.of(questions(old, young)))
                    .filter(Line::differs)
                    .toList();
            if (!lines.isEmpty()) {
                changes.add(new Change(
                        id,
                        young == null ? old.name() : young.name(),
                        old == null ? Kind.ADDED : young == null ? Kind.REMOVED : Kind.CHANGED,
                        lines));
            }
        }
    }

    /** Of a form that both ask, only the questions that are another. */
    private Line questions(Step old, Step young) {
        return questions(old == null ? null : old.form(), young == null ? null : young.form());
    }

    private Line questions(FormSchema was, FormSchema is) {
        List<FormChange> changes = was == null || is == null ? List.of() : fields.between(was, is);
        return new Line(
                QUESTIONS,
                was != null && is == null
                        ? fields.of(was)
                        : changes.stream()
                                .map(FormChange::was)
                                .filter(Objects::nonNull)
                                .toList(),
                is != null && was == null
                        ? fields.of(is)
                        : changes.stream()
                                .map(FormChange::is)
                                .filter(Objects::nonNull)
                                .toList());
    }

    private static List<Text> regulations(Diagram diagram) {
        return diagram.regulations().stream()
                .map(one -> new Text(
                        one.name().chinese() + " " + one.version(), one.name().english() + " " + one.version()))
                .toList();
    }

    private List<Text> reviews(Diagram diagram) {
        return diagram.teamReviews().stream()
                .map(review -> speaker.both("saying.review", review.length().words(), review.name()))
                .toList();
    }

    /** What became of an element. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** An element that is another than it was. */
    public record Change(String element, Text name, Kind kind, List<Line> lines) {}

    /** @param code the key of the message that says what is another */
    public record Line(String code, List<Text> was, List<Text> is) {

        boolean differs() {
            return !was.equals(is);
        }
    }
}
