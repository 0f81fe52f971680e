package org.zhengcheng.secretaryreport;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.language.Text;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;

/**
 * Reminds the secretary, and whoever answers for it, of a problem whose day comes within a week, and once more when it has
 * passed (domain notes, secretary's report §6 and §7).
 */
@Component
public class ProblemReminders {

    static final int DAYS = 7;
    private static final int LONGEST = 60;

    private final Notices notices;
    private final DatabaseTime time;
    private final JdbcClient jdbc;

    ProblemReminders(Notices notices, DatabaseTime time, JdbcClient jdbc) {
        this.notices = notices;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** Every morning; each of the two reminders once, and anew only when the day was moved. */
    @Transactional
    @Scheduled(cron = "0 30 7 * * *", zone = "Asia/Shanghai")
    public void goOver() {
        DatabaseTime.Reading now = time.read();
        if (!now.isOff()) {
            due(now.today()).forEach(one -> remind(one, now.today()));
        }
    }

    private List<Due> due(LocalDate today) {
        return jdbc.sql("update secretary_problem p set reminded_on = :today from secretary_report r, case_file c"
                        + " where r.case_id = p.case_id and c.id = p.case_id and c.state = 'OPEN'"
                        + " and p.state in ('OPEN', 'IN_PROGRESS', 'REOPENED')"
                        + " and (p.due_on between :today and :soon"
                        + " and (p.reminded_on is null or p.reminded_on < p.due_on - :days)"
                        + " or p.due_on < :today and (p.reminded_on is null or p.reminded_on <= p.due_on))"
                        + " returning p.id, p.case_id, p.problem, p.due_on, p.owner_id, r.person_id, c.person_name")
                .param("today", today)
                .param("soon", today.plusDays(DAYS))
                .param("days", DAYS)
                .query(Due.class)
                .list();
    }

    /** Whoever answers for it need not be let into the case of the secretary. */
    private void remind(Due one, LocalDate today) {
        String page = "/secretary-reports/" + one.caseId() + "/problems/" + one.id();
        notices.warns(List.of(one.personId()), topic(one, page), one.dueOn(), today);
        if (one.ownerId() != null && !one.ownerId().equals(one.personId())) {
            notices.warns(List.of(one.ownerId()), topic(one, "/notices"), one.dueOn(), today);
        }
    }

    private static Topic topic(Due one, String path) {
        String problem = one.problem().substring(0, Math.min(one.problem().length(), LONGEST));
        return new Topic(
                null, null, path, one.personName(), new Text("整改问题：" + problem, "problem to be put right: " + problem));
    }

    private record Due(
            UUID id, UUID caseId, String problem, LocalDate dueOn, UUID ownerId, UUID personId, String personName) {}
}
