package org.zhengcheng.casework.transcript;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.FieldCipher;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.sheet.SheetReader;
import tools.jackson.databind.json.JsonMapper;

/** Keeps sheets between being looked over and being entered: encrypted, for whoever brought them alone, for a week. */
@Component
class Sheets {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration KEPT = Duration.ofDays(7);

    private final FieldCipher cipher;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final DatabaseTime time;

    Sheets(FieldCipher cipher, JdbcClient jdbc, Clock clock, DatabaseTime time) {
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.clock = clock;
        this.time = time;
    }

    UUID keep(Sheet sheet, UUID personId) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into transcript_sheet (id, person_id, content, uploaded_at) values (?, ?, ?, ?)")
                .params(id, personId, cipher.encrypt(JSON.writeValueAsString(sheet)), now())
                .update();
        return id;
    }

    /** The sheet, for the one who brought it. */
    Optional<Sheet> find(UUID id, UUID personId) {
        return jdbc.sql("select content from transcript_sheet where id = ? and person_id = ?")
                .params(id, personId)
                .query(String.class)
                .optional()
                .map(content -> JSON.readValue(cipher.decrypt(content), Sheet.class));
    }

    /** Every night; the steps are on record by then, or were never entered. A node whose clock is off forgets nothing. */
    @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        DatabaseTime.Reading now = time.read();
        if (!now.isOff()) {
            jdbc.sql("delete from transcript_sheet where uploaded_at < ?")
                    .param(now.now().minus(KEPT).atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    /**
     * A sheet as it was brought.
     *
     * @param definitionId the version of the procedure it is for
     * @param columns the keys of its columns, by their number from 0
     */
    record Sheet(String definitionId, Map<Integer, String> columns, List<SheetReader.Line> rows) {}
}
