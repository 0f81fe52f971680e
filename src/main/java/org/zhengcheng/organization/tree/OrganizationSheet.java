package org.zhengcheng.organization.tree;

import static org.zhengcheng.organization.tree.OrganizationColumns.APPROVES;
import static org.zhengcheng.organization.tree.OrganizationColumns.CODE;
import static org.zhengcheng.organization.tree.OrganizationColumns.PARENT;
import static org.zhengcheng.organization.tree.OrganizationColumns.TYPE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.Administrator;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;
import org.zhengcheng.organization.sheet.Column;
import org.zhengcheng.organization.sheet.Problem;
import org.zhengcheng.organization.sheet.SheetKind;

/**
 * Organisations on a sheet: each row founds one, under one that is there or under one that stands anywhere in the same file,
 * by the rules of the acts on the tree.
 */
@Component
class OrganizationSheet implements SheetKind {

    /** Deeper than any tree; whoever is not reached by then goes round in a circle. */
    private static final int DEEPEST = 40;

    private final ActForm form;
    private final ActRules rules;
    private final ActWrites writes;
    private final Acts acts;
    private final FileTree tree;
    private final SystemRights rights;
    private final TreeExport export;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrganizationSheet(
            ActForm form,
            ActRules rules,
            ActWrites writes,
            Acts acts,
            FileTree tree,
            SystemRights rights,
            TreeExport export,
            Ledger ledger,
            JdbcClient jdbc,
            Clock clock) {
        this.form = form;
        this.rules = rules;
        this.writes = writes;
        this.acts = acts;
        this.tree = tree;
        this.rights = rights;
        this.export = export;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "organizations";
    }

    @Override
    public List<Column> columns() {
        return OrganizationColumns.ALL;
    }

    @Override
    public Map<String, String> example() {
        return OrganizationColumns.EXAMPLE;
    }

    @Override
    public Optional<Text> importsAs(UUID personId) {
        return rights.may(personId, Verb.MANAGE_ORGANIZATIONS)
                ? Optional.of(Administrator.SYSTEM.title())
                : Optional.empty();
    }

    @Override
    public Optional<Text> exportsAs(UUID personId) {
        return export.office(personId);
    }

    @Override
    public Keys keys(Row row) {
        return new Keys(shortened(row.cell(CODE)), shortened(row.cell(PARENT)), shortened(row.cell(TYPE)));
    }

    /** What is longer than any code is none, but is still compared. */
    private static String shortened(String text) {
        return text == null ? null : text.substring(0, Math.min(text.length(), 40));
    }

    @Override
    public String unique() {
        return CODE;
    }

    /** How far below each stands; what comes under no other that leads out of the file stays at none. */
    @Override
    public void arrange(UUID importId) {
        jdbc.sql("update sheet_row set level = -1 where import_id = ? and level <> -1")
                .param(importId)
                .update();
        jdbc.sql("""
                        with recursive down (key, depth) as (
                          select key, 0 from sheet_row r where import_id = :import and key is not null and not exists(
                            select from sheet_row p where p.import_id = :import and p.key = r.other)
                          union
                          select r.key, down.depth + 1 from down join sheet_row r
                            on r.import_id = :import and r.other = down.key
                          where down.depth < :deepest and r.key is not null)
                        update sheet_row r set level = d.depth from (select key, min(depth) as depth from down group by key) d
                        where r.import_id = :import and r.key = d.key
                        """).param("import", importId).param("deepest", DEEPEST).update();
    }

    @Override
    public void hold(UUID importId) {
        acts.lock();
    }

    @Override
    public List<List<Problem>> check(Batch batch, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        FileTree.Parents parents = tree.parents(batch);
        FileTree.Around around = tree.around(batch, parents);
        Set<String> taken = rules.codesTaken(FileTree.texts(batch.rows(), CODE));
        Set<Integer> circles = circles(batch);
        return batch.rows().stream()
                .map(row -> check(row, batch.importId(), parents, around, taken, circles, today))
                .toList();
    }

    private List<Problem> check(
            Row row,
            UUID importId,
            FileTree.Parents parents,
            FileTree.Around around,
            Set<String> taken,
            Set<Integer> circles,
            LocalDate today) {
        List<ActRefused.Reason> reasons = new ArrayList<>(form.missing(FileTree.act(row, importId, parents), today));
        List<Problem> problems = new ArrayList<>();
        String above = row.cell(PARENT);
        if (above != null && parents.id(above) == null) {
            problems.add(Problem.of(PARENT, "intake.noOrganization", above));
        } else if (circles.contains(row.number())) {
            problems.add(Problem.of(PARENT, "tree.refused.circle"));
        } else if (reasons.isEmpty()) {
            reasons.addAll(ActRules.against(FileTree.state(row, importId, parents), around));
        }
        if (row.cell(CODE) != null && taken.contains(row.cell(CODE))) {
            reasons.add(ActRefused.Reason.of("code", "tree.refused.code", row.cell(CODE)));
        }
        if (row.cell(APPROVES) != null && !row.cell(APPROVES).equals("true")) {
            problems.add(Problem.of(APPROVES, "member.wrong.code"));
        }
        reasons.forEach(reason ->
                problems.add(new Problem(OrganizationColumns.of(reason.field()), reason.code(), reason.arguments())));
        return problems;
    }

    private Set<Integer> circles(Batch batch) {
        return Set.copyOf(jdbc.sql("select row_no from sheet_row where import_id = ? and level = -1 and key is not null"
                        + " and row_no = any(?)")
                .params(batch.importId(), batch.rows().stream().map(Row::number).toArray(Integer[]::new))
                .query(Integer.class)
                .list());
    }

    @Override
    public void write(Batch batch, Actor actor) {
        FileTree.Parents parents = tree.parents(batch);
        List<State> founded = batch.rows().stream()
                .map(row -> FileTree.state(row, batch.importId(), parents))
                .toList();
        writes.found(founded);
        List<Entry> entries = new ArrayList<>();
        List<ActWrites.Event> events = new ArrayList<>();
        for (Row row : batch.rows()) {
            Act act = FileTree.act(row, batch.importId(), parents);
            events.add(new ActWrites.Event(act, act.id(), null, act.name().strip(), act.other()));
            entries.add(entry(act, actor));
            if ("true".equals(row.cell(APPROVES))) {
                Act grant = new Act(Act.Kind.GRANT, act.id(), act.on(), act.document(), null, null, null, null);
                events.add(new ActWrites.Event(grant, act.id(), null, null, null));
                entries.add(entry(grant, actor));
            }
        }
        writes.events(events, actor);
        ledger.appendAll(entries);
    }

    private static Entry entry(Act act, Actor actor) {
        return new Entry(
                LedgerChain.ofOrganization(act.id()),
                actor.personId(),
                Administrator.SYSTEM.title().chinese(),
                "organization",
                act.kind().path(),
                act.other() == null ? "" : act.other().toString(),
                act.on(),
                Sha256.of(act.said()));
    }

    @Override
    public List<Text> heads() {
        return export.heads();
    }

    @Override
    public void export(Actor actor, Consumer<List<Object>> each) {
        export.write(actor.personId(), each);
    }
}
