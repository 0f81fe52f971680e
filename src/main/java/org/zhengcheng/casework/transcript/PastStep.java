package org.zhengcheng.casework.transcript;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.deadline.Period;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;

/**
 * A step that was taken on paper, and what has to be copied of it: the day it happened and whatever later steps refer to,
 * not the whole form.
 *
 * @param form the questions that are asked, of the step's own form
 * @param optional the questions that may stay open together, such as the count of a vote
 * @param current whether the case stands at it: a step that recurs may have been taken before without having been left
 */
record PastStep(Step step, FormSchema form, FormSchema optional, boolean current) {

    /** Stands between the id of a step and the name of an input in the names of the page's inputs. */
    static final String BETWEEN = "--";

    private static final String TIMES = "times";
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
    private static final String APART = "[\\s,，、;；]*";

    /** The name of an input on the page. */
    String name(String field) {
        return step.id() + BETWEEN + field;
    }

    /** What stands before the names of the form's own inputs. */
    public String prefix() {
        return name("");
    }

    /** The input for the earlier days of a step that recurs. */
    public String timesName() {
        return name(TIMES);
    }

    /** Whether the step is taken again and again before the case goes on. */
    public boolean recurs() {
        return again().isPresent();
    }

    /** How a step that recurs ends when it is to be taken again. */
    Optional<Outcome> again() {
        boolean every = step.periods().stream().anyMatch(period -> period.kind() == Period.Kind.EVERY);
        return step.outcomes().stream()
                .filter(outcome -> every && !outcome.needsReason() && step.id().equals(outcome.target()))
                .findFirst();
    }

    /** How the step ended when the case went on. */
    Outcome passed() {
        return step.outcome("pass").orElse(step.outcomes().get(0));
    }

    /** All that may be answered: what is asked and what may stay open. */
    FormSchema whole() {
        return new FormSchema(
                form.key(),
                form.sha256(),
                form.source(),
                form.title(),
                Stream.concat(form.fields().stream(), optional.fields().stream())
                        .toList());
    }

    /** Its own inputs, by the names of its form. */
    Input own(Input page) {
        Map<String, List<String>> own = new LinkedHashMap<>();
        page.values().forEach((name, given) -> {
            if (name.startsWith(prefix()) && !name.equals(timesName())) {
                own.put(name.substring(prefix().length()), given);
            }
        });
        return new Input(own);
    }

    /** The earlier days on which a step that recurs was taken, in order; empty if what was written are not days. */
    Optional<List<LocalDate>> times(Input page) {
        return days(page.one(timesName()));
    }

    /** Days as people write them: 2024-12-01、2025年6月1日、2025.12.1. */
    static Optional<List<LocalDate>> days(String written) {
        if (written == null) {
            return Optional.of(List.of());
        }
        Matcher found = DAY.matcher(written);
        try {
            List<LocalDate> days = found.results().map(PastStep::day).toList();
            boolean clean = found.replaceAll("").matches(APART);
            return clean && !days.isEmpty() ? Optional.of(List.copyOf(new TreeSet<>(days))) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDate day(MatchResult found) {
        return LocalDate.of(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
    }
}
