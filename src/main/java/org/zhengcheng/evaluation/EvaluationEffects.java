package org.zhengcheng.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.agenda.Agendas;
import org.zhengcheng.meeting.ballot.Ballots;
import org.zhengcheng.meeting.ballot.Tally;
import org.zhengcheng.meeting.count.PaperCounts;
import org.zhengcheng.notice.Notices;
import org.zhengcheng.notice.Topic;

/** What follows from the steps of an evaluation for its roster, and what members are told of it. */
@Component
class EvaluationEffects {

    static final Set<String> NAMES =
            Set.of("roster-fixed", "self-called", "balloted", "approved", "reopened", "closed", "ended");

    private static final Text SELF = new Text("民主评议：个人自评和互评", "Evaluation: your self-evaluation and opinions");
    private static final Text RESULT = new Text("民主评议：评定结果，请确认", "Evaluation: your grade, please confirm");

    private final Evaluations evaluations;
    private final Results results;
    private final Agendas agendas;
    private final Ballots ballots;
    private final PaperCounts counts;
    private final Notices notices;
    private final JdbcClient jdbc;

    EvaluationEffects(
            Evaluations evaluations,
            Results results,
            Agendas agendas,
            Ballots ballots,
            PaperCounts counts,
            Notices notices,
            JdbcClient jdbc) {
        this.evaluations = evaluations;
        this.results = results;
        this.agendas = agendas;
        this.ballots = ballots;
        this.counts = counts;
        this.notices = notices;
        this.jdbc = jdbc;
    }

    void follow(String effect, StepRecord taken, CaseFile file) {
        switch (effect) {
            case "roster-fixed" -> day("roster_fixed_on", taken, file);
            case "self-called" ->
                notices.waits(people(file.id(), member -> member.part().takesPart()), topic(file, SELF), null);
            case "balloted" -> balloted(taken, file);
            case "approved" -> approved(taken, file);
            case "reopened" ->
                jdbc.sql("update evaluation set approved_on = null where case_id = ?")
                        .param(file.id())
                        .update();
            case "closed", "ended" -> day("ended_on", taken, file);
            default -> throw new IllegalArgumentException("No such effect: " + effect);
        }
    }

    /** Whatever was answered to an earlier grade is answered anew. */
    private void approved(StepRecord taken, CaseFile file) {
        day("approved_on", taken, file);
        jdbc.sql("update evaluation_member set answer = null, answer_text = null, answered_at = null, answer_by = null"
                        + " where case_id = ?")
                .param(file.id())
                .update();
        notices.waits(people(file.id(), member -> member.part().isGraded()), topic(file, RESULT), null);
    }

    /** What a meeting counted is taken over, electronic or on paper; what was counted elsewhere is entered by hand. */
    private void balloted(StepRecord taken, CaseFile file) {
        tally(taken.taskId()).ifPresent(tally -> {
            results.votes(
                    file.id(),
                    evaluations.members(file.id()).stream()
                            .map(Member::personId)
                            .filter(person -> tally.counts().containsKey(person.toString()))
                            .collect(Collectors.toMap(
                                    Function.identity(),
                                    person -> votes(tally.counts().get(person.toString())))));
            if (tally.counts().containsKey(GradePaper.COMMITTEE)) {
                Map<CommitteeGrade, Integer> given = new EnumMap<>(CommitteeGrade.class);
                for (CommitteeGrade grade : CommitteeGrade.values()) {
                    given.put(grade, tally.counts().get(GradePaper.COMMITTEE).getOrDefault(grade.name(), 0));
                }
                results.committee(file.id(), given);
            }
        });
    }

    private Optional<Tally> tally(String taskId) {
        return agendas.of(List.of(taskId)).stream()
                .filter(Agendas.Placed::isDecided)
                .findFirst()
                .flatMap(placed -> ballots.tally(placed.itemId()).or(() -> counts.tally(placed.itemId())));
    }

    private static Member.Votes votes(Map<String, Integer> counts) {
        List<Integer> situations = Arrays.stream(Situation.values())
                .map(situation -> counts.getOrDefault(GradePaper.unqualified(situation), 0))
                .toList();
        return new Member.Votes(
                counts.getOrDefault(Grade.EXCELLENT.name(), 0),
                counts.getOrDefault(Grade.QUALIFIED.name(), 0),
                counts.getOrDefault(Grade.BASICALLY.name(), 0),
                situations.stream().mapToInt(Integer::intValue).sum(),
                situations);
    }

    /**
     * Asks those once more who have not done what the step waits for: their self-evaluation, or their answer.
     *
     * @return how many were asked
     */
    int remind(Desk.At at) {
        boolean self = at.writesSelf();
        List<UUID> late = people(
                at.file().id(),
                member -> self ? !member.isSelfDone() : member.part().isGraded() && member.answer() == null);
        notices.waits(late, topic(at.file(), self ? SELF : RESULT), null);
        return late.size();
    }

    private List<UUID> people(UUID caseId, Predicate<Member> which) {
        return evaluations.members(caseId).stream()
                .filter(which)
                .map(Member::personId)
                .toList();
    }

    private static Topic topic(CaseFile file, Text what) {
        return new Topic(null, null, "/evaluations/" + file.id() + "/mine", file.personName(), what);
    }

    private void day(String column, StepRecord taken, CaseFile file) {
        jdbc.sql("update evaluation set " + column + " = ? where case_id = ?")
                .params(taken.eventDate(), file.id())
                .update();
    }
}
