package org.zhengcheng.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Launched;
import org.zhengcheng.casework.file.LaunchedProcedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Person;

/** 民主评议党员 (democratic evaluation of members): the case of a branch as a whole, launched by a committee for a year. */
@Component
class DemocraticEvaluation implements LaunchedProcedure {

    static final String KEY = "democratic-evaluation";

    /** Fields of the form with which a year is launched. */
    static final String UPPER_REVIEW = "upperReview";

    static final String CAP_BASE = "capBase";
    static final String CLEAN_RECORD = "cleanRecord";
    static final String PROBATIONERS_VOTE = "probationersVote";
    static final String COMMITTEE_ASKED = "committeeAsked";

    private static final Text ROSTER = new Text("参评名单和情况", "Roster and results");

    private static final Text STATISTICS = new Text("汇总和年报统计", "Summary and statistics");

    private final Evaluations evaluations;
    private final Roster roster;
    private final EvaluationRules rules;
    private final EvaluationEffects effects;

    DemocraticEvaluation(Evaluations evaluations, Roster roster, EvaluationRules rules, EvaluationEffects effects) {
        this.evaluations = evaluations;
        this.roster = roster;
        this.rules = rules;
        this.effects = effects;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String numberPrefix() {
        return "评议";
    }

    @Override
    public String launchedOnly() {
        return "evaluation.launchedByCommittee";
    }

    @Override
    public Set<String> rules() {
        return EvaluationRules.NAMES;
    }

    @Override
    public Set<String> effects() {
        return EvaluationEffects.NAMES;
    }

    @Override
    public List<Finding> check(Step.Check check, Answers answers, History history, Person subject, CaseFile file) {
        return rules.check(check.rule(), answers, file);
    }

    @Override
    public void follow(String effect, StepRecord taken, CaseFile file, History history) {
        effects.follow(effect, taken, file);
    }

    @Override
    public Aside aside(CaseFile file) {
        return new Aside(null, List.of(new Aside.Link("/evaluations/" + file.id(), ROSTER)));
    }

    /** Whoever takes a step looks at the roster first. */
    @Override
    public Aside aside(CaseFile file, Step step) {
        return aside(file);
    }

    @Override
    public List<Aside.Link> roundPages(UUID roundId) {
        return List.of(new Aside.Link("/evaluations/rounds/" + roundId, STATISTICS));
    }

    /**
     * Review by the committee above is on, the cap is a third of the full members, sanctions bar nobody, members on probation do
     * not vote, nothing is asked about the branch committee.
     */
    @Override
    public Map<String, String> launchDefaults() {
        return Map.of(
                UPPER_REVIEW,
                "yes",
                CAP_BASE,
                ExcellentCap.Base.REGULAR.name(),
                CLEAN_RECORD,
                "no",
                PROBATIONERS_VOTE,
                "no",
                COMMITTEE_ASKED,
                "no");
    }

    @Override
    public void launched(CaseFile file, Launched asked) {
        roster.draw(file, asked);
    }

    /** Grades and votes stay for statistics. */
    @Override
    public List<UUID> erase(UUID caseId) {
        evaluations.forget(caseId);
        return List.of();
    }
}
