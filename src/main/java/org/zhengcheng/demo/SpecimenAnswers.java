package org.zhengcheng.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.entry.StepChoices;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Deadlines;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.Choices;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Accounts;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.organization.Offices;

/**
 * Fills in a form as a newcomer might, from the form itself: the example its hint gives, the first choice, today. Counts
 * of a meeting add up, so that the vote carries.
 */
@DemoOnly
@Component
class SpecimenAnswers {

    private static final Pattern EXAMPLE = Pattern.compile("例如：([^。；]+)");
    private static final String AS_IT_IS = "演示样例，照实填写。";
    private static final String NONE = "无";
    private static final String MONTH = "2015-07";
    private static final BigDecimal A_FEW = BigDecimal.valueOf(3);
    /** The counts that {@code StepChecks} compares with one another. */
    private static final Map<String, String> COUNTS = Map.ofEntries(
            Map.entry("should", "10"),
            Map.entry("actual", "9"),
            Map.entry("agree", "9"),
            Map.entry("against", "0"),
            Map.entry("abstain", "0"),
            Map.entry("writtenAgree", "0"),
            Map.entry("writtenAgainst", "0"),
            Map.entry("ballotsIssued", "9"),
            Map.entry("ballotsReturned", "9"),
            Map.entry("ballotsValid", "9"));
    /** Fits every other pattern a form asks for. */
    private static final List<String> NUMBERS = List.of("000-0000-0001");

    private final Cases cases;
    private final StepChoices stepChoices;
    private final Deadlines deadlines;
    private final Accounts accounts;
    private final Offices offices;
    private final FileStore store;
    private final DemoNumbers demoNumbers;
    private final Clock clock;

    SpecimenAnswers(
            Cases cases,
            StepChoices stepChoices,
            Deadlines deadlines,
            Accounts accounts,
            Offices offices,
            FileStore store,
            DemoNumbers demoNumbers,
            Clock clock) {
        this.cases = cases;
        this.stepChoices = stepChoices;
        this.deadlines = deadlines;
        this.accounts = accounts;
        this.offices = offices;
        this.store = store;
        this.demoNumbers = demoNumbers;
        this.clock = clock;
    }

    /** What somebody would type who takes the step today; its files are uploaded as theirs. */
    @Transactional
    Input of(Stop stop, Actor actor) {
        Rights.Standpoint at = cases.find(stop.caseId(), actor);
        History history = cases.history(at.file());
        FormSchema form = stop.step().form();
        Filling filling = new Filling(
                stepChoices.forSubmission(form, at, actor, Input.empty()),
                stop.step().dateField(),
                history.last().map(StepRecord::eventDate).orElse(LocalDate.now(clock)),
                actor,
                at.file().personId());
        filling.put(StepForm.OUTCOME, stop.outcome().value());
        form.inputs().filter(filling::isAsked).forEach(field -> filling.fill(field, field.key()));
        if (stop.outcome().needsReason() || isLate(stop, history)) {
            filling.put(StepForm.REASON, AS_IT_IS);
        }
        return new Input(filling.typed);
    }

    private boolean isLate(Stop stop, History history) {
        return deadlines.of(stop.step(), history, new Answers(Map.of())).stream()
                .anyMatch(deadline -> deadline.period().appliesTo(stop.outcome().value())
                        && deadline.isMissedOn(LocalDate.now(clock)));
    }

    /** Whoever has an account and no post can be appointed, and the walk then goes on in their place. */
    private Set<UUID> freeHands() {
        LocalDate today = LocalDate.now(clock);
        return accounts.demoAccounts().stream()
                .map(Accounts.DemoAccount::personId)
                .filter(personId -> offices.heldBy(personId, today).isEmpty())
                .collect(Collectors.toSet());
    }

    private static byte[] paper() {
        try {
            return new ClassPathResource("specimen.pdf", SpecimenAnswers.class).getContentAsByteArray();
        } catch (IOException notPackaged) {
            throw new UncheckedIOException(notPackaged);
        }
    }

    /** One form being filled in. */
    private final class Filling {

        private final Map<String, List<String>> typed = new LinkedHashMap<>();
        private final Choices choices;
        private final String dateField;
        private final LocalDate before;
        private final Actor actor;
        private final UUID subjectId;

