package org.zhengcheng.organization.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.language.SpelledName;
import org.zhengcheng.organization.Standing;
import org.zhengcheng.support.ApplicationTest;

/**
 * How long it takes to find persons among two million in a hundred thousand branches, for offices of every level. By its
 * name not part of the ordinary run: {@code ./mvnw test -Dtest=PeopleBenchmark}; figures in docs/benchmarks.md.
 */
class PeopleBenchmark extends ApplicationTest {

    private static final int ROUNDS = 20;
    private static final double INSTANT = 100;
    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔常";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红国建文志春小海林永晓东清宁云龙飞";

    @Autowired
    private PersonSearch search;

    @Autowired
    private PersonRights rights;

    @Autowired
    private PersonRecords records;

    @Autowired
    private QualityBoard board;

    @Autowired
    private TransactionTemplate transaction;

    private final List<String> lines = new ArrayList<>();

    @Test
    void whoeverAsksIsAnsweredAtOnceAmongTwoMillion() {
        fill();
        UUID top = id("N");
        UUID county = id("N05");
        UUID street = id("N0510");
        UUID branch = id("N05101010");
        UUID somebody = jdbc.sql("select id from person where organization_id = ? order by id limit 1")
                .param(branch)
                .query(UUID.class)
                .single();
        String number = Numbers.of(LocalDate.of(1990, 1, 1), 1);
        transaction.executeWithoutResult(status -> records.write(somebody, Map.of(PersonField.CITIZEN_ID, number)));
        assertThat(jdbc.sql("select count(*) from person where name not like '% %'")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2_000_000);
        for (UUID seat : List.of(branch, street, county, top)) {
            String who = seat == branch
                    ? "branch, 20 persons"
                    : seat == street
                            ? "street, 10,000 persons"
                            : seat == county ? "county, 200,000 persons" : "top, 2,000,000 persons";
            measure(who + ": where they may look", () -> scope(seat));
            PersonRights.Scope scope = scope(seat);
            measure(who + ": first page", () -> search.page(scope, "", List.of(), null, 51));
            measure(who + ": surname 王", () -> search.page(scope, "王", List.of(), null, 51));
            measure(who + ": name 王建国", () -> search.page(scope, "王建国", List.of(), null, 51));
            measure(who + ": pinyin zhangw", () -> search.page(scope, "zhangw", List.of(), null, 51));
            measure(who + ": initials wjg", () -> search.page(scope, "wjg", List.of(), null, 51));
            measure(who + ": nobody (欧阳无此人)", () -> search.page(scope, "欧阳无此人", List.of(), null, 51));
            measure(who + ": a rare standing", () -> search.page(scope, "", List.of(Standing.TARGET), null, 51));
            List<PersonRow> page = search.page(scope, "zh", List.of(), null, 20);
            PersonRow last = page.isEmpty() ? null : page.get(page.size() - 1);
            if (last != null) {
                measure(
                        who + ": the next page",
                        () -> search.page(scope, "zh", List.of(), PersonSearch.key(last, "zh"), 51));
            }
            measure(who + ": quality by fault", () -> board.byFault(scope));
            measure(who + ": quality by organisation", () -> board.byOrganization(scope));
            measure(who + ": whose fault, rare", () -> board.people(scope, Fault.SEX_DISAGREES, null));
        }
        measure(
                "a person by the whole number",
                () -> records.bearer(CitizenId.of(number).orElseThrow()).orElseThrow());
        measure("the record of a person", () -> records.find(somebody).orElseThrow());
        System.out.println("| office, question | median | slowest of " + ROUNDS + " |\n|---|---|---|\n"
                + String.join("\n", lines));
        assertThat(lines).isNotEmpty();
    }

    private PersonRights.Scope scope(UUID seat) {
        return rights.within(new PersonRights.Scope(List.of(seat), null), seat).orElseThrow();
    }

    private void measure(String what, Supplier<Object> question) {
        for (int warmUp = 0; warmUp < 8; warmUp++) {
            assertThat(question.get()).isNotNull();
        }
        List<Long> nanos = new ArrayList<>();
        for (int n = 0; n < ROUNDS; n++) {
            long before = System.nanoTime();
            question.get();
            nanos.add(System.nanoTime() - before);
        }
        nanos.sort(Long::compare);
        double median = millis(nanos.get(ROUNDS / 2));
        lines.add("| %s | %.1f ms | %.1f ms |".formatted(what, median, millis(nanos.get(ROUNDS - 1))));
        System.out.println(lines.get(lines.size() - 1));
        if (median > INSTANT) {
            System.out.println("SLOW: " + what);
        }
    }

