package org.zhengcheng.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two real processes on one PostgreSQL sweep the same overdue periods, and one of them is killed while it does. */
@DisplayName("两个节点同时督办、一个被强行终止：每一级恰好一次，每人恰好一条")
class TwoNodesEscalateTest {

    private static final int CASES = Integer.getInteger("escalation.nodes.cases", 3000);
    private static final String KEY = "bm9kZXMgb2Ygb25lIGRhdGFiYXNlIHNoYXJlIG9uZSE=";
    private static final String[] SETTINGS = {
        "--zhengcheng.field-key=" + KEY,
        "--zhengcheng.index-key=" + KEY,
        "--zhengcheng.deadlines.every=PT0.05S",
        "--zhengcheng.deadlines.compare-every=P1D",
        "--zhengcheng.mail.every=P1D"
    };

    /** The talk was due three days ago: the rungs seven days before, on the day and one day after are all reached. */
    private static final String OVERDUE = """
            with branch as (select organization_id as id from post where role = 'branch-secretary'
                            and to_date is null order by organization_id limit 1),
            people as (insert into person (id, name, organization_id)
                       select gen_random_uuid(), 'overdue ' || n, branch.id from branch, generate_series(1, %d) n
                       returning id, name, organization_id),
            cases as (insert into case_file (id, number, procedure_key, definition_id, organization_id, person_id,
                        person_name, state, version, opened_at)
                      select gen_random_uuid(), name, 'member-development', definition.id_, organization_id, people.id,
                        name, 'OPEN', 0, now()
                      from people, (select id_ from act_re_procdef where key_ = 'member-development'
                                    order by version_ desc limit 1) definition
                      returning id)
            insert into deadline (id, case_id, task_id, step_id, period, kind, origin_on, due_on, working_days,
                                  provisional, opened_at, rung_on)
            select gen_random_uuid(), id, id, 'application-talk', 0, 'DUE', current_date - 34, current_date - 3, false,
                   false, now(), current_date - 10 from cases
            """;

    @Test
    void eachRungIsClimbedOnceAlthoughANodeDies() throws Exception {
        try (Postgres postgres = new Postgres("two-nodes").start();
                ChildApplication first = node("first", postgres);
                ChildApplication second = node("second", postgres)) {
            first.start();
            second.start();
            try (Connection database = postgres.connect();
                    Statement statement = database.createStatement()) {
                int holders = count(statement, """
                        select count(distinct person_id) from post
                        where role in ('branch-secretary', 'branch-deputy-secretary', 'org-commissioner')
                          and to_date is null and organization_id = (select organization_id from post
                            where role = 'branch-secretary' and to_date is null order by organization_id limit 1)""");
                assertThat(holders).isPositive();
                statement.execute(OVERDUE.formatted(CASES));
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> done(statement) > CASES / 10);
                first.kill();
                assertThat(done(statement)).as("killed in the middle of it").isLessThan(CASES);
                await().atMost(Duration.ofMinutes(2)).until(() -> done(statement) == CASES);

                assertThat(count(statement, "select count(*) from deadline_rung"))
                        .isEqualTo(3 * CASES);
                assertThat(count(statement, "select count(*) from deadline where rung_on <> current_date + 4"))
                        .as("rows that do not wait for the next rung, seven days after the day")
                        .isZero();
                assertThat(count(statement, "select count(*) from notice where kind = 'OVERDUE'"))
                        .isEqualTo(holders * CASES);
                assertThat(count(
                                statement,
                                "select count(*) from (select 1 from notice where kind = 'OVERDUE'"
                                        + " group by person_id, case_id having count(*) > 1) twice"))
                        .isZero();
            }
            second.live(Duration.ofSeconds(1));
        }
    }

    private static ChildApplication node(String name, Postgres postgres) throws Exception {
        return new ChildApplication(
                name,
                Stream.concat(
                                Stream.of(
                                        "--spring.datasource.url=" + postgres.url(),
                                        "--spring.datasource.username=postgres"),
                                Stream.of(SETTINGS))
                        .toArray(String[]::new));
    }

    private static int done(Statement statement) throws SQLException {
        return count(statement, "select count(distinct deadline_id) from deadline_rung");
    }

    private static int count(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
