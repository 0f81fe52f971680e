package org.zhengcheng.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Forms;
import org.zhengcheng.organization.member.CitizenId;

/**
 * Carries one case through its steps as the people of a town would: from their inbox to the page of the step, the form
 * filled in, sent. What a test does not care about is filled in by the form's own schema.
 */
public final class Walk {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("should", "10"),
            Map.entry("actual", "8"),
            Map.entry("agree", "8"),
            Map.entry("against", "0"),
            Map.entry("abstain", "0"),
            Map.entry("writtenAgree", "0"),
            Map.entry("writtenAgainst", "0"),
            Map.entry("ballotsIssued", "8"),
            Map.entry("ballotsReturned", "8"),
            Map.entry("ballotsValid", "8"),
            Map.entry("days", "3"),
            Map.entry("hours", "24"),
            Map.entry("extensionMonths", "6"),
            Map.entry("receiverPhone", "000-0000-0001"));
    /** Everybody's identity number, the same on every form. */
    private static final Map<UUID, String> NUMBERS = new ConcurrentHashMap<>();

    private final Town town;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Forms forms;
    private Consumer<String> onlooker = who -> {};
    private String applicant = "applicant";
    private UUID caseId;

    public Walk(Town town, TestClock clock, JdbcClient jdbc, Forms forms) {
        this.town = town;
        this.clock = clock;
        this.jdbc = jdbc;
        this.forms = forms;
    }

    /** From now on the applicant is somebody else. */
    public Walk of(String person) {
        applicant = person;
        return this;
    }

    private String self(String who) {
        return who.equals("applicant") ? applicant : who;
    }

    /** The applicant begins. */
    public Walk begin() {
        caseId = town.as(applicant)
                .get("/")
                .follow("了解并开始")
                .form("form[action*=/procedures/]")
                .send()
                .caseId();
        return this;
    }

    /** From now on somebody looks at every step before it is taken, and is told by whom. */
    public Walk watchedBy(Consumer<String> next) {
        onlooker = next;
        return this;
    }

    /** The walk goes on with a case that was opened otherwise. */
    public Walk with(UUID id) {
        caseId = id;
        return this;
    }

    public UUID caseId() {
        return caseId;
    }

    public Walk on(LocalDate day) {
        clock.set(day);
        return this;
    }

    /** Takes the step, which must be the one that is open, with whatever its form needs; it must succeed. */
    public Walk take(String who, String stepId, String outcome, Map<String, ?> answers) {
        Page after = send(who, stepId, outcome, answers);
        assertThat(after.errors()).as(stepId + " by " + who).isEmpty();
        assertThat(after.status()).as(stepId + ": " + after.text()).isEqualTo(200);
        assertThat(after.taken()).as(stepId).isPresent();
        return this;
    }

    public Walk take(String who, String stepId, String outcome) {
        return take(who, stepId, outcome, Map.of());
    }

    /** Sends the step and returns the page that answers. */
    public Page send(String who, String stepId, String outcome, Map<String, ?> answers) {
        return fill(who, stepId, outcome, answers).send();
    }

    /** The form of the open step, filled in but not sent. */
    public Form fill(String who, String stepId, String outcome, Map<String, ?> answers) {
        assertThat(openStep()).as("the open step").isEqualTo(stepId);
        assertThat(isInInboxOf(who)).as("%s has %s in the inbox", who, stepId).isTrue();
        onlooker.accept(who);
        return fill(page(who).step(), outcome, answers);
    }

    /** Whether somebody's inbox shows the open step of the case. */
    public boolean isInInboxOf(String who) {
        return town.as(self(who)).get("/").has("a[href*=" + openTask() + "]");
    }

    /** The page of the open step, as somebody gets it. */
    public Page page(String who) {
        return town.as(self(who)).get(stepPath());
    }

    /** The page of an act on the whole case, such as its withdrawal, as somebody gets it. */
    public Page actPage(String who, String actId) {
        return town.as(who).get("/cases/" + caseId + "/steps/" + actId);
    }

    /** The form of an act on the whole case, such as its withdrawal, filled in but not sent. */
    public Form fillAct(String who, String actId, Map<String, ?> answers) {
        Form form = actPage(who, actId).step();
        return fill(form, form.value("outcome"), answers);
    }

    /** Fills in a form: what is given, and for the rest whatever is required. */
    public Form fill(Form form, String outcome, Map<String, ?> answers) {
        return fill(form, outcome, answers, false);
    }

    /** Fills in everything that a form asks for with an outcome, whether it is required or not. */
    public Form fillWhole(Form form, String outcome, Map<String, ?> answers) {
        return fill(form, outcome, answers, true);
    }

    /** The identity number of the person the case is about: right in form, and nobody else's. */
    public String citizenId() {
        return jdbc.sql("select p.id, p.birth_date from case_file c join person p on p.id = c.person_id where c.id = ?")
                .param(caseId)
                .query((row, n) ->
                        NUMBERS.computeIfAbsent(row.getObject("id", UUID.class), id -> number(row, NUMBERS.size())))
                .single();
    }

    private static String number(ResultSet row, int n) {
        try {
            return CitizenId.specimen(row.getObject("birth_date", LocalDate.class), n)
                    .number();
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Form fill(Form form, String outcome, Map<String, ?> answers, boolean whole) {
        form.set("outcome", outcome);
        FormSchema schema = asked(formKey(form));
        Map<String, String> typed = new HashMap<>();
        schema.inputs().forEach(field -> {
            Object given = answers.get(field.key());
            if (given != null) {
                answer(form, field, given);
                typed.put(field.key(), String.valueOf(given));
            } else if (isAsked(field, outcome, typed)) {
                String name = field.key();
                if (field.isCitizenId()) {
                    form.set(name, citizenId());
                } else if (USUAL.containsKey(name)) {
                    form.set(name, USUAL.get(name));
                } else if (whole || field.rules().required() || field.least() > 0) {
                    any(form, field, name, whole);
                }
                if (form.value(name) != null) {
                    typed.put(name, form.value(name));
                }
            }
        });
        if (answers.containsKey("reason")) {
            form.set("reason", String.valueOf(answers.get("reason")));
        }
        return form;
    }

    /** The id of the step that is open. */
    public String openStep() {
        return jdbc.sql("select distinct step_id from inbox_item where case_id = ?")
                .param(caseId)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    /** The path of the page of the open step. */
    public String stepPath() {
        return "/cases/" + caseId + "/steps/" + openTask();
    }

    public Page casePage(String who) {
        return town.as(who).get("/cases/" + caseId);
    }

    public String result() {
        return jdbc.sql("select result from case_file where id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    public int version() {
        return jdbc.sql("select version from case_file where id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    /** All that is on record of the case; equal before and after something that was refused. */
    public Written written() {
        return jdbc.sql("""
                        select version, open_task, steps, files, entries, standing from
                          (select version, person_id from case_file where id = :case) c,
                          (select max(task_id) as open_task from inbox_item where case_id = :case) t,
                          (select count(*) as steps from step_record where case_id = :case) r,
                          (select count(*) as files from step_file where case_id = :case) f,
                          (select count(*) as entries from ledger_entry where chain_id = :case) l,
                          person where person.id = c.person_id
                        """).param("case", caseId).query(Written.class).single();
    }

    /** The day on which a step really happened, the last time it was taken. */
    public LocalDate happened(String stepId) {
        return previous(stepId).orElseThrow();
    }

    /** The day of the step taken before, or of the one named; empty if nothing was. */
    public Optional<LocalDate> previous(String stepId) {
        return jdbc.sql("select event_date from step_record where case_id = :case"
                        + " and step_id = coalesce(cast(:step as varchar), step_id) order by seq desc limit 1")
                .param("case", caseId)
                .param("step", stepId, Types.VARCHAR)
                .query(LocalDate.class)
                .optional();
    }

    /** The day by which the open step is due; null if no period runs. */
    public LocalDate due() {
        return jdbc.sql("select distinct due_on from inbox_item where case_id = ?")
                .param(caseId)
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .list()
                .get(0);
    }

    /** How much is on record of a case. */
    public record Written(int version, String openTask, int steps, int files, int entries, String standing) {}

    private String openTask() {
        return jdbc.sql("select distinct task_id from inbox_item where case_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    /** The form of the version the case runs on. */
    private FormSchema asked(String key) {
        return jdbc.sql("select d.sha256 from diagram_form d join case_file c on c.definition_id = d.definition_id"
                        + " where c.id = ? and d.form_key = ?")
                .params(caseId, key)
                .query(String.class)
                .optional()
                .map(forms::version)
                .orElseGet(() -> forms.shipped().find(key).orElseThrow());
    }

    private static String formKey(Form form) {
        return form.element().attr("data-step");
    }

    private static boolean isAsked(Field field, String outcome, Map<String, String> typed) {
        return field.hidden().stream()
                .noneMatch(condition ->
                        condition.test(key -> key.equals("outcome") ? outcome : typed.getOrDefault(key, "")));
    }

    @SuppressWarnings("unchecked")
    private static void answer(Form form, Field field, Object given) {
        if (field.type() == Field.Type.PERSON || field.type() == Field.Type.ORGANIZATION) {
            form.choose(
                    field.key(),
                    given instanceof List<?> list
                            ? ((List<String>) list).toArray(String[]::new)
                            : new String[] {String.valueOf(given)});
        } else if (given instanceof byte[] content) {
            form.upload(field.key(), field.key() + ".pdf", content);
        } else {
            form.set(field.key(), String.valueOf(given));
        }
    }

    private void any(Form form, Field field, String name, boolean whole) {
        switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> form.set(name, "照实填写");
            case NUMBER ->
                form.set(
                        name,
                        field.rules().min() == null ? "1" : field.rules().min().toPlainString());
            case DATETIME -> form.set(name, clock.today().toString());
            case MONTH -> form.set(name, "2015-07");
            case RADIO, SELECT -> form.set(name, field.options().get(0).value());
            case ORGANIZATION -> form.options(name).stream().findFirst().ifPresent(first -> form.set(name, first));
            case CHECKLIST -> form.set(name, field.options().get(0).value());
            case CHECKBOX -> form.set(name, "true");
            case PERSON ->
                form.set(
                        name,
                        form.options(name).stream()
                                .limit(Math.max(1, field.least()))
                                .toArray(String[]::new));
            case FILEPICKER -> form.upload(name, name + ".pdf", Form.PDF);
            case DYNAMICLIST ->
                IntStream.range(0, Math.max(1, field.least()))
                        .forEach(row -> field.children().stream()
                                .filter(cell -> whole || cell.rules().required())
                                .forEach(cell -> any(form, cell, name + "[" + row + "]." + cell.key(), whole)));
            case GROUP, TEXT -> throw new IllegalStateException();
        }
    }
}
