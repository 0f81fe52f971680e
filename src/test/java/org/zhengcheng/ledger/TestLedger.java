package org.zhengcheng.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger in whatever database, for tests of other rooms. */
public final class TestLedger {

    private TestLedger() {}

    public static Ledger on(JdbcClient jdbc) {
        return new Ledger(
                jdbc,
                new LedgerSettings(
                        Suite.SHA256_ED25519,
                        "",
                        List.of(),
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        Path.of("nowhere"),
                        "",
                        "",
                        List.of()));
    }
}
