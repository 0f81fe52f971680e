package org.zhengcheng.organization.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.support.ApplicationTest;

/**
 * How quickly the tree answers with five levels, a hundred thousand branches and two million people. By its name not part
 * of the ordinary run: {@code ./mvnw test -Dtest=TreeBenchmark}; figures in docs/benchmarks.md.
 */
class TreeBenchmark extends ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int ROUNDS = 40;
    private static final double INSTANT = 50;
    private static final int PEOPLE_PER_BRANCH = Integer.getInteger("tree.people", 20);

    @Autowired
    private Levels levels;

    @Autowired
    private States states;

    @Autowired
    private Search search;

    @Autowired
    private Picker picker;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Sight sight;

    @Autowired
    private Spelling spelling;

    private final List<String> lines = new ArrayList<>();
    private final List<String> slow = new ArrayList<>();

    @Test
    void theTreeAnswersAtOnceAmongAHundredThousandBranches() {
        clock.set(TODAY);
        fill();
        UUID top = id("B");
        UUID county = id("B05");
        UUID street = id("B0510");
        UUID community = id("B051010");
        UUID branch = id("B05101010");
        assertThat(jdbc.sql("select count(*) from organization where code like 'B%' and type = 'BR'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(100_000);
        measure("tree as first opened: the four levels above a branch", () -> {
            Set<UUID> open = Set.of(top, county, street, community);
            return levels.tree(open, open, branch);
        });
        measure("one level, 50 of 100,000 under one committee", () -> levels.page(id("W"), "W050000"));
        measure("search: a whole code", () -> search.all("B05101010", 50));
        measure("search: a word in one name", () -> search.all("社区051010", 50));
        measure("search: a word in every branch’s name (党支部)", () -> search.all("党支部", 50));
        measure("search: first letters in every branch’s name (dzb)", () -> search.all("dzb", 50));
        measure("search: committee and branch (社区051010 第七)", () -> search.all("社区051010 第七", 50));
        measure("search: nothing", () -> search.all("没有这样的", 50));
        measure("picker: nearest branches and what was found", () -> picker.offer(branch, branch.toString(), "第七"));
        measure("picker: below one street only", () -> search.branchesUnder(List.of(), List.of(street), "第七", 20));
        measure(
                "picker: below the top, a word in every name",
                () -> search.branchesUnder(List.of(), List.of(top), "党支部", 20));
        measure("chain of a branch, today", () -> {
            Chain chain = organizations.chainOf(branch, TODAY);
            assertThat(chain.contains(top)).isTrue();
            return chain;
        });
        measure(
                "chain of a branch, ten years ago, with 200,000 earlier forms kept",
                () -> organizations.chainOf(branch, TODAY.minusYears(10)));
        measure("50 under a committee ten years ago", () -> states.under(community, TODAY.minusYears(10), "", 51));
        measure("people below a community (exact)", () -> sight.people(community));
        measure("people below the top (“1000+”)", () -> sight.people(top));
        measure("organisations below the top (“1000+”)", () -> sight.below(top));
        System.out.println(
                "| question | median | slowest of " + ROUNDS + " |\n|---|---|---|\n" + String.join("\n", lines));
        assertThat(slow).as("slower than %.0f ms", INSTANT).isEmpty();
    }

    private void measure(String what, Supplier<Object> question) {
        for (int warmUp = 0; warmUp < 10; warmUp++) {
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
        if (median >= INSTANT) {
            slow.add(what);
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

    /** 1 city, 10 counties, 20 streets each, 20 communities each, 25 branches each, 20 people each; and one wide level. */
    private void fill() {
        organization("select 'B', '基准市委', 'PC', null");
        organization("select 'W', '基准宽委', 'PC', null");
        organization(level("B", 10, "'基准' || n || '县委'", "PC"));
        organization(level("B__", 20, "'基准街道' || substr(o.code, 2) || n || '党工委'", "PWC"));
        organization(level("B____", 20, "'基准社区' || substr(o.code, 2) || n || '党委'", "PC"));
        organization(level("B______", 25, "'基准第' || substr('一二三四五六七八九十', 1 + n % 10, 1) || n || '党支部'", "BR"));
        organization("select 'W' || lpad(n::text, 6, '0'), '宽' || n || '党支部', 'BR', o.id from organization o,"
                + " generate_series(1, 100000) n where o.code = 'W'");
        jdbc.sql("insert into organization_version (organization_id, name, type, parent_id, can_approve_probationary,"
                        + " from_date, to_date, recorded_at) select id, name || '（原）', type, parent_id, false,"
                        + " '1990-01-01', '2020-01-01', now() from organization where code ~ '^[BW]'")
                .update();
        jdbc.sql("update organization set since = '2020-01-01' where code ~ '^[BW]'")
                .update();
        jdbc.sql(
                        "insert into person (id, name, pinyin, initials, organization_id, standing, unchecked)"
                                + " select gen_random_uuid(), '基准' || n, 'jizhun', 'jz', o.id, 'FULL', false from organization o, generate_series(1, ?) n where o.code like 'B________'")
                .param(PEOPLE_PER_BRANCH)
                .update();
        spelling.spellTheRest();
        jdbc.sql("vacuum analyze organization").update();
        jdbc.sql("vacuum analyze organization_version").update();
        jdbc.sql("vacuum analyze person").update();
    }

    private void organization(String rows) {
        jdbc.sql("insert into organization (id, code, name, type, parent_id, founded_on)"
                        + " select gen_random_uuid(), r.code, r.name, r.type, r.parent_id::uuid, '1990-01-01' from ("
                        + rows
                        + ") r (code, name, type, parent_id)")
                .update();
    }

    private static String level(String above, int each, String name, String type) {
        return "select o.code || lpad(n::text, 2, '0'), " + name + ", '" + type
                + "', o.id from organization o, generate_series(1, " + each + ") n where o.code like '" + above + "'";
    }
}
