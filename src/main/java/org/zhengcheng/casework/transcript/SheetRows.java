package org.zhengcheng.casework.transcript;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.sheet.SheetReader;

/** Reads the rows of a sheet as transcripts and says of every cell what is wrong with it. */
@Component
class SheetRows {

    /** The most rows that are entered at once. */
    static final int MOST = 200;

    private final TranscriptForm form;
    private final TranscriptPages pages;
    private final TranscriptRights rights;
    private final ReadTranscript reading;
    private final Operations operations;

    SheetRows(
            TranscriptForm form,
            TranscriptPages pages,
            TranscriptRights rights,
            ReadTranscript reading,
            Operations operations) {
        this.form = form;
        this.pages = pages;
        this.rights = rights;
        this.reading = reading;
        this.operations = operations;
    }

    /** Every row as it would be entered, or as it was. */
    @Transactional(readOnly = true)
    public List<Row> of(UUID sheetId, Sheets.Sheet sheet, Actor actor) {
        Diagram diagram = form.edition(sheet.definitionId()).orElseThrow(() -> new NoSuchCase(sheet.definitionId()));
        Reading reader = new Reading(sheetId, sheet, diagram, actor);
        return sheet.rows().stream().map(reader::row).toList();
    }

    /** The steps of which a sheet asks: all of the course but the last, at which a case has none before it. */
    List<PastStep> steps(Diagram diagram) {
        List<Step> course = diagram.mainPath();
        return form.upTo(diagram, course.get(course.size() - 1));
    }

    /** The key of the operation that enters a row: the same row of the same sheet is entered once. */
    static UUID operation(UUID sheetId, int row) {
        return UUID.nameUUIDFromBytes((sheetId + " " + row).getBytes(StandardCharsets.UTF_8));
    }

    /** The reading of one sheet. */
    private final class Reading {

        private final UUID sheetId;
        private final Sheets.Sheet sheet;
        private final Diagram diagram;
        private final Map<String, List<Organization>> branches = new HashMap<>();
        private final Actor actor;
        private final Map<String, SheetColumn> columns;
        private final Map<UUID, List<PersonName>> people = new HashMap<>();
        private final Map<String, Map<String, List<String>>> offered = new HashMap<>();

        private Reading(UUID sheetId, Sheets.Sheet sheet, Diagram diagram, Actor actor) {
            this.sheetId = sheetId;
            this.sheet = sheet;
            this.diagram = diagram;
            this.actor = actor;
            this.columns = SheetColumn.of(steps(diagram)).stream()
                    .collect(Collectors.toMap(SheetColumn::key, Function.identity()));
        }

        private Row row(SheetReader.Line line) {
            Map<String, String> cells = new LinkedHashMap<>();
            line.cells().forEach((column, text) -> {
                if (sheet.columns().containsKey(column)) {
                    cells.put(sheet.columns().get(column), text);
                }
            });
            String name = cells.getOrDefault(SheetColumn.PERSON, "");
            UUID operation = operation(sheetId, line.number());
            Optional<UUID> entered =
                    operations.answer(operation, actor.personId()).map(UUID::fromString);
            if (entered.isPresent()) {
                return new Row(line.number(), name, reached(cells), List.of(), null, entered.get());
            }
            List<FieldError> errors = new ArrayList<>();
            Optional<Transcript> transcript = transcript(operation, cells, errors);
            if (transcript.isPresent() && errors.isEmpty()) {
                errors.addAll(reading.rehearse(transcript.get(), actor).hindrances());
            }
            return new Row(
                    line.number(),
                    name,
                    reached(cells),
                    errors.stream().map(error -> problem(line.number(), error)).toList(),
                    errors.isEmpty() ? transcript.orElseThrow() : null,
                    null);
        }

        private Text reached(Map<String, String> cells) {
            return step(cells).map(SheetColumn::named).orElse(null);
        }

        private Optional<Step> step(Map<String, String> cells) {
            String written = cells.getOrDefault(SheetColumn.AT, "");
            return TranscriptForm.reachable(diagram).stream()
                    .filter(step -> SheetColumn.means(step, written))
                    .findFirst();
        }

        private Optional<Transcript> transcript(UUID operation, Map<String, String> cells, List<FieldError> errors) {
            Optional<Organization> branch = branch(cells, errors);
            Optional<PersonName> person = branch.flatMap(found -> person(found, cells, errors));
            Optional<Step> reached = step(cells);
            if (reached.isEmpty()) {
                errors.add(FieldError.of(SheetColumn.AT, "sheet.noSuchStep"));
            }
            if (branch.isEmpty() || person.isEmpty() || reached.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Transcript(
                    operation,
                    diagram.definitionId(),
                    branch.get().id(),
                    person.get().id(),
                    reached.get().id(),
                    input(reached.get(), branch.get(), cells, errors),
                    cells.get(SheetColumn.REASON)));
        }

