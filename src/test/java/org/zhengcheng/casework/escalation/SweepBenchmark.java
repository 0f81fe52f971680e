package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

/**
 * How long the sweep takes as running periods grow from ten thousand to a million while the same number of them is due.
 * By its name not part of the ordinary run: {@code ./mvnw test -Dtest=SweepBenchmark}; figures in docs/benchmarks.md.
 */
class SweepBenchmark extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int DUE = 100;
    private static final int ROUNDS = 40;

    @Autowired
    private DueRows rows;

    @Autowired
    private Ladder ladder;

    @Autowired
    private DatabaseTime time;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aSweepIsAsFastAmongAMillionAsAmongTenThousand() {
        clock.set(TODAY);
        Town town = newTown();
        UUID caseId = UUID.randomUUID();
        jdbc.sql("insert into case_file (id, number, procedure_key, definition_id, organization_id, person_id,"
                        + " person_name, state, version, opened_at) values (?, 'benchmark', 'member-development', ?, ?, ?,"
                        + " 'benchmark', 'OPEN', 0, now())")
                .params(
                        caseId,
                        diagrams.newest("member-development").definitionId(),
                        town.organizationId("branch"),
                        town.id("applicant"))
                .update();
        fill(caseId, 0, DUE, TODAY);
        List<String> lines = new ArrayList<>();
        int filled = DUE;
        for (int warmUp = 0; warmUp < 5; warmUp++) {
            median(this::sweep);
        }
        for (int size : new int[] {10_000, 100_000, 1_000_000}) {
            fill(caseId, filled, size, TODAY.plusDays(30));
            filled = size;
            superuser.jdbc().sql("vacuum analyze deadline").update();
            lines.add("| %,d | %.2f ms | %.2f ms | %.1f ms |"
                    .formatted(
                            size,
                            median(() -> rows.take(TODAY.minusDays(100), DUE)),
                            median(() -> rows.take(TODAY, DUE)),
                            median(this::sweep)));
            String plan = String.join(
                    "\n",
                    jdbc.sql("explain select id from deadline where rung_on <= '" + TODAY
                                    + "' order by rung_on, id limit 100 for update skip locked")
                            .query(String.class)
                            .list());
            assertThat(plan).contains("deadline_rung_on").doesNotContain("Seq Scan");
        }
        System.out.println(
                "| running periods | nothing is due | take 100 that are due | 100 warnings to two people each |\n"
                        + "|---|---|---|---|\n" + String.join("\n", lines));
    }

    private Object sweep() {
        List<DueRows.Due> due = rows.take(TODAY, DUE);
        assertThat(due).hasSize(DUE);
        ladder.climb(due, time.read());
        return due;
    }

    /** In a transaction that is taken back, so that each round finds the same. */
    private double median(Supplier<Object> what) {
        List<Long> nanos = new ArrayList<>();
        for (int n = 0; n < ROUNDS; n++) {
            transaction.executeWithoutResult(status -> {
                long before = System.nanoTime();
                statements.during(what::get);
                nanos.add(System.nanoTime() - before);
                status.setRollbackOnly();
            });
        }
        nanos.sort(Long::compare);
        return nanos.get(ROUNDS / 2) / (double) Duration.ofMillis(1).toNanos();
    }

    private void fill(UUID caseId, int from, int to, LocalDate firstRung) {
        jdbc.sql("insert into deadline (id, case_id, task_id, step_id, period, kind, origin_on, due_on, working_days,"
                        + " provisional, opened_at, rung_on) select gen_random_uuid(), :case, 'benchmark-' || n,"
                        + " 'application-talk', 0, 'DUE', day - 30, day + 7, false, false, now(), day"
                        + " from (select n, cast(:first as date) + n % 300 * :spread as day"
                        + " from generate_series(:from, :to - 1) n) d")
                .param("case", caseId)
                .param("from", from)
                .param("to", to)
                .param("first", firstRung.toString())
                .param("spread", from == 0 ? 0 : 1)
                .update();
    }
}
