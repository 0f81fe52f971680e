package org.zhengcheng.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Launched;
import org.zhengcheng.organization.Standing;

/** Draws up the roster of a branch when its case is opened. */
@Component
class Roster {

    private final JdbcClient jdbc;

    Roster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody who belonged to the branch and was a member on the day of the roster, with their part by default. */
    @Transactional(propagation = Propagation.MANDATORY)
    void draw(CaseFile file, Launched asked) {
        jdbc.sql("insert into evaluation (case_id, branch_id, year, roster_on, upper_review, cap_base, clean_record,"
                        + " committee_asked)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        file.id(),
                        file.organizationId(),
                        asked.year(),
                        asked.rosterOn(),
                        !"no".equals(asked.settings().get(DemocraticEvaluation.UPPER_REVIEW)),
                        String.valueOf(asked.settings().get(DemocraticEvaluation.CAP_BASE)),
                        "yes".equals(asked.settings().get(DemocraticEvaluation.CLEAN_RECORD)),
                        "yes".equals(asked.settings().get(DemocraticEvaluation.COMMITTEE_ASKED)))
                .update();
        boolean probationersVote = "yes".equals(asked.settings().get(DemocraticEvaluation.PROBATIONERS_VOTE));
        List<Found> found = found(file.organizationId(), asked.rosterOn());
        jdbc.sql(
                        "insert into evaluation_member (case_id, person_id, name, pinyin, standing, part)"
                                + " select :case, cast(id as uuid), name, pinyin, standing, part"
                                + " from unnest(:ids, :names, :pinyins, :standings, :parts) as m (id, name, pinyin, standing, part)")
                .param("case", file.id())
                .param("ids", column(found, one -> one.id().toString()))
                .param("names", column(found, Found::name))
                .param("pinyins", column(found, Found::pinyin))
                .param("standings", column(found, Found::standing))
                .param("parts", column(found, one -> one.part(probationersVote).name()))
                .update();
    }

    /**
     * Affiliation and standing are those of the day; who is no member any more when the case is opened is left out, for
     * nothing can be asked of them.
     */
    private List<Found> found(UUID branchId, LocalDate day) {
        return jdbc.sql("select p.id, p.name, p.pinyin, coalesce(s.standing, p.standing) as standing,"
                        + " coalesce(r.mobile, false) as mobile,"
                        + " exists (select from discipline d where d.person_id = p.id and d.kind = 'DISCIPLINE_PROBATION'"
                        + " and d.from_date <= :day and (d.until_date is null or d.until_date >= :day)) as sanctioned"
                        + " from (select id from person where organization_id = :branch"
                        + " union select person_id from affiliation_change where from_id = :branch and day > :day) one"
                        + " join person p on p.id = one.id left join person_record r on r.person_id = p.id"
                        + " left join lateral (select from_id from affiliation_change a where a.person_id = p.id"
                        + " and a.day > :day order by a.day, a.id limit 1) later on true"
                        + " left join lateral (select standing from standing_change c where c.person_id = p.id"
                        + " and c.since <= :day order by c.since desc, c.id desc limit 1) s on true"
                        + " where coalesce(later.from_id, p.organization_id) = :branch"
                        + " and p.standing in ('FULL', 'PROBATIONARY', 'SUSPENDED')"
                        + " and coalesce(s.standing, p.standing) in ('FULL', 'PROBATIONARY', 'SUSPENDED')"
                        + " and (s.standing is not null or p.standing_since is null or p.standing_since <= :day)")
                .param("branch", branchId)
                .param("day", day)
                .query(Found.class)
                .list();
    }

    private static String[] column(List<Found> found, Function<Found, String> of) {
        return found.stream().map(of).toArray(String[]::new);
    }

    /** Somebody who belonged to the branch, with their standing of that day. */
    record Found(UUID id, String name, String pinyin, String standing, boolean mobile, boolean sanctioned) {

        Part part(boolean probationersVote) {
            return Part.of(Standing.valueOf(standing), sanctioned, mobile, probationersVote);
        }
    }
}
