package org.zhengcheng.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseFiles;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Office;

/**
 * Where an evaluation stands and who may write in it: officers who may take the open step, members on the roster what is asked
 * of themselves at that step.
 */
@Component
class Desk {

    /** The rules by which a diagram says at which step something is written. */
    static final String ROSTER = "roster-settled";

    static final String SELF = "self-complete";
    static final String OPINIONS = "opinions-given";
    static final String GRADES = "grades-complete";
    static final String FEEDBACK = "feedback-complete";

    /** Instead of a rule: the step with the ballot. */
    static final String BALLOT = "vote";

    private final Evaluations evaluations;
    private final Cases cases;
    private final CaseFiles files;
    private final Rights rights;

    Desk(Evaluations evaluations, Cases cases, CaseFiles files, Rights rights) {
        this.evaluations = evaluations;
        this.cases = cases;
        this.files = files;
        this.rights = rights;
    }

    /**
     * An evaluation as an officer sees it.
     *
     * @throws NoSuchCase if there is none they may know of
     */
    At look(UUID caseId, Actor actor) {
        return at(cases.find(caseId, actor), actor);
    }

    /**
     * The same, held until the transaction ends, for an officer who writes at a step with one of some rules.
     *
     * @throws CaseMoved if the case stands elsewhere
     * @throws NotAllowed if they may not take the step
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public At hold(UUID caseId, Set<String> rules, Actor actor) {
        At at = at(cases.lock(caseId, actor), actor);
        if (!at.isAt(rules)) {
            throw new CaseMoved(caseId);
        }
        if (!at.decision().isAllowed()) {
            throw new NotAllowed(caseId, at.decision());
        }
        return at;
    }

    private At at(Rights.Standpoint standpoint, Actor actor) {
        CaseFile file = standpoint.file();
        Evaluation evaluation = evaluations.find(file.id()).orElseThrow(() -> new NoSuchCase(file.id()));
        Optional<Place> open = cases.open(file).stream().findFirst();
        return new At(
                evaluation,
                file,
                open.orElse(null),
                open.map(place -> rights.mayAct(actor.personId(), place.step(), standpoint, cases.history(file)))
                        .orElse(null));
    }

    /**
     * An evaluation as somebody on its roster sees it.
     *
     * @throws NoSuchCase if they are not on it, or it is not fixed yet
     */
    Own own(UUID caseId, Actor actor) {
        return own(files.findById(caseId), caseId, actor);
    }

    /** Whether one of some rules, or the ballot, belongs to a step. */
    private static boolean has(Step step, Collection<String> rules) {
        return rules.contains(BALLOT) && step.vote() != null
                || step.checks().stream().anyMatch(check -> rules.contains(check.rule()));
    }

    /** The same, held until the transaction ends, for a member who writes at a step with one of some rules. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Own holdOwn(UUID caseId, Set<String> rules, Actor actor) {
        Own own = own(files.lock(caseId), caseId, actor);
        if (!own.isAt(rules)) {
            throw new EvaluationMoved(caseId);
        }
        return own;
    }

    private Own own(Optional<CaseFile> found, UUID caseId, Actor actor) {
        CaseFile file = found.orElseThrow(() -> new NoSuchCase(caseId));
        Evaluation evaluation = evaluations
                .find(caseId)
                .filter(one -> one.rosterFixedOn() != null)
                .orElseThrow(() -> new NoSuchCase(caseId));
        Member member = evaluations
                .member(caseId, actor.personId())
                .filter(one -> one.part().takesPart())
                .orElseThrow(() -> new NoSuchCase(caseId));
        List<Place> open = cases.open(file);
        return new Own(
                evaluation,
                file,
                open.isEmpty() ? null : open.get(0).step(),
                open.isEmpty() ? file.result() : open.get(0).step().name(),
                member);
    }

    /**
     * @param place where it stands; null once it is closed
     * @param decision whether the officer may take that step; null once it is closed
     */
    record At(Evaluation evaluation, CaseFile file, Place place, Rights.Decision decision) {

        boolean isAt(Set<String> rules) {
            return place != null && has(place.step(), rules);
        }

        private boolean writes(String... rules) {
            return isAt(Set.of(rules)) && decision.isAllowed();
        }

        public boolean writesRoster() {
            return writes(ROSTER);
        }

        public boolean writesSelf() {
            return writes(SELF);
        }

        public boolean writesVotes() {
            return writes(BALLOT, GRADES);
        }

        public boolean writesGrades() {
            return writes(GRADES);
        }

        public boolean writesFeedback() {
            return writes(FEEDBACK);
        }

        public Office office() {
            return decision.office();
        }
    }

    /**
     * @param step at which it stands; null once it is closed
     * @param stands what that step is called, or how it ended
     */
    record Own(Evaluation evaluation, CaseFile file, Step step, Text stands, Member member) {

        boolean isAt(Set<String> rules) {
            return step != null && has(step, rules);
        }

        public boolean writesSelf() {
            return isAt(Set.of(SELF));
        }

        public boolean writesOpinions() {
            return isAt(Set.of(SELF, OPINIONS));
        }

        /** Whether the grade is known to the member. */
        public boolean knowsGrade() {
            return evaluation.approvedOn() != null && member.part().isGraded();
        }

        public boolean answers() {
            return isAt(Set.of(FEEDBACK)) && knowsGrade() && member.answer() == null;
        }
    }
}
