package org.zhengcheng.casework.draft;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.material.FileStore;

/** Removes, a week after they came, uploads to which nothing refers: neither handed in nor in a draft. */
@Component
public class ForgottenUploads {

    private static final Logger log = LoggerFactory.getLogger(ForgottenUploads.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 500;

    private final FileStore store;
    private final JdbcClient jdbc;
    private final DatabaseTime time;

    ForgottenUploads(FileStore store, JdbcClient jdbc, DatabaseTime time) {
        this.store = store;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Every night; what one night does not finish the next does. A node whose clock is off removes nothing. */
    @Transactional
    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    public void remove() {
        DatabaseTime.Reading now = time.read();
        if (now.isOff()) {
            return;
        }
        Instant before = now.now().minus(KEPT);
        List<UUID> forgotten = jdbc.sql("select f.id from stored_file f where f.uploaded_at < ?"
                        + " and not exists (select from file_use u where u.file_id = f.id)"
                        + " order by f.uploaded_at limit ? for update skip locked")
                .params(before.atOffset(ZoneOffset.UTC), AT_ONCE)
                .query(UUID.class)
                .list();
        store.remove(forgotten, before);
        if (!forgotten.isEmpty()) {
            log.info("Removed {} uploads that were never handed in", forgotten.size());
        }
    }
}
