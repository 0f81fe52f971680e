package org.zhengcheng.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.zhengcheng.casework.definition.Outcome;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** Tries everything that can be wrong with one step on its page; the step stays open and nothing is written. */
public final class FormTrial {

    private static final Set<String> ABOUT_THE_REQUEST = Set.of("_csrf", "_version", "_draft");

    private final Walk walk;
    private final Town town;
    private final Step step;
    private final FormSchema schema;
    private final Page page;
    private final Map<String, Object> answers;

    public FormTrial(Walk walk, Town town, Step step, FormSchema schema, Page page, Map<String, ?> answers) {
        this.walk = walk;
        this.town = town;
        this.step = step;
        this.schema = schema;
        this.page = page;
        this.answers = new HashMap<>(answers);
        this.answers.remove("reason");
    }

    /** @param bystander who may see the case and may not take the step */
    public Stream<DynamicTest> everythingWrong(String bystander, LocalDate today) {
        Stream<DynamicTest> fields = schema.inputs()
                .filter(field -> asking(field).isPresent() || isAllOffered())
                .flatMap(field -> BadInput.of(field, field.key(), today)
                        .map(bad ->
                                dynamicTest(bad.name() + "：" + field.label(), () -> isSaid(bad, outcomeFor(field)))));
        return Stream.of(fields, outcomes(), order(), unknown(), notTheirs(bystander))
                .flatMap(tests -> tests);
    }

    private void isSaid(BadInput bad, String outcome) {
        Form form = whole(outcome);
        bad.spoil().accept(form);
        Page after = refused(422, form);
        assertThat(after.error(bad.field()))
                .as("what stands at %s; in all: %s", bad.field(), after.errors())
                .isNotBlank()
                .contains(bad.says());
        assertThat(after.errors()).as("what is wrong").hasSize(1);
        isKept(form, after.step(), bad);
    }

    private static void isKept(Form sent, Form shown, BadInput bad) {
        Map<String, List<String>> before = new HashMap<>(sent.values());
        Map<String, List<String>> after = new HashMap<>(shown.values());
        Set<String> uploads = sent.uploads();
        ABOUT_THE_REQUEST.forEach(before::remove);
        ABOUT_THE_REQUEST.forEach(after::remove);
        if (!bad.keeps()) {
            before.remove(bad.field());
            after.remove(bad.field());
        }
        uploads.remove(bad.field());
        assertThat(after.keySet()).as("files already received").containsAll(uploads);
        uploads.forEach(after::remove);
        assertThat(after).as("what was typed").isEqualTo(before);
    }

    private Stream<DynamicTest> outcomes() {
        Stream<DynamicTest> unreasoned = step.outcomes().stream()
                .filter(Outcome::needsReason)
                .filter(outcome -> offered().contains(outcome.value()))
                .map(outcome -> dynamicTest("没有理由：" + outcome.name(), () -> {
                    Page after = refused(422, whole(outcome.value()));
                    if (after.errors().stream().anyMatch(error -> error.contains("表决已通过"))) {
                        Form lost = whole(outcome.value());
                        lost.set("agree", "0").set("against", lost.value("actual"));
                        after = refused(422, lost);
                    }
                    assertThat(after.error("reason")).isNotBlank();
                }));
        DynamicTest none = dynamicTest("没有这个结果", () -> {
            Page after = refused(422, whole(offered().get(0)).set("outcome", "nonsense"));
            assertThat(after.errors()).singleElement().asString().contains("请选一个结果");
        });
        return Stream.concat(unreasoned, Stream.of(none));
    }

    private Stream<DynamicTest> order() {
        return walk
                .previous(step.after())
                .map(previous -> dynamicTest("早于上一步", () -> {
                    Field date = schema.field(step.dateField()).orElseThrow();
                    Form form = whole(outcomeFor(date))
                            .set(date.key(), previous.minusDays(1).toString());
                    assertThat(refused(422, form).error(date.key())).contains("不能早于上一步");
                }))
                .stream();
    }

    private Stream<DynamicTest> unknown() {
        return Stream.of(
                unknown("没有问的内容", form -> form.set("standing", "FULL")),
                unknown("没有问的一行", form -> form.set("votes[0].agree", "100")),
                unknown("没有问的文件", form -> form.upload("appendix", "appendix.pdf", Form.PDF)));
    }

    private DynamicTest unknown(String what, Consumer<Form> addition) {
        return dynamicTest(what, () -> {
            Form form = whole(offered().get(0));
            addition.accept(form);
            assertThat(refused(400, form).text()).contains("提交的内容不对");
        });
    }

    private Stream<DynamicTest> notTheirs(String bystander) {
        return Stream.of(
                dynamicTest("由无权办理的人提交", () -> {
                    Page after = refused(403, whole(offered().get(0)), bystander);
                    assertThat(after.text()).contains("这一步您不能办");
                    assertThat(town.as(bystander).get(page.uri().getPath()).has("form[data-step]"))
                            .isFalse();
                }),
                dynamicTest("由与本案无关的人提交", () -> {
                    Page after = refused(404, whole(offered().get(0)), "other contact");
                    assertThat(after.text()).contains("没有找到").doesNotContain(town.name("applicant"));
                    assertThat(town.as("other contact")
                                    .get(page.uri().getPath())
                                    .status())
                            .isEqualTo(404);
                }));
    }

    private Page refused(int status, Form form) {
        return isRefused(status, form::send);
    }

    private Page refused(int status, Form form, String who) {
        return isRefused(status, () -> form.sendThrough(town.as(who)));
    }

    private Page isRefused(int status, Supplier<Page> request) {
        Walk.Written before = walk.written();
        Page after = request.get();
        assertThat(after.status()).as(after.text()).isEqualTo(status);
        assertThat(walk.written()).as("what is on record").isEqualTo(before);
        return after;
    }

    /** The form with everything filled in properly. */
    private Form whole(String outcome) {
        return walk.fillWhole(page.step(), outcome, answers);
    }

    private List<String> offered() {
        Form form = page.step();
        List<String> options = form.options("outcome");
        return options.isEmpty() ? List.of(form.value("outcome")) : options;
    }

    /** Where an outcome is not offered in this case, what it alone asks for is tried in another. */
    private boolean isAllOffered() {
        return step.outcomes().stream().allMatch(outcome -> outcome.only() == null);
    }

    private String outcomeFor(Field field) {
        return asking(field)
                .orElseThrow(() -> new AssertionError("No outcome of " + step.id() + " asks for " + field.key()));
    }

    /** An outcome with which a field is asked for. */
    private Optional<String> asking(Field field) {
        return offered().stream()
                .filter(outcome -> {
                    Form form = whole(outcome);
                    return field.hidden().stream().noneMatch(condition -> condition.test(form::value));
                })
                .findFirst();
    }
}
