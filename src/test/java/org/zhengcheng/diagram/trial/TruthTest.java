package org.zhengcheng.diagram.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.casework.OpenCase;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.lapse.LapseRound;
import org.zhengcheng.casework.redo.Correction;
import org.zhengcheng.casework.redo.Marking;
import org.zhengcheng.casework.redo.ReturnedItems;
import org.zhengcheng.casework.round.RoundWork;
import org.zhengcheng.diagram.Drawing;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.organization.Office;
import org.zhengcheng.organization.Role;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

@DisplayName("试着走的同真的办的一样：随便怎么走，每办一步以后停在同一步、最早最迟是同一天、办不成的都办不成")
class TruthTest extends ApplicationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final int STEPS = 16;
    private static final String FILE = "sample";
    private static final String SHIPPED = "member-development-2026.bpmn20.xml";
    private static final String KEY = "member-development";

    @Autowired
    private Course course;

    @Autowired
    private Cast cast;

    @Autowired
    private Diagrams diagrams;

    @Autowired
    private Forms forms;

    @Autowired
    private OpenCase cases;

    @Autowired
    private LapseRound lapses;

    @Autowired
    private RoundWork rounds;

    @Autowired
    private List<Procedure> procedures;

    private final Map<UUID, String> keys = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private Town town;
    private Walk walk;
    private Diagram diagram;
    private LocalDate born;
    private LocalDate launchDue;
    private LocalDate today;
    private Random random;
    private List<Move> moves;
    private String before;

    private void country(long seed) {
        random = new Random(seed);
        today = DAY;
        clock.set(today);
        launchDue = null;
        moves = new ArrayList<>();
        keys.clear();
        people.clear();
        town = newTown();
        town.organization("far street", "PWC", "county", true);
        town.organization("far branch", "BR", "far street", false);
        person("far secretary", "far branch", "branch-secretary");
        person("far organiser", "far street", "organiser");
        person("far committee", "far street", "parent-committee");
        person("deputy", "branch", "branch-deputy-secretary");
        person("publicity", "branch", "publicity-commissioner");
        person("second organiser", "street", "organiser");
        person("leaver", "branch", null);
        for (String key : List.of(
                "applicant",
                "secretary",
                "commissioner",
                "contact",
                "member",
                "other secretary",
                "other commissioner",
                "organiser",
                "committee",
                "second committee",
                "officer")) {
            keys.put(town.id(key), key);
        }
        before = diagrams.newest(KEY).definitionId();
        walk = new Walk(town, clock, jdbc, forms);
    }

    private void person(String key, String organization, String post) {
        town.person(key, organization, "FULL", LocalDate.of(1970, 1, 1));
        if (post != null) {
            town.post(key, organization, post);
        }
        keys.put(town.id(key), key);
    }

    /** The other tests go on with the version they began with. */
    @AfterEach
    void theShippedVersionIsTheNewestAgain() {
        if (!diagrams.newest(KEY).definitionId().equals(before)) {
            deploy(diagrams.text(before));
        }
    }

    private void deploy(String text) {
        diagrams.deploy(SHIPPED, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"2026, 1", "2026, 2", "2026, 3", "2026, 4", "2014, 5", "2014, 6"})
    void developmentOfMembers(String edition, long seed) {
        country(seed);
        begin("applicant", LocalDate.of(1998, 5, 20), diagrams.edition(KEY, edition));
        walk.with(cases.openUnder(
                edition, UUID.randomUUID(), KEY, town.organizationId("branch"), town.actor("applicant")));
        goOn();
    }

    @ParameterizedTest
    @CsvSource({
        "relationship-transfer, 7",
        "relationship-transfer, 8",
        "relationship-transfer, 9",
        "mobile-registration, 10"
    })
    void whoLeaves(String key, long seed) {
        country(seed);
        begin("leaver", LocalDate.of(1970, 1, 1), diagrams.newest(key));
        walk.with(town.as("leaver")
                .get("/transfers/new/" + key)
                .form("form[action*=/transfers/new/]")
                .send()
                .caseId());
        goOn();
    }

    @ParameterizedTest
    @CsvSource({"11", "12"})
    void whoComes(long seed) {
        country(seed);
        town.person("newcomer", "far branch", null, LocalDate.of(1990, 5, 5));
        keys.put(town.id("newcomer"), "newcomer");
        begin("newcomer", LocalDate.of(1990, 5, 5), diagrams.newest("transfer-in"));
        Form found = town.as("far organiser")
                .get("/transfers/in?q=newcomer")
                .form("form[action$=/transfers/in][method=post]");
        walk.with(found.set("person", town.id("newcomer").toString()).send().caseId());
        goOn();
    }

    @ParameterizedTest
    @DisplayName("每年的民主评议、书记述职：上级启动时定的日子也算")
    @CsvSource({
        "democratic-evaluation, 31",
        "democratic-evaluation, 32",
        "democratic-evaluation, 33",
        "secretary-report, 34",
        "secretary-report, 35",
        "secretary-report, 36"
    })
    void whatCommitteesLaunch(String key, long seed) {
        country(seed);
        begin("secretary", LocalDate.of(1970, 1, 1), diagrams.newest(key));
        launchDue = DAY.plusDays(20L + random.nextInt(200));
        Form form = town.as("committee")
                .get("/rounds/new/" + key)
                .form("form[action*=/rounds/new/]")
                .set("dueOn", launchDue.toString());
        Map.of("weightUsual", "20", "weightPrecheck", "20", "weightReview", "20", "weightBallot", "40")
                .forEach((weight, points) -> {
                    if (form.asks(weight)) {
                        form.set(weight, points);
                    }
                });
        form.send();
        rounds.goOver();
        walk.with(jdbc.sql("select id from case_file where organization_id = ? and procedure_key = ?")
                .params(town.organizationId("branch"), key)
                .query(UUID.class)
                .single());
        goOn();
        assertThat(moves).as("it leads somewhere").hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({"41", "42", "43", "44"})
    void disposalOfAMember(long seed) {
        country(seed);
        begin("leaver", LocalDate.of(1970, 1, 1), diagrams.newest("member-disposal"));
        Office office = new Office(town.organizationId("branch"), "branch", Role.BRANCH_SECRETARY);
        walk.with(cases.openFor(
                town.id("leaver"), UUID.randomUUID(), "member-disposal", office, town.actor("secretary")));
        goOn();
        assertThat(moves).as("it leads somewhere").hasSizeGreaterThan(2);
    }

    @Test
    @DisplayName("退回几项：试的和真的退回同样的几项，改的人只答这几项，别的照旧；要改别的也一样")
    void singleItemsComeBack() {
        for (long seed : new long[] {51, 52}) {
            country(seed);
            begin("applicant", LocalDate.of(1998, 5, 20), diagrams.newest(KEY));
            walk.with(cases.openUnder(
                    "2026", UUID.randomUUID(), KEY, town.organizationId("branch"), town.actor("applicant")));
            step("applicant", "pass");
            step("secretary", "return");
            assertThat(asked(walked(moves))).as("seed " + seed).isNotEmpty();
            clock.set(today = today.plusDays(3));
            step("applicant", "pass");
            assertThat(asked(walked(moves))).isEmpty();
            step("secretary", "pass");
            goOn();
        }
    }

    /** Takes the open step with an outcome; what it may return it returns in part. */
    private void step(String who, String outcome) {
        Step open = walked(moves).open();
        int before = moves.size();
        take(open, opened(walk.page(who)), outcome, true);
        assertThat(moves).as("%s was taken", open.id()).hasSize(before + 1);
        assertThat(open(walked(moves))).isEqualTo(real());
    }

    private static List<String> asked(Walked walked) {
        return walked.standings().get(walked.standings().size() - 1).asked();
    }

    @ParameterizedTest
    @DisplayName("改过的流程图：加公示，加等待期，过期自己结束，只能一次的结果，条件出口")
    @CsvSource({"21", "22", "23", "24", "25"})
    void changedDiagrams(long seed) {
        country(seed);
        deploy(changed((int) (seed % 5)).text());
        begin("applicant", LocalDate.of(1998, 5, 20), diagrams.newest(KEY));
        walk.begin();
        goOn();
    }

    private static Drawing changed(int which) {
        return switch (which) {
            case 0 -> Drawing.withNotice();
            case 1 ->
                Drawing.shipped()
                        .extend(
                                "application-talk",
                                "<zc:period kind=\"notBefore\" workingDays=\"7\" from=\"register-application.receivedDate\"/>");
            case 2 -> Drawing.shipped().set("flow-application-talk-terminate", "zc:outcome", 0, "lapses", "true");
            case 3 ->
                Drawing.withNotice()
                        .set("flow-publicize-activist-reject", "zc:outcome", 0, "once", "publicize-activist.reject");
            default ->
                Drawing.withNotice()
                        .set("flow-publicize-activist-reject", "zc:outcome", 0, "only", "nominate-activist.pass")
                        .extend(
                                "application-talk",
                                "<zc:period kind=\"due\" workingDays=\"3\" from=\"register-application.receivedDate\"/>");
        };
    }

    @Test
    @DisplayName("随便走的走到了不少地方：不是几步就完")
    void theWaysLeadSomewhere() {
        country(1);
        begin("applicant", LocalDate.of(1998, 5, 20), diagrams.newest(KEY));
        walk.begin();
        goOn();
        assertThat(moves).hasSizeGreaterThan(3);
    }

    private void begin(String who, LocalDate birth, Diagram which) {
        walk.of(who);
        born = birth;
        diagram = which;
    }

    /** Takes step after step at random, in the application and in a trial with the same answers. */
    private void goOn() {
        for (int n = 0; n < STEPS; n++) {
            Walked walked = walked(moves);
            assertThat(walked.stopped()).as(said(walked)).isNull();
            assertThat(open(walked)).as(said(walked)).isEqualTo(real());
            if (walked.open() == null || isNobodyToBeHad(walked.open())) {
                return;
            }
            moveTheClock(walked);
            Walked after = walked(moves);
            assertThat(open(after).step()).isEqualTo(real().step());
            if (after.open() == null) {
                return;
            }
            if (n > 2 && random.nextInt(12) == 0 && !diagram.acts().isEmpty()) {
                List<Step> acts = List.copyOf(diagram.acts().values());
                Step act = acts.get(random.nextInt(acts.size()));
                actor(act)
                        .ifPresent(who -> take(act, walk.actPage(who, act.id()).step(), null, false));
            } else {
                if (random.nextInt(4) > 0) {
                    besideTheSteps();
                }
                holder(after.open()).ifPresent(who -> take(after.open(), opened(walk.page(who)), null, false));
            }
        }
    }

    private boolean isNobodyToBeHad(Step step) {
        return holder(step).isEmpty();
    }

    private Walked walked(List<Move> way) {
        return course.walk(diagram, new Beginning(born, launchDue), way, today);
    }

    private String said(Walked walked) {
        return moves + "\n" + (walked.stopped() == null ? "" : walked.stopped().wrong());
    }

    private void moveTheClock(Walked walked) {
        List<Integer> leaps = List.of(0, 0, 1, 3, 9, 35, 200);
        LocalDate to = today.plusDays(leaps.get(random.nextInt(leaps.size())));
        LocalDate first = open(walked).notBefore();
        if (first != null && random.nextInt(4) > 0 && first.isAfter(to)) {
            to = first;
        }
        Optional<Move> lapsed = Trials.lapsed(walked, to);
        if (lapsed.isPresent()) {
            to = lapsed.get().day();
            moves.add(lapsed.get());
        }
        today = to;
        clock.set(today);
        lapses.goOver();
    }

    /** What members do on pages of their own before a year's review can go on. */
    private void besideTheSteps() {
        jdbc.sql("update evaluation_member set self_text = '照实自评', self_at = now(), votes_excellent = 0,"
                        + " votes_qualified = 4, votes_basically = 0, votes_unqualified = 0, grade = 'QUALIFIED',"
                        + " answer = 'CONFIRMED', answered_at = now() where case_id = ?")
                .param(walk.caseId())
                .update();
        jdbc.sql("insert into evaluation_opinion (case_id, author_id, about_id, words, written_at)"
                        + " select m.case_id, ?, m.person_id, '工作踏实', now() from evaluation_member m"
                        + " where m.case_id = ? and m.person_id = ? on conflict do nothing")
                .params(town.id("member"), walk.caseId(), town.id("contact"))
                .update();
    }

    /** The form of a step; sometimes more is put right than what came back. What came back is the same in a trial. */
    private Form opened(Page page) {
        assertThat(page.texts(".redo ul li"))
                .as("what came back to %s", page.uri())
                .hasSameSizeAs(asked(walked(moves)));
        return page.has(".redo ul li a") && page.has("a[href$='whole=true']") && random.nextInt(3) == 0
                ? page.browser().get(page.uri().getPath() + "?whole=true").step()
                : page.step();
    }

    /** Marks some of what an outcome returns. */
    private void mark(Form form, Step step, String outcome, boolean surely) {
        boolean returns =
                step.outcome(outcome).filter(chosen -> chosen.returns() != null).isPresent();
        List<String> marks = form.names().stream()
                .filter(name ->
                        Marking.isMark(name) && !name.endsWith(".reason") && !name.equals(ReturnedItems.REPLY_BY))
                .sorted()
                .toList();
        if (!returns || marks.isEmpty()) {
            return;
        }
        int sure = surely ? random.nextInt(marks.size()) : -1;
        for (int n = 0; n < marks.size(); n++) {
            if (n == sure || random.nextInt(4) == 0) {
                form.set(marks.get(n), "true");
                if (random.nextBoolean()) {
                    form.set(marks.get(n) + ".reason", "看不清");
                }
            }
        }
    }

    private void take(Step step, Form form, String wanted, boolean surely) {
        List<String> outcomes = form.options("outcome");
        String outcome = wanted != null
                ? wanted
                : outcomes.isEmpty()
                        ? form.value("outcome")
                        : outcomes.contains("pass") && random.nextInt(3) > 0
                                ? "pass"
                                : outcomes.get(random.nextInt(outcomes.size()));
        walk.fill(form, outcome, Map.of("duesPaidUntil", today.toString().substring(0, 7), "instead", "没有组织测评"));
        mark(form, step, outcome, surely);
        FormSchema schema = step.form();
        schema.inputs()
                .filter(field -> field.type() == Field.Type.DATETIME && form.value(field.key()) != null)
                .filter(field -> !surely && random.nextInt(3) == 0)
                .forEach(field -> form.set(
                        field.key(), today.minusDays(random.nextInt(12)).toString()));
        schema.inputs()
                .filter(field -> field.key().equals("destination") && form.asks("destination"))
                .forEach(field ->
                        form.set(field.key(), town.organizationId("far branch").toString()));
        String reason = !surely && random.nextInt(3) == 0 ? null : "照实说明";
        if (reason != null) {
            form.set("reason", reason);
        }
        Move move = new Move(step.id(), outcome, today, reason, input(form, schema), null, Map.of());
        Page answer = form.send();
        List<Move> way = new ArrayList<>(moves);
        way.add(move);
        Walked walked = walked(way);
        if (answer.taken().isPresent()) {
            assertThat(walked.stopped())
                    .as("%s %s on %s was taken: %s %s", step.id(), outcome, today, move.input(), said(walked))
                    .isNull();
            moves = way;
        } else {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(walked.stopped() != null || looksFurther(step, outcome))
                    .as("%s %s on %s was refused: %s, given %s", step.id(), outcome, today, answer.errors(), move)
                    .isTrue();
        }
    }

    /** Whether a rule of the step looks at people, posts or letters that are not invented. */
    private boolean looksFurther(Step step, String outcome) {
        Procedure procedure = procedures.stream()
                .filter(one -> one.key().equals(diagram.key()))
                .findFirst()
                .orElseThrow();
        return step.checks().stream().anyMatch(check -> check.appliesTo(outcome) && !procedure.isOfCase(check));
    }

    /** The same answers with invented people, organisations and files. */
    private Map<String, List<String>> input(Form form, FormSchema schema) {
        Map<String, Field.Type> types = new HashMap<>();
        schema.inputs()
                .flatMap(field -> Stream.concat(Stream.of(field), field.children().stream()))
                .forEach(field -> types.put(field.key(), field.type()));
        Map<String, List<String>> input = new LinkedHashMap<>();
        form.values().forEach((name, values) -> {
            Field.Type type = types.get(name.substring(name.lastIndexOf('.') + 1));
            if (type != null) {
                input.put(name, values.stream().map(invented(type)).toList());
            }
        });
        form.values().forEach((name, values) -> {
            if (Marking.isMark(name) || name.equals(Correction.WHOLE)) {
                input.put(name, values);
            }
        });
        form.uploads().forEach(name -> input.put(name, List.of(FILE)));
        return input;
    }

    private Function<String, String> invented(Field.Type type) {
        return value -> switch (type) {
            case PERSON ->
                people.computeIfAbsent(
                        value, id -> cast.nameable().get(people.size()).id().toString());
            case ORGANIZATION ->
                UUID.nameUUIDFromBytes("trial.organization1".getBytes(StandardCharsets.UTF_8))
                        .toString();
            default -> value;
        };
    }

    /** Somebody who has the page of the open step. */
    private Optional<String> holder(Step step) {
        return seats().stream()
                .filter(key -> walk.page(key).has("form[data-step] [name=outcome]"))
                .findFirst();
    }

    /** Somebody who may do something to the whole case. */
    private Optional<String> actor(Step act) {
        return keys.values().stream()
                .sorted()
                .filter(key -> walk.actPage(key, act.id()).has("form[data-step] [name=outcome]"))
                .findFirst();
    }

    private List<String> seats() {
        List<String> all = new ArrayList<>();
        jdbc.sql("select role, office_id from inbox_item where case_id = ? order by role")
                .param(walk.caseId())
                .query(row -> {
                    Role role = Role.of(row.getString("role")).orElseThrow();
                    UUID office = row.getObject("office_id", UUID.class);
                    Optional.ofNullable(keys.get(office)).ifPresent(all::add);
                    jdbc.sql("select person_id, role from post where organization_id = ? and to_date is null")
                            .param(office)
                            .query(post -> {
                                if (role.isFilledBy(
                                        Role.of(post.getString("role")).orElseThrow())) {
                                    Optional.ofNullable(keys.get(post.getObject("person_id", UUID.class)))
                                            .ifPresent(all::add);
                                }
                            });
                });
        return all;
    }

    private static Open open(Walked walked) {
        Standing standing = walked.standings().get(walked.standings().size() - 1);
        return new Open(
                standing.step() == null ? "none" : standing.step(),
                standing.notBefore(),
                standing.due(),
                walked.end() == null ? null : walked.end().chinese());
    }

    private Open real() {
        return jdbc.sql("select c.result, i.step_id, i.not_before, i.due_on from case_file c"
                        + " left join inbox_item i on i.case_id = c.id where c.id = ? limit 1")
                .param(walk.caseId())
                .query((row, n) -> new Open(
                        Optional.ofNullable(row.getString("step_id")).orElse("none"),
                        row.getObject("not_before", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("result")))
                .single();
    }

    /** Where a case stands. */
    private record Open(String step, LocalDate notBefore, LocalDate due, String end) {}
}
