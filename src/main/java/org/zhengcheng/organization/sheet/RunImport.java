package org.zhengcheng.organization.sheet;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;

/** The three pieces of work on a sheet: read it, check it, write it; the last in one transaction. */
@Component
class RunImport {

    private final Map<String, SheetKind> kinds;
    private final ReadSheet reader;
    private final CheckRows checks;
    private final StagedRows staged;
    private final Imports imports;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunImport(
            List<SheetKind> kinds,
            ReadSheet reader,
            CheckRows checks,
            StagedRows staged,
            Imports imports,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.kinds = kinds.stream().collect(Collectors.toMap(SheetKind::id, Function.identity()));
        this.reader = reader;
        this.checks = checks;
        this.staged = staged;
        this.imports = imports;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    void read(UUID id, UUID run, Path file) {
        Imports.Import brought = imports.find(id).orElseThrow();
        try {
            int rows = reader.read(id, run, file, kinds.get(brought.kind()));
            if (imports.read(id, run, rows)) {
                check(id, run);
            }
        } catch (ReadSheet.NotTaken notTaken) {
            staged.forget(id);
            imports.refuse(id, run, notTaken.getMessage());
        }
    }

    void check(UUID id, UUID run) {
        Imports.Import brought = imports.find(id).orElseThrow();
        SheetKind kind = kinds.get(brought.kind());
        transaction.executeWithoutResult(status -> kind.arrange(id));
        Tally tally = new Tally();
        for (List<StagedRows.Staged> batch = staged.after(id, 0, ReadSheet.BATCH);
                !batch.isEmpty();
                batch = staged.after(id, last(batch), ReadSheet.BATCH)) {
            List<SheetKind.Row> rows =
                    batch.stream().map(StagedRows.Staged::row).toList();
            transaction.executeWithoutResult(status -> {
                List<List<Problem>> problems = checks.check(kind, id, rows, brought.actor());
                staged.judge(id, rows, problems);
                problems.forEach(tally::add);
            });
            tally.rows += rows.size();
            if (!imports.progress(id, run, tally.rows, brought.rows())) {
                return;
            }
        }
        imports.judged(id, run, tally.badRows, tally.badCells);
    }

    void write(UUID id, UUID run) {
        Imports.Import brought = imports.find(id).orElseThrow();
        boolean written;
        try {
            written = Boolean.TRUE.equals(transaction.execute(status -> {
                boolean all = writeAll(brought, run);
                if (!all) {
                    status.setRollbackOnly();
                }
                return all;
            }));
        } catch (DataIntegrityViolationException meanwhile) {
            // Somebody else wrote the same in this very moment; the check says where.
            written = false;
        }
        if (!written && imports.checkAnew(id, run)) {
            check(id, run);
        }
    }

    /** Checks everything again, then writes it; nobody changes meanwhile what the rows depend on. */
    private boolean writeAll(Imports.Import brought, UUID run) {
        UUID id = brought.id();
        SheetKind kind = kinds.get(brought.kind());
        kind.hold(id);
        kind.arrange(id);
        int done = 0;
        for (List<StagedRows.Staged> batch = staged.after(id, 0, ReadSheet.BATCH);
                !batch.isEmpty();
                batch = staged.after(id, last(batch), ReadSheet.BATCH)) {
            List<SheetKind.Row> rows =
                    batch.stream().map(StagedRows.Staged::row).toList();
            if (checks.check(kind, id, rows, brought.actor()).stream().anyMatch(problems -> !problems.isEmpty())) {
                return false;
            }
            done += rows.size();
            goOn(brought, run, done);
        }
        int level = Integer.MIN_VALUE;
        int number = 0;
        for (List<StagedRows.Staged> batch = staged.toWrite(id, level, number, ReadSheet.BATCH);
                !batch.isEmpty();
                batch = staged.toWrite(id, level, number, ReadSheet.BATCH)) {
            kind.write(
                    new SheetKind.Batch(
                            id, batch.stream().map(StagedRows.Staged::row).toList()),
                    brought.actor());
            level = batch.get(batch.size() - 1).level();
            number = last(batch);
            done += batch.size();
            goOn(brought, run, done);
        }
        staged.forget(id);
        ledger.append(new Entry(
                LedgerChain.ofSheet(id),
                brought.personId(),
                kind.importsAs(brought.personId()).map(Text::chinese).orElse(""),
                "import",
                brought.kind(),
                String.valueOf(brought.rows()),
                LocalDate.now(clock),
                brought.sha256()));
        if (!imports.done(id, run)) {
            throw new TakenOver();
        }
        return true;
    }

    private void goOn(Imports.Import brought, UUID run, int done) {
        if (!imports.progress(brought.id(), run, done, 2 * brought.rows())) {
            throw new TakenOver();
        }
    }

    private static int last(List<StagedRows.Staged> batch) {
        return batch.get(batch.size() - 1).row().number();
    }

    /** The work was given to another while this one was taken for dead. */
    private static final class TakenOver extends RuntimeException {

        private TakenOver() {
            super("Another run has the work");
        }
    }

    /** What has been counted. */
    private static final class Tally {

        private int rows;
        private int badRows;
        private int badCells;

        private void add(List<Problem> problems) {
            badRows += problems.isEmpty() ? 0 : 1;
            badCells += problems.size();
        }
    }
}
