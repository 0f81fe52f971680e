package org.zhengcheng.casework.papers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.PrintedPaper;
import org.zhengcheng.document.Source;
import org.zhengcheng.form.Field;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Role;

/** What a case answers to the sources of a paper, and whether anything of it had to be withheld from the reader. */
class Answered {

    private static final Set<String> DAYS = Set.of("eventDate", "notBefore", "birthDate", "standingSince");

    private final PaperFiller filler;
    private final CaseFacts facts;
    private final boolean whole;
    private int count;
    private boolean withheld;

    Answered(PaperFiller filler, CaseFacts facts, boolean whole) {
        this.filler = filler;
        this.facts = facts;
        this.whole = whole;
    }

    /** How many answers to forms have been taken up. */
    int count() {
        return count;
    }

    /** Whether there was something that this person may not read. */
    boolean isWithheld() {
        return withheld;
    }

    /** What is to be written, paragraph by paragraph; empty if there is nothing yet. */
    List<String> paragraphs(Source source, History scope) {
        return of(source, scope).orElse(List.of());
    }

    /** The same, telling an answer from none. */
    Optional<List<String>> of(Source source, History scope) {
        if (source.isOfCase()) {
            return ofCase(source.name()).map(List::of);
        }
        if (source.isOfPerson()) {
            return ofPerson(source.name()).map(List::of);
        }
        return PaperWords.OF_STEP.contains(source.name())
                ? ofStep(source, scope).map(List::of)
                : record(source, scope)
                        .flatMap(record -> field(record, source.name())
                                .map(field -> filler.words(facts)
                                        .of(field, record.answers().get(source.name()))));
    }

    /** The rows of a repeated answer, each by the key of its field. */
    List<Map<String, List<String>>> rows(Paper.Listing list, History scope) {
        Stream<StepRecord> records = list.all()
                ? scope.records().stream().filter(record -> answers(record, list.from()) && isReadable(record))
                : record(list.from(), scope).stream();
        return records.flatMap(record -> rows(record, list.from().name())).toList();
    }

    private Stream<Map<String, List<String>>> rows(StepRecord record, String key) {
        return field(record, key).stream()
                .flatMap(field ->
                        ((List<?>) record.answers().get(key)).stream().map(row -> row(field, (Map<?, ?>) row)));
    }

    private Map<String, List<String>> row(Field field, Map<?, ?> row) {
        Map<String, List<String>> written = new HashMap<>();
        field.children().stream()
                .filter(cell -> row.containsKey(cell.key()))
                .forEach(cell -> written.put(cell.key(), filler.words(facts).of(cell, row.get(cell.key()))));
        return written;
    }

    /** The picture that was handed in there; null if there is none. */
    String photo(Source source, History scope) {
        return whole
                ? record(source, scope)
                        .map(record -> filler.photos().first(record.answers().ids(source.name())))
                        .orElse(null)
                : null;
    }

    /** Whether the step of a source was taken, so that an answer which is not there was left out: that is an answer too. */
    boolean wasTaken(Source source, History scope) {
        boolean taken = scope.last(source.of()).isPresent();
        count += taken ? 1 : 0;
        return taken;
    }

    /** What is left open where there is nothing yet. */
    PrintedPaper.Run gap(Source source) {
        if (DAYS.contains(source.name())) {
            return Filling.Gap.of(Field.Type.DATETIME);
        }
        Step step = facts.diagram().steps().get(source.of());
        return Filling.Gap.of(
                step == null
                        ? Field.Type.TEXTFIELD
                        : filler.field(step, source.name()).map(Field::type).orElse(Field.Type.TEXTFIELD));
    }

    /** The last taking in which the question was answered, if this person may read it. */
    private Optional<StepRecord> record(Source source, History scope) {
        return scope.records().stream()
                .filter(record -> answers(record, source))
                .reduce((earlier, later) -> later)
                .filter(this::isReadable);
    }

    private static boolean answers(StepRecord record, Source source) {
        return record.stepId().equals(source.of()) && record.answers().has(source.name());
    }

    private boolean isReadable(StepRecord record) {
        boolean readable = facts.readable().test(record);
        withheld |= !readable;
        count++;
        return readable;
    }

    private Optional<Field> field(StepRecord record, String key) {
        return filler.forms().version(record.formSha256()).field(key);
    }

    /** Outcome, day and person are no secret: the page of the case shows them to everybody who may see it. */
    private Optional<String> ofStep(Source source, History scope) {
        if (source.name().equals("notBefore")) {
            return Optional.ofNullable(facts.diagram().steps().get(source.of()))
                    .flatMap(step -> filler.notBefore(step, scope))
                    .map(PaperWords::day);
        }
        Optional<StepRecord> last = scope.last(source.of());
        if (last.isPresent()) {
            count++;
        }
        return last.map(record -> switch (source.name()) {
            case "eventDate" -> PaperWords.day(record.eventDate());
            case "actor" -> record.actorName();
            case "office" -> record.office().chinese();
            case "outcome" -> record.outcomeName().chinese();
            case "reason" -> record.reason();
            default -> throw new IllegalArgumentException(source.toString());
        });
    }

    private Optional<String> ofCase(String name) {
        return switch (name) {
            case "number" -> Optional.of(facts.file().number());
            case "branch" -> Optional.of(facts.chain().branch().name());
            case "committee" -> facts.chain().seatOf(Role.PARENT_COMMITTEE).map(Organization::name);
            case "regulation" ->
                Optional.of(facts.diagram().regulation().name()).map(String::valueOf);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Optional<String> ofPerson(String name) {
        if (name.equals("name")) {
            return Optional.of(facts.file().personName());
        }
        if (!whole) {
            return Optional.empty();
        }
        return switch (name) {
            case "birthDate" -> day(filler.person(facts).birthDate());
            case "standing" ->
                Optional.ofNullable(filler.person(facts).standing())
                        .map(standing -> standing.title().chinese());
            case "standingSince" -> day(filler.person(facts).standingSince());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Optional<String> day(LocalDate day) {
        return Optional.ofNullable(day).map(PaperWords::day);
    }
}
