package org.zhengcheng.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.TakeStep;
import org.zhengcheng.casework.entry.Submission;
import org.zhengcheng.casework.round.RoundWork;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Town;

/**
 * A year of evaluation for many branches of twenty: launched, worked through by everybody who has a part in it, and closed, with
 * every act through the same services as by a page. By its name not part of the ordinary run:
 * {@code ./mvnw test -Dtest=EvaluationBenchmark -Dreviews.branches=2000}; figures in docs/benchmarks.md.
 */
class EvaluationBenchmark extends ApplicationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int MEMBERS = 20;
    private static final int BRANCHES = Integer.getInteger("reviews.branches", 2000);
    private static final int THREADS = Integer.getInteger("reviews.threads", 4);

    @Autowired
    private TakeStep takeStep;

    @Autowired
    private OwnWrites own;

    @Autowired
    private DeskWrites desk;

    @Autowired
    private RoundWork work;

    private final List<String> lines = new ArrayList<>();
    private Town town;
    private UUID round;
    private Actor committee;

    @Test
    void aYearOfManyBranches() throws Exception {
        clock.set(DAY);
        town = newTown();
        fill();
        superuser.jdbc().sql("analyze").update();
        long before = size();
        committee = town.actor("second committee");
        phase("launch", 1, () -> {
            Form form = town.as("committee")
                    .get("/rounds/new/democratic-evaluation")
                    .form("form[action*=/rounds/new/]")
                    .set("dueOn", DAY.plusMonths(2).toString());
            round = UUID.fromString(form.send().uri().getPath().split("/")[2]);
        });
        phase("cases opened in the background", BRANCHES, work::goOver);
        List<Branch> branches = branches();
        assertThat(branches).hasSize(BRANCHES);

        steps("preparation", branches, Map.of("preparedDate", day(), "arrangement", "x"), "pass");
        steps("study", branches, Map.of("startDate", day(), "endDate", day(), "topics", "x", "attended", "20"), "pass");
        each(
                "self-evaluations",
                branches,
                branch -> branch.members()
                        .forEach(person -> own.self(UUID.randomUUID(), branch.caseId(), "学习认真，今后改进。", actor(person))));
        each(
                "opinions",
                branches,
                branch -> own.opinion(
                        UUID.randomUUID(),
                        branch.caseId(),
                        branch.members().get(1),
                        "工作踏实。",
                        actor(branch.members().get(2))));
        steps("self-evaluation closed", branches, Map.of("closedDate", day()), "pass");
        steps(
                "mutual evaluation",
                branches,
                Map.of("meetingDate", day(), "heldIn", "branch", "present", "20", "summary", "x"),
                "pass");
        steps("ballot", branches, null, "pass");
        each("votes and grades", branches, this::grade);
        steps("committee", branches, Map.of("meetingDate", day(), "decidedBy", "committee", "summary", "x"), "pass");
        steps("review above", branches, Map.of("reviewDate", day(), "opinion", "x"), "pass", committee);
        each(
                "answers",
                branches,
                branch -> branch.members()
                        .forEach(person -> own.answer(
                                UUID.randomUUID(), branch.caseId(), Member.Answer.CONFIRMED, "", actor(person))));
        steps("feedback", branches, Map.of("feedbackDate", day()), "pass");
        steps("archive", branches, Map.of("archivedDate", day(), "branch", "true"), "pass");
        assertThat(jdbc.sql("select count(*) from case_round_branch b join case_file c on c.id = b.case_id"
                                + " where b.round_id = ? and c.state = 'CLOSED'")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .isEqualTo(BRANCHES);
        phase(
                "board",
                1,
                () -> assertThat(town.as("committee").get("/rounds/" + round).text())
                        .contains("已办结"));
        phase(
                "statistics",
                1,
                () -> assertThat(town.as("committee")
                                .get("/evaluations/rounds/" + round)
                                .status())
                        .isEqualTo(200));
        long grown = size() - before;
        lines.add("| database | | %,d MB, %,d kB a branch |".formatted(grown >> 20, grown / BRANCHES >> 10));
        System.out.println(
                "| what | all of %,d branches of %d | a branch |%n|---|---|---|%n".formatted(BRANCHES, MEMBERS)
                        + String.join("\n", lines));
    }

    private void grade(Branch branch) {
        Actor secretary = actor(branch.members().get(0));
        Map<UUID, Member.Votes> votes = new HashMap<>();
        Map<UUID, DeskWrites.Given> grades = new HashMap<>();
        for (UUID person : branch.members()) {
            votes.put(person, new Member.Votes(2, 16, 0, 0, List.of()));
            grades.put(person, new DeskWrites.Given(Grade.QUALIFIED, null, null));
        }
        grades.put(branch.members().get(1), new DeskWrites.Given(Grade.EXCELLENT, "带头", null));
        desk.votes(UUID.randomUUID(), branch.caseId(), new Typed.Counted(votes, Map.of()), secretary);
        desk.grades(UUID.randomUUID(), branch.caseId(), grades, secretary);
    }

    private void steps(String what, List<Branch> branches, Map<String, String> typed, String outcome) throws Exception {
        steps(what, branches, typed, outcome, null);
    }

    /** @param typed null for the ballot, which names people of the branch */
    private void steps(String what, List<Branch> branches, Map<String, String> typed, String outcome, Actor who)
            throws Exception {
        Map<UUID, String> tasks = jdbc
                .sql(
                        "select distinct i.case_id, i.task_id from inbox_item i join case_round_branch b on b.case_id = i.case_id"
                                + " where b.round_id = ?")
                .param(round)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<UUID, Integer> versions = jdbc
                .sql(
                        "select c.id, c.version from case_file c join case_round_branch b on b.case_id = c.id where b.round_id = ?")
                .param(round)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        each(
                what,
                branches,
                branch -> takeStep.take(
                        new Submission(
                                UUID.randomUUID(),
                                branch.caseId(),
                                versions.get(branch.caseId()),
                                tasks.get(branch.caseId()),
                                outcome,
                                null,
                                new Input((typed == null ? ballot(branch) : typed)
                                        .entrySet().stream()
                                                .collect(Collectors.toMap(
                                                        Map.Entry::getKey, one -> List.of(one.getValue()))))),
                        who == null ? actor(branch.members().get(0)) : who));
    }

    private static Map<String, String> ballot(Branch branch) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "meetingDate",
                day(),
                "place",
                "x",
                "should",
                "20",
                "actual",
                "18",
                "ballotsIssued",
                "18",
                "ballotsReturned",
                "18",
                "ballotsValid",
                "18",
                "secretBallot",
                "true"));
        typed.put("chair", branch.members().get(0).toString());
        typed.put("recorder", branch.members().get(1).toString());
        typed.put("scrutineer", branch.members().get(2).toString());
        typed.put("teller", branch.members().get(3).toString());
        return typed;
    }

    private void each(String what, List<Branch> branches, Consumer<Branch> act) throws Exception {
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            branches.forEach(branch -> all.add(threads.submit(() -> act.accept(branch))));
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException wrong) {
            throw new IllegalStateException(what, wrong.getCause());
        } finally {
            threads.shutdownNow();
        }
        note(what, branches.size(), begin);
    }

    private void phase(String what, int of, Runnable act) {
        long begin = System.nanoTime();
        act.run();
        note(what, of, begin);
    }

    private void note(String what, int of, long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        lines.add(
                "| %s | %,.1f s | %,.1f ms |".formatted(what, took.toMillis() / 1000.0, (double) took.toMillis() / of));
    }

    /** The branches with their cases and members, the secretary first. */
    private List<Branch> branches() {
        Map<UUID, List<UUID>> members = new HashMap<>();
        jdbc.sql(
                        "select m.case_id, m.person_id from evaluation_member m join case_round_branch b on b.case_id = m.case_id"
                                + " left join post p on p.person_id = m.person_id and p.role = 'branch-secretary'"
                                + " where b.round_id = ? order by m.case_id, p.id nulls last, m.person_id")
                .param(round)
                .query(row -> {
                    members.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                });
        return members.entrySet().stream()
                .map(one -> new Branch(one.getKey(), one.getValue()))
                .toList();
    }

    /** Branches below a community of their own, so that those of the town are not among them. */
    private void fill() {
        jdbc.sql("delete from post where organization_id in (:two)")
                .param("two", List.of(town.organizationId("branch"), town.organizationId("other branch")))
                .update();
        superuser
                .jdbc()
                .sql("update organization set dissolved_on = '2020-01-01' where id in (:two)")
                .param("two", List.of(town.organizationId("branch"), town.organizationId("other branch")))
                .update();
        jdbc.sql("insert into organization (id, code, name, type, parent_id, can_approve_probationary, founded_on)"
                        + " select gen_random_uuid(), 'R' || :town || '-' || n, '评议支部' || n, 'BR', cast(:parent as uuid), false,"
                        + " '1990-01-01' from generate_series(1, :branches) n")
                .param("town", town.name("x").replaceAll("\\D", ""))
                .param("parent", town.organizationId("community").toString())
                .param("branches", BRANCHES)
                .update();
        jdbc.sql(
                        "insert into person (id, name, organization_id, birth_date, standing, standing_since, pinyin, initials)"
                                + " select gen_random_uuid(), '党员' || n, o.id, '1970-01-01', 'FULL', '2000-01-01', 'dangyuan' || n, 'dy' || n"
                                + " from organization o cross join generate_series(1, :members) n"
                                + " where o.parent_id = :parent and o.name like '评议支部%'")
                .param("members", MEMBERS)
                .param("parent", town.organizationId("community"))
                .update();
        jdbc.sql("insert into post (id, person_id, organization_id, role, from_date) select gen_random_uuid(), p.id,"
                        + " p.organization_id, 'branch-secretary', '2020-01-01' from person p join organization o"
                        + " on o.id = p.organization_id where o.parent_id = :parent and o.name like '评议支部%'"
                        + " and p.name = '党员1'")
                .param("parent", town.organizationId("community"))
                .update();
    }

    private long size() {
        return jdbc.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    private static Actor actor(UUID person) {
        return new Actor(person, person, "benchmark", "党员");
    }

    private static String day() {
        return DAY.toString();
    }

    /** @param members the secretary first */
    private record Branch(UUID caseId, List<UUID> members) {}
}
