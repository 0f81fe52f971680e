package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengcheng.casework.consequence.Effects;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.LaunchedProcedure;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.casework.file.Supposed;
import org.zhengcheng.form.Answers;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Standing;

/** Whom an invented case is about: of an invented age, with a standing that changes as the diagram says. */
final class Figure {

    private static final int AGE_OF_MEMBERS = 25;

    private final Procedure procedure;
    private final Text name;
    private final LocalDate born;
    private Standing standing;
    private LocalDate since;

    private Figure(Procedure procedure, Text name, LocalDate born, Standing standing) {
        this.procedure = procedure;
        this.name = name;
        this.born = born;
        this.standing = standing;
        this.since = standing == null ? null : born.plusYears(AGE_OF_MEMBERS);
    }

    /** Somebody with whom the procedure can begin: nobody who has applied yet, or else a full member, as are those of a year's review. */
    static Figure atFirst(Procedure procedure, Diagram diagram, Text name, LocalDate born, LocalDate day) {
        Figure stranger = new Figure(procedure, name, born, null);
        Step first = diagram.mainPath().get(0);
        boolean mayBegin = !(procedure instanceof LaunchedProcedure)
                && first.checks().stream()
                        .filter(check -> check.field() == null)
                        .flatMap(check ->
                                stranger.asked(check, new Answers(Map.of()), new History(List.of()), day).stream())
                        .allMatch(List::isEmpty);
        return mayBegin ? stranger : new Figure(procedure, name, born, Standing.FULL);
    }

    /** Whether a named rule looks at no more than is invented here. */
    boolean knows(Step.Check check) {
        return procedure.isOfCase(check);
    }

    /** What a named rule finds; empty for one that looks at more, or at an answer that was not given. */
    Optional<List<Finding>> asked(Step.Check check, Answers answers, History history, LocalDate day) {
        boolean unanswered = check.field() != null
                && check.field().isOwn()
                && !answers.has(check.field().field());
        return unanswered || !knows(check)
                ? Optional.empty()
                : Optional.of(procedure.suppose(
                        check, answers, history, new Supposed(name.chinese(), born, standing, since), day));
    }

    /** Takes the standing that a step brings. */
    void follow(Step step, StepRecord taken, History history) {
        for (Step.Effect effect : step.effects()) {
            if (effect.standing() != null && effect.appliesTo(taken.outcome())) {
                standing = effect.standing();
                since = Effects.since(effect, taken, history);
            }
        }
    }

    LocalDate born() {
        return born;
    }

    /** Null for somebody who has not applied. */
    Text standing() {
        return standing == null ? null : standing.title();
    }
}
