package org.zhengcheng.diagram.replay;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.entry.StepChecks;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.Role;

/** Goes through what was done in past cases as a diagram would have had it. Nothing is changed. */
@Component
public class Replay {

    /** The cases that were begun last. */
    static final int MOST = 300;

    private static final String REQUIRED = "form.required.";

    private final StepRecords records;
    private final Deadlines deadlines;
    private final PastForms pastForms;
    private final PastRules rules;
    private final PastPosts posts;
    private final Map<String, Procedure> procedures;
    private final Speaker speaker;
    private final JdbcClient jdbc;

    Replay(
            StepRecords records,
            Deadlines deadlines,
            PastForms pastForms,
            PastRules rules,
            PastPosts posts,
            List<Procedure> procedures,
            Speaker speaker,
            JdbcClient jdbc) {
        this.records = records;
        this.deadlines = deadlines;
        this.pastForms = pastForms;
        this.rules = rules;
        this.posts = posts;
        this.procedures = procedures.stream().collect(Collectors.toMap(Procedure::key, Function.identity()));
        this.speaker = speaker;
        this.jdbc = jdbc;
    }

    /** What would have become of the latest cases of the procedure under this diagram; seven statements. */
    @Transactional(readOnly = true)
    public Result of(Diagram diagram) {
        Tally tally = new Tally(diagram);
        next(diagram, tally, null, MOST);
        return tally.result();
    }

    /** How many cases there are. */
    int count(String procedureKey) {
        return jdbc.sql("select count(*) from case_file where procedure_key = ?")
                .param(procedureKey)
                .query(Integer.class)
                .single();
    }

