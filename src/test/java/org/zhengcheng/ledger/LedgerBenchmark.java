package org.zhengcheng.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Not a test: prints the figures of docs/benchmarks.md. {@code ./mvnw test -Dtest=LedgerBenchmark} */
@DisplayName("总账有多大、核验有多快")
class LedgerBenchmark {

    private static final int CHAINS = 1000;
    private static final int ENTRIES = Integer.getInteger("ledger.entries", 20_000);
    private static final int WRITERS = 4;

    @Test
    void figures() throws Exception {
        OwnLedger own = OwnLedger.begin();
        ExecutorService hands = Executors.newFixedThreadPool(WRITERS);
        long from = System.nanoTime();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer;
            hands.submit(() -> own.transaction().executeWithoutResult(status -> {
                for (int n = first; n < ENTRIES; n += WRITERS) {
                    own.ledger()
                            .append(OwnLedger.entry(
                                    LedgerChain.ofCase(new UUID(5, first + WRITERS * (n % CHAINS))), "pass"));
                }
            }));
        }
        hands.shutdown();
        hands.awaitTermination(1, TimeUnit.HOURS);
        say("appended", ENTRIES, from);
        from = System.nanoTime();
        own.seal();
        say("sealed", ENTRIES, from);
        from = System.nanoTime();
        System.out.println("faults " + own.verify().size());
        say("verified by the application", ENTRIES, from);
        from = System.nanoTime();
        Path export = own.export();
        say("exported", ENTRIES, from);
        from = System.nanoTime();
        System.out.println(TamperTest.verify(export, own.sealFolder(), own.key(), null));
        say("verified outside", ENTRIES, from);
        System.out.println("bytes per entry in the file " + Files.size(export) / ENTRIES);
        for (String table :
                new String[] {"ledger_entry", "ledger_personal", "ledger_head", "ledger_sealed", "ledger_unsealed"}) {
            System.out.println(table + " bytes per entry "
                    + own.owner()
                            .sql("select pg_total_relation_size(?::regclass) / ?")
                            .params(table, ENTRIES)
                            .query(Long.class)
                            .single());
        }
        System.out.println("average body "
                + own.jdbc()
                        .sql("select avg(length(body)) from ledger_entry")
                        .query(Integer.class)
                        .single());
    }

    private static void say(String what, int entries, long from) {
        double seconds = (System.nanoTime() - from) / 1e9;
        System.out.printf("%s: %.0f a second (%.1f s)%n", what, entries / seconds, seconds);
    }
}