    private static double millis(long nanos) {
        return nanos / (double) Duration.ofMillis(1).toNanos();
    }

    private UUID id(String code) {
        return jdbc.sql("select id from organization where code = ?")
                .param(code)
                .query(UUID.class)
                .single();
    }

    /** 1 city, 10 counties, 20 streets each, 20 communities each, 25 branches each, 20 people each. */
    private void fill() {
        organization("select 'N', '万人市委', 'PC', cast(null as uuid)");
        organization(level("N", 10, "'万人' || n || '县委'", "PC"));
        organization(level("N__", 20, "'万人街道' || substr(o.code, 2) || n || '党工委'", "PWC"));
        organization(level("N____", 20, "'万人社区' || substr(o.code, 2) || n || '党委'", "PC"));
        organization(level("N______", 25, "'万人第' || n || '党支部'", "BR"));
        List<String> names = names();
        List<SpelledName> spelled = names.stream().map(SpelledName::of).toList();
        jdbc.sql("create table name_pool as select n, name, pinyin, initials from unnest(:names, :pinyins, :initials)"
                        + " with ordinality pool (name, pinyin, initials, n)")
                .param("names", names.toArray(String[]::new))
                .param("pinyins", spelled.stream().map(SpelledName::pinyin).toArray(String[]::new))
                .param("initials", spelled.stream().map(SpelledName::initials).toArray(String[]::new))
                .update();
        // The square makes the names at the head of the pool common, as surnames are.
        jdbc.sql(
                        "insert into person (id, name, pinyin, initials, birth_date, organization_id, standing, standing_since,"
                                + " unchecked) select gen_random_uuid(), pool.name, pool.pinyin, pool.initials,"
                                + " date '1950-01-01' + cast(who.n % 20000 as int), who.organization_id,"
                                + " case when who.n % 1000 = 0 then 'TARGET' when who.n % 20 = 1 then 'APPLICANT' else 'FULL' end,"
                                + " date '2010-01-01', false from (select o.id as organization_id, row_number() over () as n,"
                                + " random() as r from organization o, generate_series(1, 20) g where o.code like 'N________') who"
                                + " join name_pool pool on pool.n = 1 + cast(floor(who.r * who.r * :many) as bigint)")
                .param("many", names.size())
                .update();
        jdbc.sql("insert into person_fault (person_id, fault, organization_id) select p.id, f.fault, p.organization_id"
                        + " from (select id, organization_id, row_number() over () as n from person where not unchecked) p,"
                        + " (values ('NO_PHONE', 2), ('NO_WORK', 3), ('NO_EDUCATION', 10), ('SEX_DISAGREES', 5000))"
                        + " f (fault, every) where p.n % f.every = 0 on conflict do nothing")
                .update();
        jdbc.sql("drop table name_pool").update();
        for (String table : List.of("organization", "person", "person_fault")) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }

    /** Each surname with one or two given characters: some 190,000 names. */
    private static List<String> names() {
        List<String> given = new ArrayList<>(Arrays.asList(GIVEN.split("")));
        List<String> pairs = given.stream()
                .flatMap(one -> Arrays.stream(GIVEN.split("")).map(other -> one + other))
                .toList();
        given.addAll(pairs);
        return Arrays.stream(SURNAMES.split(""))
                .flatMap(surname -> given.stream().map(name -> surname + name))
                .toList();
    }

    private static String level(String above, int many, String name, String type) {
        return "select o.code || lpad(cast(n as text), 2, '0'), " + name + ", '" + type
                + "', o.id from organization o, generate_series(1, " + many + ") n where o.code like '" + above + "'";
    }

    private void organization(String rows) {
        jdbc.sql("insert into organization (id, code, name, type, parent_id, founded_on)"
                        + " select gen_random_uuid(), code, name, type, parent_id, '1990-01-01' from (" + rows
                        + ") o (code, name, type, parent_id)")
                .update();
    }
}
