package org.zhengcheng.diagram.replay;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.language.Text;

/** Counts what is found, step by step. */
final class Tally {

    private final Map<String, Counted> steps = new LinkedHashMap<>();
    private final Set<UUID> cases = new HashSet<>();
    private final Set<UUID> touched = new HashSet<>();

    Tally(Diagram diagram) {
        diagram.steps().values().forEach(step -> steps.put(step.id(), new Counted(step.name())));
    }

    void taken(StepRecord record) {
        cases.add(record.caseId());
        Counted step = steps.get(record.stepId());
        if (step != null) {
            step.taken++;
            step.wasLate += record.isLate() ? 1 : 0;
        }
    }

    /** @param name of a step that the diagram may not have */
    void elsewhere(StepRecord record, Text name) {
        touched.add(record.caseId());
        steps.computeIfAbsent(record.stepId(), id -> {
                    Counted gone = new Counted(name);
                    gone.taken++;
                    return gone;
                })
                .more(Trouble.ELSEWHERE);
    }

    void found(Step step, StepRecord record, Trouble trouble) {
        touched.add(record.caseId());
        steps.get(step.id()).more(trouble);
    }

    /** Says what exactly; once for a case, however often. */
    void detail(Step step, StepRecord record, Text words) {
        steps.get(step.id())
                .details
                .computeIfAbsent(words, said -> new HashSet<>())
                .add(record.caseId());
    }

    Result result() {
        return new Result(
                cases.size(),
                touched.size(),
                steps.values().stream()
                        .map(Counted::line)
                        .filter(Line::saysSomething)
                        .toList());
    }

    private static final class Counted {

        private final Text name;
        private final Map<Trouble, Integer> times = new EnumMap<>(Trouble.class);
        private final Map<Text, Set<UUID>> details = new LinkedHashMap<>();
        private int taken;
        private int wasLate;

        private Counted(Text name) {
            this.name = name;
        }

        private void more(Trouble trouble) {
            times.merge(trouble, 1, Integer::sum);
        }

        private Line line() {
            List<Line.Detail> said = details.entrySet().stream()
                    .map(one -> new Line.Detail(one.getKey(), one.getValue().size()))
                    .toList();
            return new Line(name, taken, wasLate, Map.copyOf(times), said);
        }
    }
}
