package org.zhengcheng.secretaryreport;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;

/** Where a duty report stands and who may write in it: whoever may take the open step, what belongs to that step. */
@Component
class ReportDesk {

    private final Reports reports;
    private final Cases cases;
    private final Rights rights;

    ReportDesk(Reports reports, Cases cases, Rights rights) {
        this.reports = reports;
        this.cases = cases;
        this.rights = rights;
    }

    /** @throws NoSuchCase if there is none that they may know of */
    At look(UUID caseId, Actor actor) {
        return at(cases.find(caseId, actor), actor);
    }

    /**
     * The same, held until the transaction ends, for whoever writes at the step with a rule.
     *
     * @throws CaseMoved if the case stands elsewhere
     * @throws NotAllowed if they may not take the step
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public At hold(UUID caseId, String rule, Actor actor) {
        At at = at(cases.lock(caseId, actor), actor);
        if (!at.isAt(rule)) {
            throw new CaseMoved(caseId);
        }
        if (!at.decision().isOwn()) {
            throw new NotAllowed(
                    caseId,
                    at.decision().isAllowed()
                            ? Rights.Decision.refused(Rights.Refusal.NOT_IN_OFFICE, null)
                            : at.decision());
        }
        return at;
    }

    private At at(Rights.Standpoint standpoint, Actor actor) {
        CaseFile file = standpoint.file();
        Report report = reports.find(file.id()).orElseThrow(() -> new NoSuchCase(file.id()));
        Optional<Place> open = cases.open(file).stream().findFirst();
        return new At(
                report,
                file,
                open.orElse(null),
                open.map(place -> rights.mayAct(actor.personId(), place.step(), standpoint, cases.history(file)))
                        .orElse(null),
                actor.personId().equals(file.personId()));
    }

    /**
     * @param place where it stands; null once it is closed
     * @param decision whether the reader may take that step; null once it is closed
     * @param own whether the reader is the secretary who reports
     */
    record At(Report report, CaseFile file, Place place, Rights.Decision decision, boolean own) {

        boolean isAt(String rule) {
            return place != null
                    && place.step().checks().stream()
                            .anyMatch(check -> check.rule().equals(rule));
        }

        private boolean writes(String rule) {
            return isAt(rule) && decision.isOwn();
        }

        public boolean plans() {
            return writes(ReportRules.PLANNED);
        }

        public boolean reviews() {
            return writes(ReportRules.SETTLED);
        }

        public boolean scores() {
            return writes(ReportRules.SCORES);
        }

        /** Whoever reports learns what they were given with the grade, not before. */
        public boolean seesScores() {
            return !own || report.gradedOn() != null;
        }
    }
}
