package org.zhengcheng.casework.escalation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.casework.consequence.Recount;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.installation.DatabaseTime;

/**
 * Once a day, on one node, computes the dates of every running case anew and holds them against the rows. What differs is
 * written down and mended, one case at a time; but a date that only the calendar moves is reported and left alone, since
 * such a change is first shown to somebody and confirmed.
 */
@Component
class Comparison {

    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    private final CaseFiles files;
    private final Recount recount;
    private final DatabaseTime time;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Comparison(CaseFiles files, Recount recount, DatabaseTime time, JdbcClient jdbc, TransactionTemplate transaction) {
        this.files = files;
        this.recount = recount;
        this.time = time;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Does nothing if today's has been done, or another node is at it. */
    @Scheduled(
            initialDelayString = "${zhengcheng.deadlines.compare-every:PT15M}",
            fixedDelayString = "${zhengcheng.deadlines.compare-every:PT15M}")
    void compare() {
        DatabaseTime.Reading now = time.read();
        if (now.isOff() || !claim(now)) {
            return;
        }
        int compared = 0;
        UUID last = FIRST;
        for (List<UUID> page = open(last); !page.isEmpty(); page = open(last)) {
            page.forEach(id -> compare(id, now.today()));
            compared += page.size();
            last = page.get(page.size() - 1);
        }
        closedButRunning().forEach(id -> compare(id, now.today()));
        int differences = finish(now.today(), compared);
        if (differences > 0) {
            LOG.warn(
                    "期限每日核对：{}个在办案件，{}处不符，见表 deadline_difference。Daily comparison of deadlines:"
                            + " {} running cases, {} differences, see the table deadline_difference.",
                    compared,
                    differences,
                    compared,
                    differences);
        }
    }

    /** A node that died at it loses its claim after an hour. */
    private boolean claim(DatabaseTime.Reading now) {
        OffsetDateTime instant = now.now().atOffset(ZoneOffset.UTC);
        return jdbc.sql(
                                "insert into deadline_comparison as c (day, started_at) values (?, ?)"
                                        + " on conflict (day) do update set started_at = excluded.started_at"
                                        + " where c.finished_at is null and c.started_at < excluded.started_at - interval '1 hour'")
                        .params(now.today(), instant)
                        .update()
                > 0;
    }

    /** Running cases in the order of their keys. */
    private List<UUID> open(UUID after) {
        return jdbc.sql("select id from case_file where state = 'OPEN' and id > ? order by id limit ?")
                .params(after, PAGE)
                .query(UUID.class)
                .list();
    }

    /** Closed cases in which a period still runs; there should be none. */
    private List<UUID> closedButRunning() {
        return jdbc.sql("select distinct c.id from deadline d join case_file c on c.id = d.case_id"
                        + " where d.settled_on is null and d.gone_at is null and c.state = 'CLOSED'")
                .query(UUID.class)
                .list();
    }

    private void compare(UUID caseId, LocalDate day) {
        try {
            transaction.executeWithoutResult(status -> {
                Optional<CaseFile> file = files.lock(caseId);
                List<Recount.Difference> found = file.map(recount::differences).orElse(List.of());
                if (!found.isEmpty()) {
                    recount.follow(
                            file.get(),
                            found.stream()
                                    .filter(difference -> !difference.isOfTheCalendar())
                                    .toList());
                    found.forEach(difference -> note(difference, caseId, day));
                }
            });
        } catch (RuntimeException wrong) {
            // One case that cannot be read must not keep the others.
            LOG.error("案件 {} 的期限无法核对。The deadlines of this case cannot be compared.", caseId, wrong);
        }
    }

    private void note(Recount.Difference difference, UUID caseId, LocalDate day) {
        jdbc.sql("insert into deadline_difference (day, case_id, task_id, period, was_on, should_be_on, mended)"
                        + " values (?, ?, ?, ?, cast(? as date), cast(? as date), ?)")
                .params(
                        day,
                        caseId,
                        difference.taskId(),
                        Optional.ofNullable(difference.should())
                                .orElse(difference.was())
                                .period(),
                        on(difference.was()),
                        on(difference.should()),
                        !difference.isOfTheCalendar())
                .update();
    }

    private static String on(RunningDeadlines.Row row) {
        return row == null ? null : Objects.toString(row.dueOn());
    }

    /** @return how many rows differed */
    private int finish(LocalDate day, int compared) {
        return jdbc.sql("update deadline_comparison set finished_at = ?, cases = ?,"
                        + " differences = (select count(*) from deadline_difference d where d.day = deadline_comparison.day)"
                        + " where day = ? returning differences")
                .params(time.read().now().atOffset(ZoneOffset.UTC), compared, day)
                .query(Integer.class)
                .single();
    }
}
