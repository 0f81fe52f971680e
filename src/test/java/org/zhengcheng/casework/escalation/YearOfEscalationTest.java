package org.zhengcheng.casework.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Town;

/**
 * A year and two months pass day by day over many cases whose steps are taken in time, late or never; the messages are
 * counted and held against a count made in another way. The full number of cases: {@code -Descalation.cases=10000}.
 */
@DisplayName("一年督办：逐日推进，提醒条数分毫不差")
class YearOfEscalationTest extends ApplicationTest {

    private static final int CASES = Integer.getInteger("escalation.cases", 500);
    private static final LocalDate BEGIN = LocalDate.of(2040, 1, 1);
    private static final int OPENING_DAYS = 365;
    private static final int DAYS = OPENING_DAYS + 70;
    private static final int SECRETARY_AND_COMMISSIONER = 2;
    private static final int COMMITTEE = 2;
    private static final int DEPARTMENT = 1;
    /** Days before or after the day it is due, and how many people are told, by the ladder of the process. */
    private static final Map<Integer, Integer> LADDER = Map.of(
            -7,
            SECRETARY_AND_COMMISSIONER,
            0,
            SECRETARY_AND_COMMISSIONER,
            1,
            SECRETARY_AND_COMMISSIONER,
            7,
            SECRETARY_AND_COMMISSIONER + COMMITTEE,
            30,
            COMMITTEE + DEPARTMENT);
    /** On which day after it was due a case's step is taken; the last ones never. */
    private static final List<Integer> TAKEN = List.of(-20, -5, 0, 3, 12, 999);

    @Autowired
    private Sweep sweep;

    @Autowired
    private Diagrams diagrams;

    @Test
    void everyMessageOfAYearIsSentOnce() {
        Town town = newTown();
        begin(town);
        Map<String, Integer> expected = expected();

        for (int n = 0; n <= DAYS; n++) {
            LocalDate today = BEGIN.plusDays(n);
            clock.set(today);
            settle(today);
            // Also empties the list of statements, which would grow long.
            statements.during(() -> {
                sweep.goOver();
                return null;
            });
        }

        Map<String, Integer> told = new TreeMap<>();
        jdbc.sql("select cast(told_at at time zone 'Asia/Shanghai' as date) || ' ' || kind as what, count(*) as times"
                        + " from notice where subject_name like ? and kind in ('DUE', 'OVERDUE') group by 1")
                .param(town.name("year") + " %")
                .query(row -> {
                    told.put(row.getString("what"), row.getInt("times"));
                });
        assertThat(told.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(
                        expected.values().stream().mapToInt(Integer::intValue).sum())
                .isPositive();
        assertThat(told).isEqualTo(expected);
    }

    /** The n-th case opened on the n-th day of the year, due a month later. */
    private void begin(Town town) {
        jdbc.sql("""
                        with people as (
                          insert into person (id, name, organization_id)
                          select gen_random_uuid(), :name || ' ' || n, :branch from generate_series(0, :cases - 1) n
                          returning id, name),
                        cases as (
                          insert into case_file (id, number, procedure_key, definition_id, organization_id, person_id,
                            person_name, state, version, opened_at)
                          select gen_random_uuid(), name, 'member-development', :definition, :branch, id, name, 'OPEN', 0,
                            now() from people
                          returning id, cast(substring(number from '[0-9]+$') as int) as n)
                        insert into deadline (id, case_id, task_id, step_id, period, kind, origin_on, due_on,
                          working_days, provisional, opened_at, rung_on)
                        select gen_random_uuid(), id, 'year-' || n || '-' || id, 'application-talk', 0, 'DUE', day,
                          cast(day + interval '1 month' as date), false, false, now(),
                          cast(day + interval '1 month' as date) - 7
                        from (select *, cast(:begin as date) + n % :days as day from cases) c
                        """)
                .param("name", town.name("year"))
                .param("branch", town.organizationId("branch"))
                .param("cases", CASES)
                .param("definition", diagrams.newest("member-development").definitionId())
                .param("begin", BEGIN.toString())
                .param("days", OPENING_DAYS)
                .update();
    }

    /** Steps are taken in the morning, before the sweep. */
    private void settle(LocalDate today) {
        for (int kind = 0; kind < TAKEN.size(); kind++) {
            jdbc.sql("update deadline set settled_on = :today, rung_on = null where settled_on is null"
                            + " and task_id like 'year-%' and due_on = :due"
                            + " and cast(split_part(task_id, '-', 2) as int) % :kinds = :kind")
                    .param("today", today)
                    .param("due", today.minusDays(TAKEN.get(kind)))
                    .param("kinds", TAKEN.size())
                    .param("kind", kind)
                    .update();
        }
    }

    /** By day and kind, how many messages there have to be. */
    private static Map<String, Integer> expected() {
        Map<String, Integer> expected = new TreeMap<>();
        for (int n = 0; n < CASES; n++) {
            LocalDate due = BEGIN.plusDays(n % OPENING_DAYS).plusMonths(1);
            int taken = TAKEN.get(n % TAKEN.size());
            LADDER.forEach((distance, people) -> {
                LocalDate day = due.plusDays(distance);
                if (distance < taken && !day.isAfter(BEGIN.plusDays(DAYS))) {
                    expected.merge(day + (distance > 0 ? " OVERDUE" : " DUE"), people, Integer::sum);
                }
            });
        }
        return expected;
    }
}
