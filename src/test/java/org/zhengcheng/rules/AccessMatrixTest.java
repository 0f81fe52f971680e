package org.zhengcheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.round.RoundWork;
import org.zhengcheng.form.Forms;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.ballot.BallotPaper;
import org.zhengcheng.meeting.ballot.Ballots;
import org.zhengcheng.organization.member.CitizenId;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Browser;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;
import org.zhengcheng.support.Wire;
import org.zhengcheng.support.Wire.Answer;
import org.zhengcheng.transfer.letter.LetterFacts;
import org.zhengcheng.transfer.letter.Letters;

/**
 * Every address of the running application, asked for by everybody who could stand in some relation to a case and the
 * people in it. What comes back is held against the one policy file; an address that is not in it fails the build. What
 * really came back is written to {@code target/access.md}: whoever changes a right reads the difference and takes it over.
 */
@DisplayName("每个地址、每种人、案件的每种状态：放不放进来，都和 docs/access.md 写的一样；没列出的地址不让过")
class AccessMatrixTest extends ApplicationTest {

    private static final Path POLICY = Path.of("docs", "access.md");
    private static final Path FOUND = Path.of("target", "access.md");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    /** Masked wherever they stand; only the answer to a reason shows one. */
    private static final AtomicInteger NEXT = new AtomicInteger(900);

