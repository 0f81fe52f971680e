package org.zhengcheng.casework.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Text;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;

/**
 * Everything a diagram says about one step, or about an act open to a running case such as withdrawal.
 *
 * @param why what it is for, to whoever fills it in; null if the diagram does not say
 * @param number its number among the statutory steps; null for a step between them
 * @param stage the position of its stage, from 0; -1 for an act on the whole case
 * @param roles who may act
 * @param form the form of that key that this version of the diagram is bound to; null only in a draft that lacks it
 * @param dateField the field that holds the day it really happened; null if that is the day of record
 * @param after the step whose day that date must not precede; null for the step taken before
 * @param soonDays how many calendar days before its last day it counts as soon due
 * @param ladder who is told before and after something is due: its own rungs, or those of the process
 */
public record Step(
        String id,
        Text name,
        String documentation,
        Text why,
        String number,
        int stage,
        List<Role> roles,
        String formKey,
        FormSchema form,
        String dateField,
        String after,
        int soonDays,
        List<Basis> basis,
        List<Period> periods,
        List<Rung> ladder,
        Vote vote,
        List<Material> materials,
        List<Reference> separations,
        List<Check> checks,
        List<Effect> effects,
        List<Notify> notifications,
        Notice notice,
        List<Outcome> outcomes) {

    /** A field of its form; empty if the form has none of that key. */
    public Optional<Field> field(String key) {
        return form == null ? Optional.empty() : form.field(key);
    }

    /** The outcome of a value, if the step has it. */
    public Optional<Outcome> outcome(String value) {
        return outcomes.stream()
                .filter(outcome -> outcome.value().equals(value))
                .findFirst();
    }

    /**
     * Whether an outcome asks to be confirmed on a page of its own: it cannot be taken back and goes against the person
     * or ends the case. A grave approval shows its consequence beside the button instead.
     */
    public boolean asksTwice(Outcome outcome) {
        return outcome.grave() && outcome.needsReason() && outcomes.size() > 1;
    }

    /**
     * The rungs that are climbed for one of its periods, its own or those of the step; a soft one is not escalated once
     * its day is past.
     *
     * @param period null for the day a return asked for
     */
    public List<Rung> rungsOf(Period period) {
        List<Rung> own = period == null || period.id() == null ? List.of() : rungs(period.id());
        if (!own.isEmpty()) {
            return own;
        }
        return period != null && !period.kind().isLastDay()
                ? List.of()
                : rungs(null).stream()
                        .filter(rung -> period == null || !period.soft() || rung.distance() <= 0)
                        .toList();
    }

    private List<Rung> rungs(String of) {
        return ladder.stream().filter(rung -> Objects.equals(rung.of(), of)).toList();
    }

    /** Whether it is an act on the whole case and not a step in its course. */
    public boolean isAct() {
        return stage < 0;
    }

    /** The articles in one line, as an inbox shows them; null if none is named. */
    public Text basisLine() {
        return line(basis);
    }

    /** The article a period of the step rests on, in one line; null if none is named. */
    public Text basisOf(Period period) {
        return line(basis.stream()
                .filter(cited -> period.article() == null || cited.article().equals(period.article()))
                .toList());
    }

    /** The articles the vote of the step rests on, in one line; where the diagram names none, the rule's own source. */
    public Text basisOfVote() {
        return vote.articles().isEmpty()
                ? vote.rule().source()
                : line(basis.stream()
                        .filter(cited -> vote.articles().contains(cited.article()))
                        .toList());
    }

    private static Text line(List<Basis> basis) {
        return basis.isEmpty()
                ? null
                : new Text(
                        basis.stream()
                                .map(Basis::cited)
                                .map(Text::chinese)
                                .distinct()
                                .collect(Collectors.joining("、")),
                        basis.stream()
                                .collect(Collectors.groupingBy(
                                        cited -> cited.regulation().shortName().english(),
                                        LinkedHashMap::new,
                                        Collectors.mapping(Basis::article, Collectors.toList())))
                                .entrySet()
                                .stream()
                                .map(cited -> cited.getKey()
                                        + (cited.getValue().size() == 1 ? ", article " : ", articles ")
                                        + String.join(", ", cited.getValue()))
                                .collect(Collectors.joining("; ")));
    }

    /** An article of a regulation. */
    public record Basis(Regulation regulation, String article) {

        private static final String DIGITS = "〇一二三四五六七八九";

        /** As people cite it: 细则第十九条. */
        public Text cited() {
            return new Text(
                    regulation.shortName().chinese() + "第" + inChinese(Integer.parseInt(article)) + "条",
                    regulation.shortName().english() + ", article " + article);
        }

        /** Articles are numbered below a hundred. */
        private static String inChinese(int number) {
            int tens = number / 10;
            int ones = number % 10;
            String ten = tens == 0 ? "" : tens == 1 ? "十" : DIGITS.charAt(tens) + "十";
            return ten + (ones == 0 ? "" : DIGITS.charAt(ones));
        }
    }

    /** A regulation the diagram follows; {@code shortName} is how people cite it in a line. */
    public record Regulation(String id, Text name, Text shortName, String version) {}

    /**
     * Which named rule decides, and which outcomes its results permit. An outcome that none of the three names is always
     * permitted.
     *
     * @param articles those of the step's articles that say how it is voted; empty if it rests on none of them
     */
    public record Vote(
            VoteRule rule, List<String> articles, List<String> carries, List<String> fails, List<String> inquorate) {

        /** Whether an outcome depends on the vote at all. */
        public boolean decides(String outcome) {
            return carries.contains(outcome) || fails.contains(outcome) || inquorate.contains(outcome);
        }

        /** Whether an outcome that depends on the vote may follow from its result. */
        public boolean permits(String outcome, VoteRule.Result result) {
            return switch (result) {
                case CARRIED -> carries.contains(outcome);
                case FAILED -> fails.contains(outcome);
                case INQUORATE -> inquorate.contains(outcome);
            };
        }
    }

    /** The field of the form that holds a material of the case. */
    public record Material(String id, String field) {}

    /** A named rule of the procedure and the field it looks at, if any; {@code outcomes} empty for every outcome. */
    public record Check(String rule, Reference field, List<String> outcomes) {

        public boolean appliesTo(String outcome) {
            return outcomes.isEmpty() || outcomes.contains(outcome);
        }
    }

    /**
     * What the step changes; exactly one of standing, appointment, organisation, pass and named is set.
     *
     * @param pass where the case is passed to while the person stays where they are; null if it is not
     * @param named what of the procedure itself follows; null for nothing
     */
    public record Effect(
            List<String> outcomes,
            Standing standing,
            Reference date,
            java.time.Period plus,
            Reference plusMonths,
            Role appoint,
            String field,
            String organizationField,
            Reference pass,
            String named) {

        /** In place of a field: the organisation the case came from. */
        public static final String PREVIOUS = "previous";
        /** In place of a field: back to the organisation that passed the case on. */
        public static final String HOME = "home";
        /** In place of a field: again to the organisation it was passed to last. */
        public static final String AWAY = "away";

        /** The field with the organisation the case is passed to; null if it is passed to none that a field names. */
        public Reference passField() {
            return pass == null || pass.isOwn() && (HOME.equals(pass.field()) || AWAY.equals(pass.field()))
                    ? null
                    : pass;
        }

        public boolean appliesTo(String outcome) {
            return outcomes.isEmpty() || outcomes.contains(outcome);
        }
    }

    /** Who hears of it, and when: {@code created} or {@code completed}. */
    public record Notify(List<Role> who, String on, List<String> outcomes) {}

    /** A public notice, and the fields with its first and last day. */
    public record Notice(String startField, String endField) {}
}