        Filling(Choices choices, String dateField, LocalDate before, Actor actor, UUID subjectId) {
            this.choices = choices;
            this.dateField = dateField;
            this.before = before;
            this.actor = actor;
            this.subjectId = subjectId;
        }

        void put(String name, String... values) {
            typed.put(name, List.of(values));
        }

        boolean isAsked(Field field) {
            return field.hidden().stream()
                    .noneMatch(condition -> condition.test(
                            key -> typed.getOrDefault(key, List.of("")).get(0)));
        }

        /** Everything required, and whatever is easily said. */
        void fill(Field field, String name) {
            boolean wanted = field.rules().required() || field.least() > 0;
            switch (field.type()) {
                case TEXTFIELD, TEXTAREA -> text(field, name, wanted);
                case NUMBER -> put(name, COUNTS.getOrDefault(field.key(), few(field.rules())));
                case DATETIME -> date(field, name, wanted);
                case CHECKBOX -> ifWanted(wanted, name, "true");
                case MONTH -> ifWanted(wanted, name, MONTH);
                case PERSON -> ifWanted(wanted, name, people(field));
                case RADIO, SELECT, CHECKLIST, ORGANIZATION ->
                    ifWanted(wanted || field.type() == Field.Type.CHECKLIST, name, first(field));
                case FILEPICKER -> ifWanted(wanted, name, wanted ? file(field, name) : "");
                case DYNAMICLIST -> rows(field, name);
                case GROUP, TEXT -> throw new IllegalStateException("carries no value: " + field.label());
            }
        }

        private void ifWanted(boolean wanted, String name, String... values) {
            if (wanted) {
                put(name, values);
            }
        }

        private void rows(Field field, String name) {
            for (int row = 0; row < field.least(); row++) {
                for (Field cell : field.children()) {
                    if (cell.isInput()) {
                        fill(cell, name + "[" + row + "]." + cell.key());
                    }
                }
            }
        }

        private void date(Field field, String name, boolean wanted) {
            boolean event = field.key().equals(dateField);
            ifWanted(event || wanted, name, (event ? choices.today() : before).toString());
        }

        private void text(Field field, String name, boolean wanted) {
            String hint = field.hint() == null ? "" : field.hint().chinese();
            Matcher example = EXAMPLE.matcher(hint);
            Pattern pattern = field.rules().pattern();
            if (field.isCitizenId()) {
                put(name, demoNumbers.of(subjectId).number());
            } else if (pattern != null) {
                NUMBERS.stream()
                        .filter(number -> pattern.matcher(number).matches())
                        .findFirst()
                        .ifPresent(number -> put(name, number));
            } else if (example.find()) {
                put(name, example.group(1));
            } else if (wanted) {
                put(name, hint.contains("“" + NONE + "”") ? NONE : AS_IT_IS);
            }
        }

        private String few(Field.Rules rules) {
            BigDecimal number = rules.min() == null ? A_FEW : A_FEW.max(rules.min());
            return (rules.max() == null ? number : number.min(rules.max())).toPlainString();
        }

        private String first(Field field) {
            return options(field).get(0).value();
        }

        /** One is whoever takes the step; several are those who can be appointed. */
        private String[] people(Field field) {
            Set<String> preferred = new HashSet<>();
            if (field.isMultiple()) {
                freeHands().forEach(person -> preferred.add(person.toString()));
            } else {
                preferred.add(actor.personId().toString());
            }
            List<Field.Option> options = new ArrayList<>(options(field));
            options.sort(Comparator.comparing(option -> !preferred.contains(option.value())));
            return options.stream()
                    .limit(Math.max(1, field.least()))
                    .map(Field.Option::value)
                    .toArray(String[]::new);
        }

        private List<Field.Option> options(Field field) {
            return choices.options().getOrDefault(field.key(), field.options());
        }

        private String file(Field field, String name) {
            return store.take(
                            field.label().chinese() + ".pdf",
                            new ByteArrayInputStream(paper()),
                            actor.personId(),
                            "walk " + UUID.randomUUID() + " " + name)
                    .id()
                    .toString();
        }
    }
}
