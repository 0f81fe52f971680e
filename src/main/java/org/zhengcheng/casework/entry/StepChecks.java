package org.zhengcheng.casework.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.deadline.Deadline;
import org.zhengcheng.form.Answers;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteCount;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.organization.Person;

/** What the diagram and the law say against a step as it was entered: dates, periods, votes, named rules. */
@Component
public class StepChecks {

    private final Deadlines deadlines;

    StepChecks(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** The same with dates as they are reckoned on another day. */
    public StepChecks on(Deadlines others) {
        return new StepChecks(others);
    }

    /**
     * Everything found; empty if the step may be taken.
     *
     * @param subject null for a case about a branch
     * @param file the case; null where one is only copied from paper
     */
    public List<Finding> findings(
            Step step,
            Outcome outcome,
            LocalDate eventDate,
            Answers answers,
            History history,
            Procedure procedure,
            Person subject,
            CaseFile file) {
        List<Finding> findings = new ArrayList<>(dates(step, outcome, eventDate, answers, history));
        vote(step, outcome, answers).ifPresent(findings::add);
        step.checks().stream()
                .filter(check -> check.appliesTo(outcome.value()))
                .forEach(check -> findings.addAll(procedure.check(check, answers, history, subject, file)));
        reason(outcome).ifPresent(findings::add);
        return findings;
    }

    /** What the diagram says against it by itself; the rules it names are not asked, for want of a real person. */
    public List<Finding> ofDiagram(Step step, Outcome outcome, LocalDate eventDate, Answers answers, History history) {
        List<Finding> findings = new ArrayList<>(dates(step, outcome, eventDate, answers, history));
        vote(step, outcome, answers).ifPresent(findings::add);
        reason(outcome).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> reason(Outcome outcome) {
        return outcome.needsReason()
                ? Optional.of(Finding.needsReason(StepForm.REASON, "step.reasonForOutcome", outcome.name()))
                : Optional.empty();
    }

    /** What its date alone says against it, so that somebody who forgot a field hears of both at once. */
    public List<Finding> dates(Step step, Outcome outcome, LocalDate eventDate, Answers answers, History history) {
        List<Finding> findings = new ArrayList<>();
        order(step, eventDate, history).ifPresent(findings::add);
        for (Deadline deadline : deadlines.of(step, history, answers)) {
            if (deadline.period().appliesTo(outcome.value())) {
                period(step, deadline, eventDate).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** No step happened before the one it follows. */
    private static Optional<Finding> order(Step step, LocalDate eventDate, History history) {
        Optional<StepRecord> before = step.after() == null ? history.last() : history.last(step.after());
        return before.filter(earlier -> eventDate.isBefore(earlier.eventDate()))
                .map(earlier -> Finding.blocks(
                        step.dateField(), "step.beforePrevious", earlier.stepName(), earlier.eventDate()));
    }

    private static Optional<Finding> period(Step step, Deadline deadline, LocalDate eventDate) {
        Object[] said = {deadline.date(), deadline.origin(), basis(step, deadline)};
        boolean soft = deadline.period().soft();
        if (deadline.forbids(eventDate)) {
            return Optional.of(
                    soft
                            ? Finding.needsReason(StepForm.REASON, "step.earlierThanUsual", said)
                            : Finding.blocks(step.dateField(), "step.tooEarly", said));
        }
        if (deadline.isMissedOn(eventDate)) {
            return Optional.of(
                    soft
                            ? Finding.needsReason(StepForm.REASON, "step.laterThanUsual", said)
                            : Finding.needsReason(StepForm.REASON, "step.late", said));
        }
        return Optional.empty();
    }

    private static Text basis(Step step, Deadline deadline) {
        return Optional.ofNullable(step.basisOf(deadline.period())).orElse(Text.same(""));
    }

    /** What the votes that were counted say against an outcome; empty if nothing, or if it does not depend on them. */
    public static Optional<Finding> vote(Step step, Outcome outcome, Answers answers) {
        if (step.vote() == null || !step.vote().decides(outcome.value())) {
            return Optional.empty();
        }
        VoteCount count = new VoteCount(
                number(answers, "should"),
                number(answers, "actual"),
                number(answers, "agree"),
                number(answers, "against"),
                number(answers, "abstain"),
                number(answers, "writtenAgree"),
                number(answers, "writtenAgainst"));
        Optional<Finding> impossible = count.impossible()
                .or(() -> impossibleBallots(answers, count, isGraded(step.vote().rule(), answers)))
                .map(code -> Finding.blocks("should", code));
        if (impossible.isPresent()) {
            return impossible;
        }
        VoteRule.Result result = result(step.vote().rule(), answers, count);
        return step.vote().permits(outcome.value(), result)
                ? Optional.empty()
                : Optional.of(Finding.blocks(
                        StepForm.OUTCOME,
                        "vote." + result.name().toLowerCase(),
                        outcome.name(),
                        count.should(),
                        count.actual(),
                        count.allAgree(),
                        step.basisOfVote()));
    }

    /** A form that asks for no yes or no records grades or scores, which carry nothing. */
    private static VoteRule.Result result(VoteRule rule, Answers answers, VoteCount count) {
        return isGraded(rule, answers) ? rule.held(count.should(), count.actual()) : rule.decide(count);
    }

    private static boolean isGraded(VoteRule rule, Answers answers) {
        return rule.isAdvice() && !answers.has("agree");
    }

    /**
     * Ballots, where they are counted: returned at most as many as issued, as many valid as votes.
     *
     * @param grades whether they give grades, which may be asked of more than those who make the quorum
     */
    private static Optional<String> impossibleBallots(Answers answers, VoteCount count, boolean grades) {
        if (!answers.has("ballotsIssued") || count.actual() == 0) {
            return Optional.empty();
        }
        int issued = number(answers, "ballotsIssued");
        int returned = number(answers, "ballotsReturned");
        int valid = number(answers, "ballotsValid");
        if (!grades && issued > count.actual() || returned > issued || valid > returned) {
            return Optional.of("vote.ballotsDoNotAddUp");
        }
        return !answers.has("agree") || valid == count.agree() + count.against() + count.abstain()
                ? Optional.empty()
                : Optional.of("vote.validBallotsAreNotVotes");
    }

    private static int number(Answers answers, String key) {
        return answers.integer(key).orElse(0);
    }
}
