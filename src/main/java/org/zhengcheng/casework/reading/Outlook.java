package org.zhengcheng.casework.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Reference;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Explanations;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Participants;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepDates;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Chain;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/** What is known today of steps that are still to come: who will take them, and by when at the latest. */
@Component
public class Outlook {

    private final Explanations explanations;
    private final Participants participants;

    Outlook(Explanations explanations, Participants participants) {
        this.explanations = explanations;
        this.participants = participants;
    }

    /** Reads what a case knows, once for all its steps. */
    public Of of(Diagram diagram, Rights.Standpoint at, History history) {
        return new Of(diagram, at, history, participants.of(at.file().id()));
    }

    /** The outlook of one case. */
    public final class Of {

        private final Diagram diagram;
        private final Rights.Standpoint at;
        private final History history;
        private final Map<Role, List<PersonName>> appointed;

        private Of(Diagram diagram, Rights.Standpoint at, History history, Map<Role, List<PersonName>> appointed) {
            this.diagram = diagram;
            this.at = at;
            this.history = history;
            this.appointed = appointed;
        }

        /** The people the case appointed, by role. */
        public Map<Role, List<PersonName>> appointed() {
            return appointed;
        }

        public Later later(Step step) {
            StepDates dates = explanations.of(diagram, step, history, null);
            return new Later(
                    step,
                    step.roles().contains(Role.APPLICANT),
                    bodies(step),
                    dates,
                    dates.all().isEmpty()
                            ? step.periods().stream()
                                    .filter(period -> period.kind() != Period.Kind.REMIND && period.onlyAfter() == null)
                                    .flatMap(this::rule)
                                    .findFirst()
                                    .orElse(null)
                            : null);
        }

        /** The organisations and people in whose hands a step lies, whoever holds a post there. */
        private List<String> bodies(Step step) {
            return step.roles().stream()
                    .flatMap(role -> switch (role.seat()) {
                        case SUBJECT -> Stream.of(at.file().personName());
                        case PARTICIPANT ->
                            appointed.getOrDefault(role, List.of()).stream().map(PersonName::name);
                        default ->
                            hands(step)
                                    .flatMap(chain -> chain.seatOf(role).stream())
                                    .map(Organization::name);
                    })
                    .distinct()
                    .toList();
        }

        /**
         * The branch that has the case in hand when a step comes, if everything passes, with what is above it; empty while
         * nobody knows to which branch it will have been passed.
         */
        private Stream<Chain> hands(Step step) {
            List<String> path = diagram.mainPath().stream().map(Step::id).toList();
            int last = history.records().stream()
                    .mapToInt(record -> path.indexOf(record.stepId()))
                    .reduce(-1, (earlier, later) -> later < 0 ? earlier : later);
            Optional<Boolean> away =
                    diagram.mainPath().subList(last + 1, Math.max(last + 1, path.indexOf(step.id()))).stream()
                            .flatMap(before -> before.effects().stream()
                                    .filter(effect -> effect.pass() != null
                                            && effect.appliesTo(
                                                    diagram.onward(before).value())))
                            .map(effect -> !effect.pass().field().equals(Step.Effect.HOME))
                            .reduce((earlier, later) -> later);
            boolean isAway = at.file()
                    .home()
                    .filter(home -> !home.equals(at.file().organizationId()))
                    .isPresent();
            return Stream.ofNullable(away.filter(then -> then != isAway).isPresent() ? at.other() : at.chain());
        }

        /** A period whose origin has not happened yet, in words: so long after that step. */
        private Stream<Rule> rule(Period period) {
            return period.from().stream()
                    .map(Reference::of)
                    .filter(from -> !from.isOwn())
                    .flatMap(from -> Optional.ofNullable(diagram.steps().get(from.stepId())).stream())
                    .map(origin -> new Rule(period.kind(), origin.name(), period.length()));
        }
    }

    /**
     * A step to come.
     *
     * @param bySubject whether the person concerned takes it
     * @param bodies who takes it otherwise
     * @param dates its dates, as far as they can be told already
     * @param rule the period in words, while no day can be told
     */
    public record Later(Step step, boolean bySubject, List<String> bodies, StepDates dates, Rule rule) {}

    /** So long after that step: at the latest, or at the earliest. */
    public record Rule(Period.Kind kind, Text origin, Length length) {}
}