    /**
     * Goes through some cases more, however many with seven statements.
     *
     * @param after the last of those gone through before; null to begin with the latest
     * @return the last of these; null if there were none
     */
    @Transactional(readOnly = true)
    public Last next(Diagram diagram, Tally tally, Last after, int most) {
        Map<UUID, About> cases = new LinkedHashMap<>();
        List<Last> seen = jdbc.sql("select c.id, c.organization_id, c.person_id, c.opened_at, r.due_on from case_file c"
                        + " left join case_round_branch b on b.case_id = c.id left join case_round r on r.id = b.round_id"
                        + " where c.procedure_key = :key and (:at::timestamptz is null or (c.opened_at, c.id) < (:at, :id))"
                        + " order by c.opened_at desc, c.id desc limit :most")
                .param("key", diagram.key())
                .param("at", after == null ? null : after.openedAt())
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    cases.put(
                            id,
                            new About(
                                    row.getObject("organization_id", UUID.class),
                                    row.getObject("person_id", UUID.class),
                                    row.getObject("due_on", LocalDate.class)));
                    return new Last(id, row.getObject("opened_at", OffsetDateTime.class), n + 1);
                })
                .list();
        if (seen.isEmpty()) {
            return null;
        }
        Map<UUID, PastRules.Past> pasts = rules.of(cases.keySet());
        List<StepRecord> all = records.findByCaseIdInOrderByCaseIdAscSeqAsc(cases.keySet());
        PastPosts.Held held = posts.of(
                all.stream()
                        .map(record ->
                                new Organizations.On(cases.get(record.caseId()).branch(), PastPosts.day(record)))
                        .distinct()
                        .toList(),
                cases.values().stream()
                        .map(About::person)
                        .filter(Objects::nonNull)
                        .toList());
        all.stream()
                .collect(Collectors.groupingBy(StepRecord::caseId, LinkedHashMap::new, Collectors.toList()))
                .forEach((caseId, taken) -> replay(
                        diagram, cases.get(caseId), cases.get(caseId).history(taken), pasts.get(caseId), held, tally));
        return seen.get(seen.size() - 1);
    }

    /**
     * How far it has come.
     *
     * @param id the case gone through last
     * @param openedAt when that was opened
     * @param cases how many were gone through with it
     */
    record Last(UUID id, OffsetDateTime openedAt, int cases) {}

    /**
     * A case.
     *
     * @param person whom it is about; null for a branch
     * @param launchDue by when whoever launched it wanted it closed; null for a case that nobody launched
     */
    private record About(UUID branch, UUID person, LocalDate launchDue) {

        private History history(List<StepRecord> taken) {
            return new History(
                    branch,
                    taken,
                    reference ->
                            reference.equals(Reference.LAUNCH_DUE) ? Optional.ofNullable(launchDue) : Optional.empty());
        }
    }

    private void replay(
            Diagram diagram, About about, History history, PastRules.Past past, PastPosts.Held held, Tally tally) {
        List<StepRecord> taken = history.records();
        for (int n = 0; n < taken.size(); n++) {
            StepRecord record = taken.get(n);
            if (diagram.acts().containsKey(record.stepId())) {
                continue;
            }
            Step step = diagram.steps().get(record.stepId());
            Outcome outcome =
                    step == null ? null : step.outcome(record.outcome()).orElse(null);
            tally.taken(record);
            if (outcome == null) {
                tally.elsewhere(record, record.stepName());
                continue;
            }
            if (n + 1 < taken.size() && isAnotherWay(diagram, outcome, taken.get(n + 1))) {
                tally.elsewhere(record, step.name());
            }
            History before = history.before(record);
            dates(step, record, before, tally);
            // What lapsed was entered by nobody, and what was copied from paper was not asked here.
            if (record.actorId() != null && !record.isFromPaper()) {
                form(step, record, tally);
                vote(step, outcome, record, tally);
                named(procedures.get(diagram.key()), step, record, before, past, tally);
                people(step, record, held.found(diagram, step, record, before, about.person()), tally);
            }
        }
    }

    /** Where an act on the whole case follows, the way says nothing. */
    private static boolean isAnotherWay(Diagram diagram, Outcome outcome, StepRecord next) {
        return !diagram.acts().containsKey(next.stepId()) && !next.stepId().equals(outcome.target());
    }

    private void dates(Step step, StepRecord record, History before, Tally tally) {
        List<Deadline> dates = deadlines.of(step, before, record.answers()).stream()
                .filter(date -> date.period().appliesTo(record.outcome())
                        && !date.period().soft())
                .toList();
        if (dates.stream()
                .anyMatch(date -> date.period().kind() == Period.Kind.NOT_BEFORE
                        && date.date().isAfter(record.eventDate()))) {
            tally.found(step, record, Trouble.BLOCKED);
        }
        if (dates.stream()
                .anyMatch(date -> date.period().kind().isLastDay()
                        && !date.isPaused()
                        && date.date().isBefore(record.eventDate()))) {
            tally.found(step, record, Trouble.LATE);
        }
    }

    private void form(Step step, StepRecord record, Tally tally) {
        FormSchema form = step.form();
        if (PastForms.isErased(form, record)) {
            tally.detail(step, record, speaker.both("replay.unknown.erased"));
            return;
        }
        List<FieldError> errors = pastForms.against(form, record);
        if (!errors.isEmpty()) {
            tally.found(step, record, Trouble.FORM);
        }
        errors.forEach(error -> tally.detail(
                step,
                record,
                speaker.both(
                        error.code() != null && error.code().startsWith(REQUIRED) ? "replay.missing" : "replay.refused",
                        PastForms.label(form, error))));
    }

    private void vote(Step step, Outcome outcome, StepRecord record, Tally tally) {
        if (step.vote() == null || !step.vote().decides(outcome.value())) {
            return;
        }
        if (!record.answers().has("should")) {
            tally.detail(step, record, speaker.both("replay.unknown.votes"));
        } else if (StepChecks.vote(step, outcome, record.answers()).isPresent()) {
            tally.found(step, record, Trouble.VOTE);
        }
    }

    private void named(
            Procedure procedure, Step step, StepRecord record, History before, PastRules.Past past, Tally tally) {
        for (Step.Check check : step.checks()) {
            if (check.appliesTo(record.outcome())) {
                Text words = speaker.both("diagrams.check." + check.rule());
                Optional<List<Finding>> found = PastRules.found(procedure, check, record, before, past);
                if (found.isEmpty()) {
                    tally.detail(step, record, speaker.both("replay.unknown.rule", words));
                } else if (found.get().stream().anyMatch(one -> isAgainst(one, record))) {
                    tally.found(step, record, Trouble.CHECK);
                    tally.detail(step, record, speaker.both("replay.against", words));
                }
            }
        }
    }

    private void people(Step step, StepRecord record, PastPosts.Found found, Tally tally) {
        switch (found) {
            case SOMEBODY -> {}
            case UNKNOWN -> tally.detail(step, record, speaker.both("replay.unknown.organization"));
            case NOBODY_IN_POST -> {
                tally.found(step, record, Trouble.NOBODY);
                tally.detail(step, record, speaker.both("replay.nobody.inPost", titles(step)));
            }
            case ALL_BARRED -> {
                tally.found(step, record, Trouble.NOBODY);
                tally.detail(step, record, speaker.both("replay.nobody.barred", titles(step)));
            }
        }
    }

    private static Text titles(Step step) {
        List<Text> titles = step.roles().stream().map(Role::title).toList();
        return new Text(
                titles.stream().map(Text::chinese).collect(Collectors.joining("、")),
                titles.stream().map(Text::english).collect(Collectors.joining(", ")));
    }

    private static boolean isAgainst(Finding finding, StepRecord record) {
        return finding.severity() == Finding.Severity.BLOCKS || record.reason() == null;
    }
}
