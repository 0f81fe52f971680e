package org.zhengcheng.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

/** A time limit would fail on a busy machine; what is counted is what the database touches. */
@DisplayName("一个岗位五万件待办：翻页、搜索、筛选都走索引，语句数和五件时一样")
class ManyItemsTest extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int MANY = 50_000;
    /** Blocks of the database, of which the fifty thousand rows fill more than two thousand; indexes not counted. */
    private static final int FEW = 700;

    private static final Pattern BLOCKS = Pattern.compile("Buffers: shared((?: (?:hit|read|dirtied|written)=\\d+)+)");

    /** Seventy surnames, each with some hundred given names; every thousandth is at a rare step or in a rare branch. */
    private static final String FILL = """
            insert into inbox_item (task_id, role, office_id, case_id, procedure_key, case_number, step_id, step_name,
              step_name_en, step_number, subject_id, subject_name, subject_pinyin, subject_initials, search, branch_id,
              branch_name, basis, basis_en, due_on, due_sort, opened_at)
            select gen_random_uuid(), :role, coalesce(:office, gen_random_uuid()), gen_random_uuid(),
              case when n %% 1000 = 7 then :procedure else 'member-development' end, number,
              case when n %% 1000 = 8 then 'rare-step' else 'step-' || n %% 20 end, '某一步', 'a step', '2',
              md5('person' || n / 3)::uuid, name, pinyin, initials,
              ' ' || concat_ws(' ', name, pinyin, initials, number),
              case when n %% 1000 = 9 then md5('rare')::uuid else md5('branch' || n %% 150)::uuid end, '某支部',
              '细则第七条', 'Rules, article 7', due, due, now()
            from (select n, '发展-2026-' || lpad(n::text, 6, '0') as number,
                %1$s + n %% 400 - 30 as due,
                substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', 1 + n %% 20, 1) || chr(20000 + n %% 97) || chr(21000 + n %% 89)
                  as name,
                (array['wang','li','zhang','liu','chen','yang','zhao','huang','zhou','wu','xu','sun','hu','zhu','gao','lin',
                  'he','guo','ma','luo'])[1 + n %% 20] || (array['xiao','ming','hua','jian','guo'])[1 + n %% 5] || n %% 89
                  as pinyin,
                substr('wlzlcyzhzwxshzglhgml', 1 + n %% 20, 1) || substr('xmhjg', 1 + n %% 5, 1) as initials
              from generate_series(1, :count) n) row
            """.formatted("date '" + TODAY + "'");

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private Inbox inbox;

    private Town town;

    @BeforeEach
    void inANewTown() {
        clock.set(TODAY);
        town = newTown();
    }

    @AfterEach
    void empty() {
        jdbc.sql("delete from inbox_item where role in ('parent-committee', 'nobody') and step_name = '某一步'")
                .update();
        superuser.jdbc().sql("vacuum analyze inbox_item").update();
    }

    @Test
    void everythingIsReadThroughAnIndexAndOnlyAsFarAsItIsShown() {
        fill("parent-committee", town.organizationId("street"), MANY, "rare-procedure");
        fill("nobody", null, MANY / 5, InboxCase.PROCEDURE);
        superuser.jdbc().sql("vacuum analyze inbox_item").update();
        Seats seats = Seats.of(town.id("committee"), inbox.officesOf(town.id("committee")), Set.of());
        PageKey middle = new PageKey(TODAY.plusDays(200), clock.instant(), "x");

        assertFew("the first page", looking(seats, Choice.ALL, ""));
        assertFew("a page in the middle", looking(seats, Choice.ALL, "").after(middle));
        assertNoScan(
                "one procedure, which has no index of its own because there are but a handful",
                explained(looking(seats, new Choice("rare-procedure", null, null, null), ""), q -> q.items(51)));
        assertFew("one step", looking(seats, new Choice("member-development", "rare-step", null, null), ""));
        assertFew("one branch", looking(seats, new Choice(null, null, uuid("rare"), null), ""));
        assertFew("one person", looking(seats, new Choice(null, null, null, uuid("person77")), ""));
        for (String words : List.of("wangxiao20", "wx 000100", "012345", "王" + Character.toString(20021))) {
            assertFew("searching for " + words, looking(seats, Choice.ALL, words));
        }
        for (String words : List.of("王", "z", "2026", "nobody at all")) {
            assertNoScan("searching for " + words, explained(looking(seats, Choice.ALL, words), q -> q.items(51)));
        }
        assertNoScan("counting", explained(looking(seats, Choice.ALL, ""), query -> query.counts(TODAY)));
        assertNoScan(
                "counting what is found", explained(looking(seats, Choice.ALL, "王"), query -> query.counts(TODAY)));
        InboxQuery options = looking(seats, Choice.ALL, "");
        options.parameters().put("options", 200);
        options.parameters().put("chosen", uuid("person77"));
        List<String> plan = explained(options, query -> InboxQuery.options());
        assertNoScan("what can be chosen", plan);
    }

    @Test
    void pageOfFiftyThousandNeedsAsManyStatementsAsAPageOfFive() {
        List<String> addresses = List.of(
                "/",
                "/?q=wang",
                "/?procedure=member-development&step=member-development/step-3&organization=&person=",
                "/",
                "/?procedure=&step=&organization=&person=",
                "/?after=2026-06-02_0_x");
        fill("parent-committee", town.organizationId("street"), 5, InboxCase.PROCEDURE);
        town.as("committee").get("/");
        List<Integer> few = statementsOf(addresses);
        fill("parent-committee", town.organizationId("street"), MANY, InboxCase.PROCEDURE);
        assertThat(statementsOf(addresses)).isEqualTo(few);
        assertThat(few).allMatch(count -> count <= 25);

        Page page = town.as("committee").get("/");
        assertThat(page.html().select("a.task__link")).hasSize(Inbox.PAGE);
        assertThat(page.text("h1")).contains("1000+");
        assertThat(page.texts(".group__head .count")).allMatch(count -> count.equals("1000+"));
    }

    private List<Integer> statementsOf(List<String> addresses) {
        return addresses.stream()
                .map(address -> statements
                        .during(() -> town.as("committee").get(address))
                        .size())
                .toList();
    }

    private void fill(String role, UUID office, int count, String procedure) {
        named.update(
                FILL,
                new MapSqlParameterSource()
                        .addValue("role", role)
                        .addValue("office", office, Types.OTHER)
                        .addValue("procedure", procedure)
                        .addValue("count", count));
    }

    private UUID uuid(String seed) {
        return jdbc.sql("select cast(md5(?) as uuid)")
                .param(seed)
                .query(UUID.class)
                .single();
    }

    private static InboxQuery looking(Seats seats, Choice choice, String words) {
        return new InboxQuery(seats, choice, SearchWords.of(words));
    }

    private void assertFew(String what, InboxQuery query) {
        List<String> plan = explained(query, q -> q.items(Inbox.PAGE + 1));
        assertNoScan(what, plan);
        assertThat(blocks(plan))
                .as("blocks touched by %s:\n%s", what, String.join("\n", plan))
                .isLessThan(FEW);
    }

    private static void assertNoScan(String what, List<String> plan) {
        assertThat(plan)
                .as(what)
                .anyMatch(line -> line.contains("inbox_item"))
                .noneMatch(line -> line.contains("Seq Scan on inbox_item"));
    }

    private List<String> explained(InboxQuery query, Function<InboxQuery, String> statement) {
        String sql = statement.apply(query);
        Map<String, Object> parameters = query.parameters();
        return named.queryForList("explain (analyze, buffers) " + sql, parameters, String.class);
    }

    /** What the whole statement touched stands in the first line that tells of it. */
    private static int blocks(List<String> plan) {
        String first = plan.stream()
                .filter(line -> BLOCKS.matcher(line).find())
                .findFirst()
                .orElseThrow();
        return Pattern.compile("(?:hit|read)=(\\d+)")
                .matcher(first)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.summingInt(Integer::intValue));
    }
}
