package org.zhengcheng.organization.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.sheet.SheetCells;
import org.zhengcheng.sheet.SheetCells.Look;

/** Writes what somebody may see into a sheet, row by row, and into the ledger that they took it away. */
@Component
class ExportSheet {

    private static final int WINDOW = 100;
    private static final int WIDTH = 18 * 256;
    /** A sheet holds no more rows than this, its head among them. */
    private static final int MOST = 1_048_576;

    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExportSheet(Ledger ledger, TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return a file that is in the ledger already, to be sent and then deleted by the caller */
    Path write(SheetKind kind, Text office, Actor actor, Locale reader) {
        try {
            Path file = Files.createTempFile("export", ".xlsx");
            try {
                DigestOutputStream hashed =
                        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), Sha256.digest());
                int count;
                try (OutputStream out = hashed) {
                    count = write(kind, actor, reader, out);
                }
                String sha256 = Sha256.hex(hashed.getMessageDigest().digest());
                // A chain of its own, so that nobody waits for anybody.
                transaction.executeWithoutResult(status -> ledger.append(new Entry(
                        LedgerChain.ofInstallation(),
                        actor.personId(),
                        office.chinese(),
                        "export",
                        kind.id(),
                        String.valueOf(count),
                        LocalDate.now(clock),
                        sha256)));
                return file;
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(file);
                throw failed;
            }
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }

    private static int write(SheetKind kind, Actor actor, Locale reader, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(WINDOW)) {
            book.setCompressTempFiles(true);
            Pages pages = new Pages(book, kind, reader);
            pages.next();
            kind.export(actor, pages::add);
            book.write(out);
            return pages.written;
        }
    }

    /** One sheet after the other in a file, each as long as it may be. */
    private static final class Pages {

        private final SXSSFWorkbook book;
        private final SheetKind kind;
        private final SheetCells cells;
        private final Locale reader;
        private SXSSFSheet sheet;
        private int at;
        private int written;

        private Pages(SXSSFWorkbook book, SheetKind kind, Locale reader) {
            this.book = book;
            this.kind = kind;
            this.reader = reader;
            this.cells = new SheetCells(book);
        }

        private void next() {
            sheet = book.createSheet(kind.id() + (sheet == null ? "" : " " + (book.getNumberOfSheets() + 1)));
            Row head = sheet.createRow(0);
            List<Text> heads = kind.heads();
            for (int n = 0; n < heads.size(); n++) {
                cells.write(head, n, heads.get(n).in(reader), Look.HEAD);
                sheet.setColumnWidth(n, WIDTH);
            }
            sheet.createFreezePane(0, 1);
            at = 1;
        }

        private void add(List<Object> values) {
            if (at == MOST) {
                next();
            }
            Row row = sheet.createRow(at++);
            written++;
            for (int n = 0; n < values.size(); n++) {
                Object value = values.get(n);
                cells.write(row, n, value instanceof Text text ? text.in(reader) : value);
            }
        }
    }
}
