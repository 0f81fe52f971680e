package org.zhengcheng.transfer.graduates;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.draft.Drafts;
import org.zhengcheng.casework.draft.SaveDraft;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.organization.sheet.Column;
import org.zhengcheng.organization.sheet.Problem;
import org.zhengcheng.organization.sheet.SheetKind;
import org.zhengcheng.organization.sheet.StagedRows;
import org.zhengcheng.transfer.BeginTransfer;

/**
 * A class of graduates on a sheet: each row begins the transfer of one, with the application written as the row says. The
 * member has only to look at it and hand it in, or the branch does with the paper they signed; nobody applies unasked.
 */
@Component
class GraduateSheet implements SheetKind {

    static final String PROCEDURE = "relationship-transfer";

    private final ReadGraduates reading;
    private final Classes classes;
    private final BeginTransfer begin;
    private final Cases cases;
    private final SaveDraft drafts;
    private final Drafts kept;
    private final Offices offices;
    private final Organizations organizations;
    private final StagedRows staged;
    private final JdbcClient jdbc;
    private final Clock clock;

    GraduateSheet(
            ReadGraduates reading,
            Classes classes,
            BeginTransfer begin,
            Cases cases,
            SaveDraft drafts,
            Drafts kept,
            Offices offices,
            Organizations organizations,
            StagedRows staged,
            JdbcClient jdbc,
            Clock clock) {
        this.reading = reading;
        this.classes = classes;
        this.begin = begin;
        this.cases = cases;
        this.drafts = drafts;
        this.kept = kept;
        this.offices = offices;
        this.organizations = organizations;
        this.staged = staged;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "graduates";
    }

    @Override
    public List<Column> columns() {
        return GraduateColumns.ALL;
    }

    @Override
    public Map<String, String> example() {
        return GraduateColumns.EXAMPLE;
    }

    @Override
    public Optional<Text> importsAs(UUID personId) {
        return inBranch(personId).stream().findFirst().map(Office::title);
    }

    @Override
    public Optional<Text> exportsAs(UUID personId) {
        return importsAs(personId);
    }

    /** The posts in which somebody begins transfers for members of their branch. */
    private List<Office> inBranch(UUID personId) {
        return offices.actingOn(personId, LocalDate.now(clock)).stream()
                .filter(office -> office.covers(PROCEDURE))
                .filter(office -> RightsTable.grants(Verb.TAKE_ON_BEHALF, Relation.SAME, office.post()))
                .toList();
    }

    /** Nobody takes up a transfer of one of them, or the branch they go to, while they are written. */
    @Override
    public void hold(UUID importId) {
        organizations.hold();
        jdbc.sql("select id from person where id in (select cast(key as uuid) from sheet_row"
                        + " where import_id = ? and key is not null) order by id for update")
                .param(importId)
                .query(UUID.class)
                .list();
    }

    @Override
    public List<List<Problem>> check(Batch batch, Actor actor) {
        List<GraduateRow> rows = reading.read(batch.rows(), inBranch(actor.personId()), actor);
        staged.compareBy(
                batch.importId(),
                batch.rows(),
                rows.stream().map(GraduateRow::keys).toList());
        Map<String, Integer> first = staged.firstOf(
                batch.importId(),
                rows.stream()
                        .map(GraduateRow::personId)
                        .filter(Objects::nonNull)
                        .map(UUID::toString)
                        .toList());
        return rows.stream()
                .map(row -> {
                    List<Problem> problems = new ArrayList<>(row.problems());
                    Integer before = first.get(String.valueOf(row.personId()));
                    if (before != null && before < row.number()) {
                        problems.add(Problem.of(GraduateColumns.NAME, "intake.twice", before));
                    }
                    return problems;
                })
                .toList();
    }

    @Override
    public void write(Batch batch, Actor actor) {
        for (GraduateRow row : reading.read(batch.rows(), inBranch(actor.personId()), actor)) {
            UUID caseId = begin.begin(PROCEDURE, row.personId(), operation(batch, row, "open"), actor);
            Place place = cases.open(cases.find(caseId, actor).file()).get(0);
            // Written by whoever brought the sheet, and passed to the member; the former keeps a copy to hand in for
            // them.
            Input application = application(row);
            drafts.save(caseId, place.id(), operation(batch, row, "theirs"), application, actor);
            kept.handOver(caseId, place.step().id(), actor.personId(), row.personId());
            drafts.save(caseId, place.id(), operation(batch, row, "ours"), application, actor);
            classes.add(batch.importId(), row, caseId);
        }
    }

    private Input application(GraduateRow row) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        typed.put(StepForm.OUTCOME, List.of(row.destinationId() == null ? "outside" : "pass"));
        typed.put("applyDate", List.of(LocalDate.now(clock).toString()));
        typed.put("transferReason", List.of("graduation"));
        typed.put("duesPaidUntil", List.of(row.dues()));
        if (row.destinationId() == null) {
            typed.put("outsideName", List.of(row.outside()));
            typed.put("outsideScope", List.of(row.scope()));
        } else {
            typed.put("destination", List.of(row.destinationId().toString()));
        }
        return new Input(typed);
    }

    /** The same row written again, after the application stopped in between, is the same. */
    private static UUID operation(Batch batch, GraduateRow row, String what) {
        return UUID.nameUUIDFromBytes(
                (batch.importId() + " " + row.number() + " " + what).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Text> heads() {
        return List.of(
                new Text("姓名", "Name"),
                new Text("案件编号", "Case"),
                new Text("转到", "Destination"),
                new Text("走到哪里", "How far"),
                new Text("介绍信有效期至", "Letter valid until"),
                new Text("接收日期", "Accepted on"),
                new Text("表格", "Sheet"));
    }

    @Override
    public void export(Actor actor, Consumer<List<Object>> each) {
        for (Classes.Brought brought : classes.of(actor.personId())) {
            classes.rows(brought.id(), actor.personId()).forEach(row -> {
                List<Object> cells = new ArrayList<>();
                cells.add(row.name());
                cells.add(row.number());
                cells.add(row.destination());
                cells.add(row.state());
                cells.add(row.validUntil());
                cells.add(row.acceptedOn());
                cells.add(brought.fileName());
                each.accept(cells);
            });
        }
    }
}