    private static final String PHONE = "10000076543";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^{}]*(?:\\{[^}]*})?[^{}]*)?}");
    /** They sign in somebody else. */
    private static final String GUIDED = "/demo/walk/";
    /** Columns of the table, and who stands for each. */
    private static final List<String> VISITORS = List.of(
            "stranger",
            "applicant",
            "contact",
            "secretary",
            "commissioner",
            "organiser",
            "officer",
            "other secretary",
            "former",
            "member",
            "system",
            "security",
            "audit");

    /** What an address needs besides its path, so that whoever may is let in. */
    private static final Map<String, String> ASKED = Map.ofEntries(
            Map.entry("GET /relatives/of", "who=nobody"),
            Map.entry("GET /me/record/change", "field=job"),
            Map.entry("GET /absences/new", "organization={organizationId}"),
            Map.entry("GET /cases/{caseId}/what-if", "step=cultivate-activist&on=2026-08-01"),
            Map.entry("GET /cases/{caseId}/steps/{place}/people", "q=m&name=contacts"),
            Map.entry("GET /organizations/{id}/below", "on=2020-01-01"),
            Map.entry("GET /accounts/new", "person={person}"),
            Map.entry("GET /calendar/change", "year=2043"),
            Map.entry("GET /meetings/new", "organization={organizationId}"),
            Map.entry("POST /meetings", "organization={organizationId}&kind=BRANCH"),
            Map.entry("POST /meetings/{id}/attendance/{person}", "present=true"),
            Map.entry("POST /meetings/{id}/files", "kind=OTHER"),
            Map.entry("GET /next", "done={record}&case={caseId}"),
            Map.entry("GET /paper-cases/sheet/template", "edition={edition}"),
            Map.entry("POST /me/record/change", "field=job"),
            Map.entry("POST /cases/{caseId}/steps/{place}/files", "field=dossier"),
            Map.entry("POST /accounts/new", "person={person}"),
            Map.entry("POST /paper-cases/steps", "branch={organizationId}&person={person}&at=1"),
            Map.entry("POST /procedures/{key}", "branch={organization}"),
            Map.entry("POST /transfers/in", "person={mover}"),
            Map.entry("POST /transfers/new/{procedure}", "person={person}"),
            Map.entry("POST /diagrams/drafts", "procedure=member-development&from=upload"),
            Map.entry("POST /diagrams/drafts/{id}/restore", "revision=1"),
            Map.entry("POST /diagrams/drafts/{id}/forms/{process}/{step}/restore", "revision=1"),
            Map.entry("POST /relatives", "of={person}"),
            Map.entry("POST /relatives/{id}/end", "of={person}"));

    private static final Set<String> LEDGER =
            Set.of("ledger_entry", "ledger_head", "ledger_personal", "ledger_unsealed");

    /** By looking at what, which tables tell afterwards that somebody looked, or how they want to see it. */
    private static final Map<String, Set<String>> READING = Map.of(
            "/cases/{caseId}/files/{fileId}",
            LEDGER,
            "/meetings/{id}/papers/{paperId}",
            LEDGER,
            "/meetings/{id}/papers/{paperId}.pdf",
            LEDGER,
            "/sheets/{kind}/export",
            LEDGER,
            "/cases/{caseId}/letter.pdf",
            LEDGER,
            "/notices/{id}",
            Set.of("notice"),
            "/organizations",
            Set.of("organization_view"));

    /** What some form or other has to say before it is asked whether it may; none of it makes a form complete. */
    private static final Map<String, String> SENT = Map.of(
            "seen", "nothing", "confirm", "false", "on", "true", "upTo", "0", "year", "2043", "whole", "false", "lines",
            "");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Forms forms;

    @Autowired
    private Ballots ballots;

    @Autowired
    private Letters letters;

    @Autowired
    private RoundWork rounds;

    @Autowired
    private TransactionTemplate transactions;

    private final Map<String, String> objects = new HashMap<>();
    private Town town;
    private Walk walk;
    private List<String> canaries;
    private String citizenId;

    @Test
    void nobodyIsLetInWhoseNameIsNotInTheTable() throws IOException {
        clock.set(TODAY);
        aCaseWithEverythingAroundIt();
        List<Endpoint> endpoints = endpoints();
        List<String> rows = new ArrayList<>();
        rows.addAll(asked(endpoints, "open"));
        assertThat(walk.fillAct("applicant", "withdraw", Map.of()).send().status())
                .isEqualTo(200);
        rows.addAll(asked(endpoints.stream().filter(Endpoint::isOfACase).toList(), "closed"));
        List<String> table = Stream.concat(
                        Stream.of(
                                "| address | case | " + String.join(" | ", VISITORS) + " |",
                                "|---|---" + "|---".repeat(VISITORS.size()) + "|"),
                        rows.stream().sorted())
                .toList();
        Files.write(FOUND, table);
        assertThat(table)
                .as("what the application does, written to %s", FOUND)
                .isEqualTo(Files.readAllLines(POLICY).stream()
                        .filter(line -> line.startsWith("|"))
                        .toList());
    }

    @Test
    @DisplayName("凡是改东西的请求，没有防伪令牌的、令牌是编的、别的网站让浏览器发来的，都不收，什么也没有写入")
    void nothingIsChangedWithoutATokenOrFromAnotherSite() {
        clock.set(TODAY);
        aCaseWithEverythingAroundIt();
        Wire secretary = Wire.to(address()).as(town.as("secretary"));
        String token = token("secretary");
        Map<String, String> before = rows();
        int tried = 0;
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.method() == RequestMethod.GET) {
                continue;
            }
            tried++;
            String path = address(endpoint);
            Answer none = sent(secretary, endpoint, path, "");
            Answer madeUp = sent(secretary, endpoint, path, UUID.randomUUID().toString());
            for (Answer answer : List.of(none, madeUp)) {
                assertThat(answer.status()).as("%s without a token", endpoint).isEqualTo(302);
                assertThat(answer.header("Location"))
                        .as("%s leads back", endpoint)
                        .endsWith("/sign-in?expired");
            }
            Answer script = sent(secretary, endpoint, path, "", "X-Requested-With: script");
            assertThat(script.status()).as("%s by a script", endpoint).isEqualTo(401);
            for (String foreign : List.of("cross-site", "same-site")) {
                Answer answer = sent(secretary, endpoint, path, token, "Sec-Fetch-Site: " + foreign);
                assertThat(answer.status()).as("%s from %s", endpoint, foreign).isEqualTo(403);
            }
            assertThat(rows()).as("rows after %s", endpoint).isEqualTo(before);
        }
        assertThat(tried).isGreaterThan(50);
    }

    private static Answer sent(Wire wire, Endpoint endpoint, String path, String token, String... headers) {
        if (!endpoint.parts()) {
            return wire.ask(
                    endpoint.method().name(),
                    path,
                    ("_csrf=" + token).getBytes(StandardCharsets.UTF_8),
                    with(headers, "Content-Type: application/x-www-form-urlencoded"));
        }
        String body = "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--x--\r\n";
        return wire.ask(
                endpoint.method().name(),
                path,
                body.getBytes(StandardCharsets.UTF_8),
                with(headers, "Content-Type: multipart/form-data; boundary=x"));
    }

    private static String[] with(String[] headers, String more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }

    /** That somebody has read something may be written down, and how they want to see it; nothing else comes of looking. */
    @Test
    @DisplayName("只是看的请求，看两遍，除了“谁看过”和“怎么看”，哪张表都没有变")
    void lookingTwiceChangesNothing() {
        clock.set(TODAY);
        aCaseWithEverythingAroundIt();
        List<Endpoint> looks = endpoints().stream()
                .filter(endpoint -> endpoint.method() == RequestMethod.GET)
                // Of several ways to the same file the first one taken is written down.
                .sorted(Comparator.comparing(Endpoint::pattern))
                .toList();
        assertThat(looks).hasSizeGreaterThan(60);
        Map<String, Set<String>> written = new TreeMap<>();
        for (String visitor : List.of("applicant", "secretary", "organiser", "system", "security", "audit")) {
            Wire wire = Wire.to(address()).as(town.as(visitor));
            Map<String, String> before = rows();
            List<Endpoint> together = new ArrayList<>();
            for (Endpoint endpoint : looks) {
                // The tables are dear to count: addresses after which nothing is expected are looked at together.
                if (READING.containsKey(endpoint.pattern())) {
                    before = unchanged(before, together, visitor);
                }
                wire.get(address(endpoint));
                wire.get(address(endpoint));
                together.add(endpoint);
                if (READING.containsKey(endpoint.pattern())) {
                    Map<String, String> after = rows();
                    Set<String> changed = changed(before, after);
                    if (!changed.isEmpty()) {
                        written.computeIfAbsent(endpoint.pattern(), pattern -> new TreeSet<>())
                                .addAll(changed);
                    }
                    before = after;
                    together.clear();
                }
            }
            unchanged(before, together, visitor);
        }
        assertThat(written).isEqualTo(READING);
    }

    private Map<String, String> unchanged(Map<String, String> before, List<Endpoint> looks, String visitor) {
        Map<String, String> after = rows();
        assertThat(changed(before, after))
                .as("changed by %s, who only looked at some of %s", visitor, looks)
                .isEmpty();
        looks.clear();
        return after;
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        return after.keySet().stream()
                .filter(table -> !after.get(table).equals(before.get(table)))
                .collect(Collectors.toSet());
    }

    /** How many rows each table has and by which transactions they were written; but for what keeps the session alive. */
    private Map<String, String> rows() {
        if (rowsQuery == null) {
            rowsQuery = superuser
                    .jdbc()
                    .sql(
                            "select string_agg(format('select %L as t, count(*) || '' '' || coalesce(sum(xmin::text::bigint),"
                                    + " 0) as r from %I', table_name, table_name), ' union all ') from information_schema.tables"
                                    + " where table_schema = 'public' and table_type = 'BASE TABLE'"
                                    + " and table_name not in ('spring_session', 'spring_session_attributes', 'sign_in')")
                    .query(String.class)
                    .single();
        }
        Map<String, String> rows = new HashMap<>();
        superuser.jdbc().sql(rowsQuery).query(row -> {
            rows.put(row.getString("t"), row.getString("r"));
        });
        return rows;
    }

    private String rowsQuery;

    private List<String> asked(List<Endpoint> endpoints, String state) {
        Map<Endpoint, List<String>> answers = new TreeMap<>(Comparator.comparing(Endpoint::pattern)
                .thenComparing(Endpoint::method)
                .thenComparing(Endpoint::parts));
        for (Endpoint endpoint : inOrder(endpoints)) {
            for (String visitor : VISITORS) {
                answers.computeIfAbsent(endpoint, e -> new ArrayList<>()).add(answer(endpoint, visitor));
            }
        }
        return answers.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + (row.getKey().isOfACase() ? state : "") + " | "
                        + String.join(" | ", row.getValue()) + " |")
                .toList();
    }

    /** First who looks, then who changes something, last who becomes somebody else. */
    private static List<Endpoint> inOrder(List<Endpoint> endpoints) {
        return endpoints.stream()
                .sorted(Comparator.comparing(
                                (Endpoint endpoint) -> endpoint.pattern().startsWith(GUIDED))
                        .thenComparing(Endpoint::method)
                        .thenComparing(Endpoint::pattern))
                .toList();
    }

    private String answer(Endpoint endpoint, String visitor) {
        Browser browser = browser(visitor, endpoint);
        String path = address(endpoint);
        Page page;
        if (endpoint.method() == RequestMethod.GET) {
            page = browser.get(path);
        } else if (endpoint.method() == RequestMethod.PUT) {
            HttpResponse<String> put = browser.json("PUT", path, token(visitor), "{}");
            page = new Page(browser, put.statusCode(), put.uri(), Jsoup.parse(put.body()));
        } else {
            Map<String, String> values = new HashMap<>(SENT);
            values.put(StepForm.OPERATION, UUID.randomUUID().toString());
            values.put(StepForm.VERSION, String.valueOf(walk.version()));
            values.put("_csrf", token(visitor));
            page = browser.send(path, values, endpoint.parts());
        }
        String answer = word(page, endpoint);
        if (!answer.equals("yes") && !answer.equals("asks") && !visitor.equals("applicant")) {
            assertThat(page.html().outerHtml())
                    .as("%s, refused to %s", endpoint, visitor)
                    .doesNotContain(canaries);
        }
        assertThat(page.html().outerHtml())
                .as("a whole number, shown unasked by %s to %s", endpoint, visitor)
                .doesNotContain(citizenId, PHONE);
        assertThat(page.status()).as("%s by %s", endpoint, visitor).isLessThan(500);
        return answer;
    }

    private static String word(Page page, Endpoint endpoint) {
        if (page.uri().getPath().equals("/sign-in") && !endpoint.pattern().equals("/sign-in")) {
            return "sign in";
        }
        if (page.uri().getPath().equals("/me/confirm") && !endpoint.pattern().equals("/me/confirm")) {
            return "password";
        }
        return switch (page.status()) {
            case 200 -> "yes";
            // What a script asks for is not led to the page.
            case 401 -> "sign in";
            case 403 -> "no";
            case 404 -> "hidden";
            default -> "asks";
        };
    }

    private Browser browser(String visitor, Endpoint endpoint) {
        if (visitor.equals("stranger")) {
            return Browser.stranger(address());
        }
        return endpoint.pattern().startsWith(GUIDED) ? town.another(visitor) : town.as(visitor);
    }

    private final Map<String, String> tokens = new HashMap<>();

    private String token(String visitor) {
        return tokens.computeIfAbsent(
                visitor,
                who -> who.equals("stranger")
                        ? "none"
                        : town.as(who).get("/settings").attribute("input[name=_csrf]", "value"));
    }

    private String address(Endpoint endpoint) {
        String asked = ASKED.getOrDefault(endpoint.method() + " " + endpoint.pattern(), "");
        return filled(endpoint.pattern(), endpoint.pattern())
                + (asked.isEmpty() ? "" : "?" + filled(asked, endpoint.pattern()));
    }

    /** Variables have the values of the objects around the case; those of one name are told apart by what leads to them. */
    private String filled(String text, String pattern) {
        Matcher variables = VARIABLE.matcher(text);
        return variables.replaceAll(found -> {
            String place = pattern.substring(0, Math.max(pattern.indexOf('{'), 0));
            String value = objects.getOrDefault(place + found.group(1), objects.get(found.group(1)));
            assertThat(value).as("a value for %s in %s", found.group(), pattern).isNotNull();
            return Matcher.quoteReplacement(value);
        });
    }

    private List<Endpoint> endpoints() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.zhengcheng"))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(pattern -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Endpoint(method, pattern, takesFiles(entry.getValue())))))
                .distinct()
                .toList();
    }

    private static boolean takesFiles(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == MultipartFile.class
                        || parameter.getGenericParameterType().getTypeName().contains("MultipartFile"));
    }

    private void aCaseWithEverythingAroundIt() {
        town = newTown();
        town.person("former", "branch", "FULL", LocalDate.of(1970, 1, 1));
        town.post("former", "branch", "branch-deputy-secretary");
        administrator("system", "admin");
        administrator("security", "security-admin");
        administrator("audit", "auditor");
        town.person("bystander", "branch", "FULL", LocalDate.of(1970, 1, 1));
        town.post("bystander", "branch", "publicity-commissioner");
        walk = new Walk(town, clock, jdbc, forms)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(TODAY.plusDays(10))
                .take("secretary", "application-talk", "pass")
                .on(TODAY.plusMonths(1))
                .take("secretary", "nominate-activist", "pass")
                .take("organiser", "file-activist", "pass")
                .take("secretary", "assign-training-contact", "pass", Map.of("contacts", List.of("contact")));
        citizenId = CitizenId.specimen(LocalDate.of(1998, 5, 20), NEXT.incrementAndGet())
                .number();
        town.as("secretary")
                .get("/people/" + town.id("applicant") + "/change")
                .form("main form")
                .set("citizen_id", citizenId)
                .set("phone", PHONE)
                .send();
        assertThat(jdbc.sql("select count(*) from person_identity where person_id = ? and phone is not null"
                                + " and citizen_id is not null")
                        .param(town.id("applicant"))
                        .query(Integer.class)
                        .single())
                .as("there is something to be masked")
                .isEqualTo(1);
        town.leaveOffice("former", clock.today().minusDays(1));
        canaries = List.of(town.name("applicant"), number());
        objects.put("caseId", walk.caseId().toString());
        objects.put("place", ofTheCase("select task_id from inbox_item where case_id = ? limit 1"));
        objects.put("taskId", objects.get("place"));
        objects.put("recordId", ofTheCase("select id from step_record where case_id = ? order by seq limit 1"));
        objects.put("record", objects.get("recordId"));
        objects.put(
                "fileId",
                ofTheCase("select f.file_id from step_file f join step_record r on r.id = f.record_id"
                        + " where f.case_id = ? order by r.seq limit 1"));
        objects.put("paperId", "admission-form");
        objects.put("page", "1");
        objects.put("key", "member-development");
        objects.put("procedure", "relationship-transfer");
        objects.put("person", town.id("applicant").toString());
        objects.put("mover", town.id("member").toString());
        objects.put("/people/id", town.id("applicant").toString());
        objects.put("/people/quality/fault", "NO_NUMBER");
        objects.put("organizationId", town.organizationId("branch").toString());
        objects.put("/organizations/id", town.organizationId("branch").toString());
        objects.put("kind", "rename");
        objects.put("act", "end");
        objects.put("/accounts/id", town.accountId("bystander").toString());
        objects.put("postId", post("bystander"));
        objects.put("year", "2026");
        objects.put("change", calendarChange());
        objects.put("edition", walkDefinition());
        objects.put("organization", town.organizationId("street").toString());
        objects.put("review", "annual-analysis");
        objects.put("/notices/id", notice());
        objects.put("/absences/id", absence());
        objects.put("/relatives/id", related("commissioner", "applicant"));
        objects.put("/me/sign-ins/id", UUID.randomUUID().toString());
        objects.put("/me/record/changes/id", proposal("JOB"));
        objects.put("/people/changes/id", proposal("PROFESSION"));
        objects.put("/paper-cases/sheet/id", UUID.randomUUID().toString());
        objects.put("/letters/code", letterCode());
        objects.put("/parcels/id", UUID.randomUUID().toString());
        objects.put("number", "0");
        objects.put("/transfers/graduates/id", UUID.randomUUID().toString());
        objects.put("/transfers/together/step", "receiving-committee-review");
        objects.put("/diagrams/drafts/id", diagramDraft());
        objects.put("/diagrams/drafts/revision", "1");
        objects.put("/diagrams/drafts/process", "member-development");
        objects.put("/diagrams/drafts/step", "application-talk");
        objects.put("/diagrams/trials/id", diagramTrial());
        objects.put("/diagrams/versions/id", walkDefinition());
        objects.put("/diagrams/releases/id", UUID.randomUUID().toString());
        objects.put("/diagrams/comments/id", UUID.randomUUID().toString());
        objects.put("/diagrams/migrations/id", UUID.randomUUID().toString());
        objects.put("/sheets/kind", "people");
        objects.put("/sheets/imports/id", UUID.randomUUID().toString());
        aMeeting();
        aRound();
    }

    /** It is called together for today and nobody is there. */
    private void aMeeting() {
        String meeting = town.as("secretary")
                .get("/meetings/new?organization=" + town.organizationId("branch"))
                .form("form[action$=/meetings]")
                .set("day", clock.today().toString())
                .set("place", "Hall")
                .set("recorder", town.id("bystander").toString())
                .set("scrutineer", town.id("contact").toString())
                .set("teller", town.id("member").toString())
                .set("agenda", "Dues")
                .send()
                .uri()
                .getPath()
                .substring("/meetings/".length());
        String item = jdbc.sql("select id from meeting_item where meeting_id = ?")
                .param(UUID.fromString(meeting))
                .query(String.class)
                .single();
        objects.put("/meetings/id", meeting);
        objects.put("/meetings/item", item);
        objects.put("/meetings/person", town.id("bystander").toString());
        objects.put("/meetings/turn", "open");
        objects.put("/meetings/act", "discuss");
        objects.put("/meetings/file", UUID.randomUUID().toString());
        objects.put("/meetings/fileId", UUID.randomUUID().toString());
        objects.put("/meetings/paperId", "announcement");
        objects.put("/ballots/itemId", item);
        transactions.executeWithoutResult(status -> ballots.prepare(
                UUID.fromString(item), BallotPaper.decision(Text.same("Dues")), town.id("contact"), town.id("member")));
    }

    /** The evaluation of the branch, whose roster is fixed and on which the secretary presses next. */
    private void aRound() {
        Page board = town.as("committee")
                .get("/rounds/new/democratic-evaluation")
                .form("form[action*=/rounds/new/]")
                .set("dueOn", clock.today().plusMonths(2).toString())
                .send();
        rounds.goOver();
        UUID evaluation = jdbc.sql("select id from case_file where organization_id = ?"
                        + " and procedure_key = 'democratic-evaluation'")
                .param(town.organizationId("branch"))
                .query(UUID.class)
                .single();
        new Walk(town, clock, jdbc, forms)
                .with(evaluation)
                .take("secretary", "eval-prepare", "pass")
                .take("secretary", "eval-study", "pass");
        objects.put("/rounds/id", board.uri().getPath().substring("/rounds/".length()));
        objects.put("/rounds/new/procedure", "democratic-evaluation");
        objects.put("/evaluations/caseId", evaluation.toString());
        objects.put("/evaluations/personId", town.id("member").toString());
        objects.put("/evaluations/kind", "xlsx");
        objects.put("/evaluations/rounds/roundId", objects.get("/rounds/id"));
        objects.put("/evaluations/rounds/kind", "xlsx");
        objects.put("/secretary-reports/caseId", report().toString());
        objects.put("/secretary-reports/kind", "xlsx");
        objects.put("/secretary-reports/fileId", UUID.randomUUID().toString());
        objects.put("/secretary-reports/rounds/kind", "xlsx");
        objects.put(
                "/secretary-reports/rounds/roundId",
                jdbc.sql("select round_id from case_round_branch where case_id = ?")
                        .param(UUID.fromString(objects.get("/secretary-reports/caseId")))
                        .query(String.class)
                        .single());
        objects.put(
                "/secretary-reports/problemId",
                jdbc.sql("insert into secretary_problem (id, case_id, place, source, problem, state)"
                                + " values (gen_random_uuid(), ?, 1, 'OWN', 'x', 'OPEN') returning id")
                        .param(UUID.fromString(objects.get("/secretary-reports/caseId")))
                        .query(String.class)
                        .single());
    }

    /** The duty report of the branch's secretary. */
    private UUID report() {
        Form form = town.as("committee")
                .get("/rounds/new/secretary-report")
                .form("form[action*=/rounds/new/]")
                .set("dueOn", clock.today().plusMonths(2).toString());
        for (String weight : List.of("weightUsual", "weightPrecheck", "weightReview", "weightBallot")) {
            form.set(weight, "25");
        }
        form.send();
        rounds.goOver();
        return jdbc.sql("select id from case_file where person_id = ? and procedure_key = 'secretary-report'")
                .param(town.id("secretary"))
                .query(UUID.class)
                .single();
    }

    /** The letter of the case, as if it were one of a transfer. */
    private String letterCode() {
        return transactions.execute(status -> letters.issue(
                        walk.caseId(),
                        new LetterFacts(
                                town.organizationId("street"),
                                town.id("applicant"),
                                "x",
                                "x",
                                "x",
                                YearMonth.from(TODAY),
                                90,
                                null,
                                null),
                        town.id("committee"))
                .content()
                .code());
    }

    private void administrator(String who, String post) {
        town.person(who, "county", null, LocalDate.of(1980, 1, 1));
        town.post(who, "county", post);
    }

    private String ofTheCase(String sql) {
        return jdbc.sql(sql).param(walk.caseId()).query(String.class).single();
    }

    private String number() {
        return ofTheCase("select number from case_file where id = ?");
    }

    private String walkDefinition() {
        return ofTheCase("select definition_id from case_file where id = ?");
    }

    private String post(String who) {
        return jdbc.sql("select id from post where person_id = ?")
                .param(town.id(who))
                .query(String.class)
                .single();
    }

    private String related(String one, String other) {
        UUID id = UUID.randomUUID();
        for (List<String> pair : List.of(List.of(one, other), List.of(other, one))) {
            jdbc.sql("insert into relative (id, person_id, other_id, kind, declared_by, declared_name, declared_at)"
                            + " values (?, ?, ?, 'SIBLING', ?, ?, now())")
                    .params(id, town.id(pair.get(0)), town.id(pair.get(1)), town.id(one), town.name(one))
                    .update();
        }
        return id.toString();
    }

    private String notice() {
        return jdbc.sql("insert into notice (person_id, kind, case_id, subject_name, text, text_en, told_at)"
                        + " values (?, 'WAITS', ?, ?, 'x', 'x', now()) returning id")
                .params(town.id("secretary"), walk.caseId(), town.name("applicant"))
                .query(String.class)
                .single();
    }

    private String absence() {
        return jdbc.sql(
                        "insert into absence (id, person_id, substitute_id, organization_id, from_date, to_date, reason,"
                                + " made_by, made_name, made_at) values (?, ?, ?, ?, ?, ?, 'x', ?, 'x', now()) returning id")
                .params(
                        UUID.randomUUID(),
                        town.id("secretary"),
                        town.id("member"),
                        town.organizationId("branch"),
                        clock.today().plusYears(1),
                        clock.today().plusYears(1),
                        town.id("secretary"))
                .query(String.class)
                .single();
    }

    private String proposal(String field) {
        return jdbc.sql("insert into change_proposal (id, person_id, field, new_value, state, proposed_at)"
                        + " values (?, ?, ?, 'x', 'WAITING', now()) returning id")
                .params(UUID.randomUUID(), town.id("applicant"), field)
                .query(String.class)
                .single();
    }

    private String diagramDraft() {
        String id = jdbc.sql("insert into diagram_draft (id, procedure_key, title, state, revision, made_at)"
                        + " values (?, 'member-development', 'x', 'OPEN', 1, now()) returning id")
                .param(UUID.randomUUID())
                .query(String.class)
                .single();
        jdbc.sql("insert into diagram_text (draft_id, revision, content, began_at, saved_at, saved_by, saved_name)"
                        + " values (?, 1, '<definitions/>', now(), now(), ?, 'x')")
                .params(UUID.fromString(id), town.id("system"))
                .update();
        return id;
    }

    private String diagramTrial() {
        return jdbc.sql("insert into diagram_trial (id, draft_id, procedure_key, first_day, today, moves, made_by,"
                        + " made_name, made_at) values (?, ?::uuid, 'member-development', current_date, current_date, '[]',"
                        + " ?, 'x', now()) returning id")
                .params(UUID.randomUUID(), objects.get("/diagrams/drafts/id"), town.id("system"))
                .query(String.class)
                .single();
    }

    private String calendarChange() {
        return jdbc.sql("insert into calendar_change (year, days, moved, made_by, made_at)"
                        + " values (2043, '', 0, ?, now()) returning id")
                .param(town.id("system"))
                .query(String.class)
                .single();
    }

    /**
     * An address and a way to ask for it.
     *
     * @param parts whether it takes files, and so is sent in parts
     */
    private record Endpoint(RequestMethod method, String pattern, boolean parts) {

        boolean isOfACase() {
            return pattern.startsWith("/cases/{caseId}");
        }

        @Override
        public String toString() {
            return method + " " + pattern + (parts ? " (parts)" : "");
        }
    }
}
