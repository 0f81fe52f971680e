package org.zhengcheng.diagram.regulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.diagram.words.Aspect;
import org.zhengcheng.diagram.words.StepWords;
import org.zhengcheng.language.Text;

/** A diagram as a document to be read: stage by stage every step with who acts, in what time, on what article. */
@Component
public class Regulation {

    private final StepWords words;

    Regulation(StepWords words) {
        this.words = words;
    }

    /** Its stages in order, each with its steps in the order of a case; what is done to a whole case comes last. */
    public List<Part> parts(Diagram diagram) {
        Map<Integer, List<Article>> stages = new LinkedHashMap<>();
        for (int stage = 0; stage < diagram.stages().size(); stage++) {
            stages.put(stage, new ArrayList<>());
        }
        Set<Step> inOrder = new LinkedHashSet<>(diagram.mainPath());
        inOrder.addAll(diagram.steps().values());
        inOrder.forEach(step -> stages.get(step.stage()).add(article(diagram, step)));
        List<Part> parts = new ArrayList<>();
        stages.forEach((stage, steps) -> parts.add(new Part(diagram.stages().get(stage), steps)));
        if (!diagram.acts().isEmpty()) {
            parts.add(new Part(
                    null,
                    diagram.acts().values().stream()
                            .map(act -> article(diagram, act))
                            .toList()));
        }
        return parts.stream().filter(part -> !part.steps().isEmpty()).toList();
    }

    private Article article(Diagram diagram, Step step) {
        List<Line> lines = new ArrayList<>();
        words.of(diagram, step).forEach((aspect, said) -> {
            if (aspect != Aspect.NAME && aspect != Aspect.NUMBER && aspect != Aspect.STAGE) {
                lines.add(new Line(aspect.code(), said));
            }
        });
        return new Article(step.id(), step.number(), step.name(), lines);
    }

    /** @param name the stage; null for what is done to a whole case */
    public record Part(Text name, List<Article> steps) {}

    /** @param number among the statutory steps; null for one between them */
    public record Article(String id, String number, Text name, List<Line> lines) {}

    /** @param code the key of the message that says what it is about */
    public record Line(String code, List<Text> said) {}
}