        private Optional<Organization> branch(Map<String, String> cells, List<FieldError> errors) {
            String written = cells.get(SheetColumn.BRANCH);
            List<Organization> meant = branches.computeIfAbsent(
                    String.valueOf(written),
                    any -> written == null
                            ? rights.branches(actor.personId(), 2)
                            : rights.named(written, actor.personId()));
            if (meant.size() != 1) {
                errors.add(FieldError.of(
                        SheetColumn.BRANCH, written == null ? "sheet.branchMissing" : "sheet.noSuchBranch"));
                return Optional.empty();
            }
            return Optional.of(meant.get(0));
        }

        private Optional<PersonName> person(Organization branch, Map<String, String> cells, List<FieldError> errors) {
            String written = cells.getOrDefault(SheetColumn.PERSON, "");
            List<PersonName> meant =
                    people.computeIfAbsent(branch.id(), id -> pages.people(id, actor.personId())).stream()
                            .filter(person -> person.name().equals(written))
                            .toList();
            if (meant.size() != 1) {
                errors.add(FieldError.of(
                        SheetColumn.PERSON,
                        meant.isEmpty() ? "sheet.noSuchPerson" : "sheet.samePerson",
                        branch.name()));
                return Optional.empty();
            }
            return Optional.of(meant.get(0));
        }

        private Input input(Step reached, Organization branch, Map<String, String> cells, List<FieldError> errors) {
            List<PastStep> asked = form.upTo(diagram, reached);
            Map<String, List<String>> typed = new LinkedHashMap<>();
            cells.forEach((key, text) -> {
                SheetColumn column = columns.get(key);
                if (column.past() == null) {
                    return;
                }
                boolean before = asked.stream()
                        .anyMatch(past -> past.step().equals(column.past().step())
                                && (!past.current() || column.field() == null));
                if (!before) {
                    errors.add(FieldError.of(key, "sheet.notYet", reached.name()));
                } else {
                    typed.put(key, values(column, text, branch, errors));
                }
            });
            return new Input(typed);
        }

        private List<String> values(SheetColumn column, String text, Organization branch, List<FieldError> errors) {
            if (column.field() == null) {
                return List.of(text);
            }
            return switch (column.field().type()) {
                case DATETIME ->
                    PastStep.days(text)
                            .filter(days -> days.size() == 1)
                            .map(days -> List.of(days.get(0).toString()))
                            .orElse(List.of(text));
                case NUMBER -> List.of(text.replaceFirst("\\.0+$", ""));
                case PERSON, ORGANIZATION -> named(column, text, branch, errors);
                case RADIO, SELECT, CHECKLIST -> labelled(column.field(), text);
                case CHECKBOX -> List.of("是".equals(text) || "yes".equalsIgnoreCase(text) ? "true" : text);
                default -> List.of(text);
            };
        }

        private List<String> named(SheetColumn column, String text, Organization branch, List<FieldError> errors) {
            Map<String, List<String>> offers = offered.computeIfAbsent(
                    branch.id() + column.key(),
                    key -> pages.offered(column.past(), diagram, branch, actor)
                            .getOrDefault(column.field().key(), Map.of()));
            List<String> ids = new ArrayList<>();
            for (String name : parts(text)) {
                List<String> meant = offers.getOrDefault(name, List.of());
                if (meant.size() == 1) {
                    ids.add(meant.get(0));
                } else {
                    errors.add(
                            FieldError.of(column.key(), meant.isEmpty() ? "sheet.noSuchName" : "sheet.sameName", name));
                }
            }
            return ids;
        }

        private List<String> labelled(Field field, String text) {
            return parts(text).stream()
                    .map(part -> field.options().stream()
                            .filter(option -> part.equals(option.label().chinese())
                                    || part.equalsIgnoreCase(option.label().english()))
                            .map(Field.Option::value)
                            .findFirst()
                            .orElse(part))
                    .toList();
        }

        private Problem problem(int row, FieldError error) {
            String key = error.field();
            Integer column = sheet.columns().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(key))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            return new Problem(
                    column == null ? null : CellReference.convertNumToColString(column) + row,
                    columns.containsKey(key) ? columns.get(key).title() : null,
                    error);
        }
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[、,，;；\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /**
     * A row.
     *
     * @param name whom it is about, as written
     * @param reached where the case stands; null if it does not say
     * @param problems what is wrong with it; empty if it can be entered or was
     * @param transcript what would be entered; null if something is wrong or it was entered
     * @param entered the case that came of it; null until it is entered
     */
    record Row(int number, String name, Text reached, List<Problem> problems, Transcript transcript, UUID entered) {}

    /**
     * What is wrong with a cell.
     *
     * @param cell such as F5; null where the whole row is meant
     * @param column the head of its column
     */
    record Problem(String cell, Text column, FieldError error) {}
}
