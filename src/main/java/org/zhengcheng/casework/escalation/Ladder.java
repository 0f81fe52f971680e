package org.zhengcheng.casework.escalation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.definition.Rung;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.RunningDeadlines;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.deadline.WorkingDays;
import org.zhengcheng.installation.DatabaseTime;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;

/** Climbs the rungs whose day has come: tells the people named there and notes down that it was done. */
@Component
class Ladder {

    private final DueRows rows;
    private final CaseFiles files;
    private final Diagrams diagrams;
    private final Addressees addressees;
    private final WorkingDays week;
    private final Notices notices;

    Ladder(DueRows rows, CaseFiles files, Diagrams diagrams, Addressees addressees, WorkingDays week, Notices notices) {
        this.rows = rows;
        this.files = files;
        this.diagrams = diagrams;
        this.addressees = addressees;
        this.week = week;
        this.notices = notices;
    }

    /** All of it in the caller's transaction, which holds the rows: a message is sent with its rung or not at all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void climb(List<DueRows.Due> due, DatabaseTime.Reading time) {
        if (due.isEmpty()) {
            return;
        }
        Map<UUID, CaseFile> cases =
                files.findByIdIn(due.stream().map(DueRows.Due::caseId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(CaseFile::id, Function.identity()));
        Addressees.Round round = addressees.on(time.today(), cases.values());
        rows.climbed(
                due.stream()
                        .map(row -> climb(row, cases.get(row.caseId()), round))
                        .toList(),
                time.now());
    }

    private DueRows.Climbed climb(DueRows.Due row, CaseFile file, Addressees.Round round) {
        Step step = diagrams.get(file.definitionId()).step(row.stepId());
        Period period =
                row.period() == RunningDeadlines.ASKED ? null : step.periods().get(row.period());
        boolean reminds = period != null && period.kind() == Period.Kind.REMIND;
        WorkingDays days = week.in(file.organizationId());
        List<Rung> ladder = step.rungsOf(period);
        Recurrence recurrence = new Recurrence(row, period, ladder, days);
        DueRows.Due due = row.on(recurrence.latest(round.today()));
        List<Integer> open = IntStream.range(0, ladder.size())
                .filter(n -> !due.hasClimbed(n))
                // Nobody is reminded of what was still to come when the step had not opened yet.
                .filter(n -> !reminds || !ladder.get(n).day(due.dueOn(), days).isBefore(due.openedOn()))
                // What was missed once already and comes again is told of when it was missed again.
                .filter(n -> due.dueOn().equals(row.dueOn()) || ladder.get(n).distance() > 0)
                .boxed()
                .toList();
        List<Integer> reached = open.stream()
                .filter(n -> !ladder.get(n).day(due.dueOn(), days).isAfter(round.today()))
                .toList();
        LocalDate next = Stream.concat(
                        open.stream()
                                .filter(n -> !reached.contains(n))
                                .map(n -> ladder.get(n).day(due.dueOn(), days)),
                        recurrence.next(round.today()).stream())
                .min(LocalDate::compareTo)
                .orElse(null);
        // Who missed several, because no node ran or the step opened late, is told once how things stand now.
        Set<Rung.Addressee> to = EnumSet.noneOf(Rung.Addressee.class);
        reached.forEach(n -> to.addAll(ladder.get(n).to()));
        Collection<UUID> people = round.people(to, step, file);
        Topic topic = new Topic(file.id(), due.taskId(), file.personName(), reminds ? period.name() : step.name());
        if (reminds) {
            notices.reminds(people, topic, due.dueOn());
        } else {
            // Whatever recurs meanwhile, it is overdue since the first time, as the inbox says.
            notices.warns(people, topic, row.dueOn(), round.today());
        }
        return new DueRows.Climbed(due, reached, people.size(), next);
    }
}
