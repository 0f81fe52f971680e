package org.zhengcheng.casework.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.document.Event;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.Papers;
import org.zhengcheng.document.Source;
import org.zhengcheng.form.Field;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.meeting.papers.MeetingPapers;

/**
 * Whether everything the papers refer to exists in some version of their procedure that is in use. A step that only one
 * edition of a regulation has leaves its place blank in the cases of the other. The papers of meetings are of no procedure.
 */
@Component
class PaperLinks implements SmartInitializingSingleton {

    private final Papers papers;
    private final Diagrams diagrams;

    PaperLinks(Papers papers, Diagrams diagrams) {
        this.papers = papers;
        this.diagrams = diagrams;
    }

    /** When the shipped diagrams have been taken into use. */
    @Override
    public void afterSingletonsInstantiated() {
        papers.all().stream()
                .filter(paper -> !paper.procedure().equals(MeetingPapers.FOLDER))
                .forEach(this::check);
    }

    /** @throws CannotStart if a paper names a step, a field or an outcome that does not exist */
    void check(Paper paper) {
        List<String> problems = problems(paper);
        if (!problems.isEmpty()) {
            String file = "papers/" + paper.procedure() + "/" + paper.id() + ".json";
            throw new CannotStart(
                    "打印文书有错：" + file + "：" + String.join("；", problems), "请改正这个文件。Correct the paper " + file + ".");
        }
    }

    private List<String> problems(Paper paper) {
        List<Diagram> versions = diagrams.versions(paper.procedure());
        List<String> problems = new ArrayList<>();
        if (versions.isEmpty()) {
            problems.add("there is no procedure " + paper.procedure());
        }
        Stream.concat(paper.begins().stream(), paper.sections().stream().flatMap(Paper.Section::sources))
                .distinct()
                .filter(source -> !exists(source, versions))
                .forEach(source -> problems.add("there is no " + source));
        paper.sections().stream()
                .flatMap(Paper.Section::events)
                .distinct()
                .filter(event -> !exists(event, versions))
                .forEach(event -> problems.add("there is no " + event));
        paper.sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(Paper.Row::list)
                .filter(Objects::nonNull)
                .forEach(list -> columns(list, versions, problems));
        return problems;
    }

    private boolean exists(Source source, List<Diagram> versions) {
        if (source.isOfCase()) {
            return PaperWords.OF_CASE.contains(source.name());
        }
        if (source.isOfPerson()) {
            return PaperWords.OF_PERSON.contains(source.name());
        }
        boolean known = steps(source.of(), versions).findAny().isPresent();
        return known
                && (PaperWords.OF_STEP.contains(source.name())
                        || field(source, versions).isPresent());
    }

    private static boolean exists(Event event, List<Diagram> versions) {
        return steps(event.step(), versions)
                .anyMatch(step ->
                        event.outcome() == null || step.outcome(event.outcome()).isPresent());
    }

    private void columns(Paper.Listing list, List<Diagram> versions, List<String> problems) {
        Optional<Field> repeated = field(list.from(), versions).filter(field -> field.type() == Field.Type.DYNAMICLIST);
        if (repeated.isEmpty()) {
            problems.add(list.from() + " has no rows");
            return;
        }
        Set<String> keys = repeated.get().children().stream().map(Field::key).collect(Collectors.toSet());
        list.columns().stream()
                .filter(column -> !keys.contains(column.field()))
                .forEach(column -> problems.add("there is no " + column.field() + " in the rows of " + list.from()));
    }

    private Optional<Field> field(Source source, List<Diagram> versions) {
        return steps(source.of(), versions)
                .flatMap(step -> step.field(source.name()).stream())
                .findFirst();
    }

    private static Stream<Step> steps(String id, List<Diagram> versions) {
        return versions.stream().map(diagram -> diagram.steps().get(id)).filter(Objects::nonNull);
    }
}
