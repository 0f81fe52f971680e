package org.zhengcheng.diagram.replay;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.StepRecords;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.language.Text;

/** Goes through what was done in past cases as a diagram would have had it. Nothing is changed. */
@Component
public class Replay {

    /** The cases that were begun last. */
    static final int MOST = 300;

    private final StepRecords records;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;

    Replay(StepRecords records, Deadlines deadlines, JdbcClient jdbc) {
        this.records = records;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
    }

    /** What would have become of the latest cases of the procedure under this diagram. */
    @Transactional(readOnly = true)
    public Result of(Diagram diagram) {
        Map<UUID, UUID> branches = new LinkedHashMap<>();
        jdbc.sql(
                        "select id, organization_id from case_file where procedure_key = ? order by opened_at desc, id limit ?")
                .params(diagram.key(), MOST)
                .query(row -> {
                    branches.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        Tally tally = new Tally(diagram);
        records.findByCaseIdInOrderByCaseIdAscSeqAsc(branches.keySet()).stream()
                .collect(Collectors.groupingBy(StepRecord::caseId, LinkedHashMap::new, Collectors.toList()))
                .forEach((caseId, taken) -> replay(diagram, caseId, branches.get(caseId), taken, tally));
        return tally.result();
    }

    private void replay(Diagram diagram, UUID caseId, UUID branch, List<StepRecord> taken, Tally tally) {
        History history = new History(branch, taken);
        for (int n = 0; n < taken.size(); n++) {
            StepRecord record = taken.get(n);
            if (diagram.acts().containsKey(record.stepId())) {
                continue;
            }
            Step step = diagram.steps().get(record.stepId());
            Outcome outcome =
                    step == null ? null : step.outcome(record.outcome()).orElse(null);
            tally.taken(record, caseId);
            if (outcome == null) {
                tally.elsewhere(record.stepId(), record.stepName(), caseId);
                continue;
            }
            if (n + 1 < taken.size() && isAnotherWay(diagram, outcome, taken.get(n + 1))) {
                tally.elsewhere(record.stepId(), step.name(), caseId);
            }
            dates(step, record, history.before(record), caseId, tally);
        }
    }

    /** Where an act on the whole case follows, the way says nothing. */
    private static boolean isAnotherWay(Diagram diagram, Outcome outcome, StepRecord next) {
        return !diagram.acts().containsKey(next.stepId()) && !next.stepId().equals(outcome.target());
    }

    private void dates(Step step, StepRecord record, History before, UUID caseId, Tally tally) {
        List<Deadline> dates = deadlines.of(step, before, record.answers()).stream()
                .filter(date -> date.period().appliesTo(record.outcome())
                        && !date.period().soft())
                .toList();
        LocalDate day = record.eventDate();
        if (dates.stream()
                .anyMatch(date -> date.period().kind() == Period.Kind.NOT_BEFORE
                        && date.date().isAfter(day))) {
            tally.blocked(step, caseId);
        }
        if (dates.stream()
                .anyMatch(date -> date.period().kind().isLastDay()
                        && !date.isPaused()
                        && date.date().isBefore(day))) {
            tally.late(step, caseId);
        }
    }

    /** Counts as it goes. */
    private static final class Tally {

        private final Map<String, Line> lines = new LinkedHashMap<>();
        private final Set<UUID> cases = new HashSet<>();
        private final Set<UUID> touched = new HashSet<>();

        private Tally(Diagram diagram) {
            diagram.steps().values().forEach(step -> lines.put(step.id(), new Line(step.name(), 0, 0, 0, 0, 0)));
        }

        private void taken(StepRecord record, UUID caseId) {
            cases.add(caseId);
            lines.computeIfPresent(record.stepId(), (id, line) -> line.moreTaken(record.isLate()));
        }

        private void elsewhere(String step, Text name, UUID caseId) {
            touched.add(caseId);
            lines.merge(step, new Line(name, 1, 0, 0, 0, 1), (line, one) -> line.moreElsewhere());
        }

        private void blocked(Step step, UUID caseId) {
            touched.add(caseId);
            lines.computeIfPresent(step.id(), (id, line) -> line.moreBlocked());
        }

        private void late(Step step, UUID caseId) {
            touched.add(caseId);
            lines.computeIfPresent(step.id(), (id, line) -> line.moreLate());
        }

        private Result result() {
            Collection<Line> told = lines.values();
            return new Result(
                    cases.size(),
                    touched.size(),
                    told.stream().filter(Line::saysSomething).toList());
        }
    }

    /**
     * What was found.
     *
     * @param cases how many cases were gone through
     * @param touched in how many of them anything would have been otherwise or late
     * @param lines the steps at which anything would have been
     */
    public record Result(int cases, int touched, List<Line> lines) {}

    /**
     * One step.
     *
     * @param taken how often it was taken
     * @param wasLate how often it was taken late by the version it was taken under
     * @param blocked how often it could not have been taken on that day
     * @param late how often it would have been late
     * @param elsewhere how often the case would have gone on at another step, or could not have ended so
     */
    public record Line(Text name, int taken, int wasLate, int blocked, int late, int elsewhere) {

        private Line moreTaken(boolean late) {
            return new Line(name, taken + 1, wasLate + (late ? 1 : 0), blocked, this.late, elsewhere);
        }

        private Line moreBlocked() {
            return new Line(name, taken, wasLate, blocked + 1, late, elsewhere);
        }

        private Line moreLate() {
            return new Line(name, taken, wasLate, blocked, late + 1, elsewhere);
        }

        private Line moreElsewhere() {
            return new Line(name, taken, wasLate, blocked, late, elsewhere + 1);
        }

        private boolean saysSomething() {
            return wasLate + blocked + late + elsewhere > 0;
        }
    }
}
