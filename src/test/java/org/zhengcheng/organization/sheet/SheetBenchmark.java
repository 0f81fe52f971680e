package org.zhengcheng.organization.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Sheets;
import org.zhengcheng.support.Town;

/**
 * How long an import of many people takes and in how little memory: once with fifty different mistakes, once without, and
 * then taken away again. By its name not part of the ordinary run: {@code ./mvnw test -Dtest=SheetBenchmark
 * -DargLine=-Xmx384m}; figures in docs/benchmarks.md.
 */
class SheetBenchmark extends SheetTest {

    private static final int ROWS = Integer.getInteger("sheet.rows", 100_000);
    private static final double MB = 1024 * 1024;

    private final List<String> lines = new ArrayList<>();

    @Test
    void manyRowsTakeBoundedMemory() throws IOException {
        clock.set(LocalDate.of(2026, 6, 1));
        Town town = newTown();
        Town elsewhere = newTown();
        jdbc.sql("update organization set dissolved_on = date '2020-01-01' where id = ?")
                .param(town.organizationId("other branch"))
                .update();
        String taken = CitizenId.specimen(LocalDate.of(1961, 1, 1), 7).number();
        confirm(
                town,
                "officer",
                bring(
                        town,
                        "officer",
                        "people",
                        sheet(
                                "people",
                                List.of(Map.of(
                                        "organization", code(town, "branch"), "name", "已在册", "citizen_id", taken)))));
        FiftyErrors file = new FiftyErrors(
                ROWS,
                code(town, "branch"),
                code(elsewhere, "branch"),
                code(town, "community"),
                code(town, "other branch"),
                taken,
                Map.entry(town.name("applicant"), "1998-05-20"));
        byte[] bad = Sheets.filled("people", columns("people"), file.rows());
        lines.add("file: %d rows, %.1f MB".formatted(ROWS, bad.length / MB));
        Page[] looked = new Page[1];
        measure("read and check, fifty mistakes", () -> looked[0] = bring(town, "officer", "people", bad));
        assertThat(staged.bad(id(looked[0]), 1000).stream()
                        .flatMap(row -> row.problems().stream()
                                .map(problem -> row.row().number() + " " + problem.column() + " " + problem.code())))
                .containsExactlyInAnyOrderElementsOf(file.errors().stream()
                        .map(error -> error.row() + " " + error.column() + " " + error.code())
                        .toList());
        measure("the marked copy", () -> town.as("officer").download(looked[0].attribute("a[href$=/marked]", "href")));
        Iterator<Map<String, String>> rows = file.rows().iterator();
        Iterable<Map<String, String>> good = () -> new Iterator<>() {
            private int n = Sheets.FIRST;

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Map<String, String> next() {
                Map<String, String> row = rows.next();
                int at = n++;
                if (file.errors().stream().anyMatch(error -> error.row() == at)) {
                    row.clear();
                    row.putAll(Map.of("organization", code(town, "branch"), "name", FiftyErrors.name(at + 500_000)));
                }
                return row;
            }
        };
        byte[] right = Sheets.filled("people", columns("people"), good);
        measure("read and check, no mistake", () -> looked[0] = bring(town, "officer", "people", right));
        measure("write, all in one transaction", () -> looked[0] = confirm(town, "officer", looked[0]));
        assertThat(looked[0].text("h1")).isEqualTo("已导入%,d行".formatted(ROWS));
        measure("export", () -> town.as("officer").download("/sheets/people/export"));
        lines.add("heap allowed: %.0f MB".formatted(Runtime.getRuntime().maxMemory() / MB));
        Files.write(Path.of("target", "sheet-benchmark.txt"), lines);
    }

    /** What is still in use after each collection is what is needed; its peak is told. */
    private void measure(String what, Runnable work) {
        System.gc();
        double before = used();
        long[] peak = new long[1];
        Thread watch = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                peak[0] = Math.max(peak[0], (long) used());
                try {
                    Thread.sleep(200);
                } catch (InterruptedException enough) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        watch.start();
        long begun = System.nanoTime();
        work.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        watch.interrupt();
        lines.add("%s: %.1f s, in use after a collection %.0f MB before, %.0f MB at most"
                .formatted(what, took.toMillis() / 1000.0, before / MB, peak[0] / MB));
    }

    private static double used() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
