package org.zhengcheng.diagram.forms;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Fault;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.Papers;
import org.zhengcheng.form.Field;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.language.Speaker;

/** Who else misses a question that a form asks no more: official papers, and rules that stand in the program. */
@Component
class FormUses {

    private final Papers papers;
    private final Speaker speaker;

    FormUses(Papers papers, Speaker speaker) {
        this.papers = papers;
        this.speaker = speaker;
    }

    /** @param asking the steps that ask the form */
    List<FormFinding> lost(String key, FormSchema form, FormSchema base, List<Step> asking) {
        List<FormFinding> found = new ArrayList<>();
        boolean looked = asking.stream().anyMatch(FormUses::isLookedAtByCode);
        base.inputs()
                .filter(field -> form.field(field.key())
                        .filter(now -> now.type() == field.type())
                        .isEmpty())
                .forEach(field -> {
                    if (looked) {
                        found.add(warning(field, "code", field.label()));
                    }
                    papers.of(key.substring(0, key.indexOf('/'))).stream()
                            .filter(paper -> prints(paper, field, asking))
                            .forEach(paper -> found.add(warning(field, "paper", field.label(), paper.title())));
                });
        return found;
    }

    /** A rule without a field, and whatever the procedure does itself, finds its answers by the keys it knows. */
    private static boolean isLookedAtByCode(Step step) {
        return step.checks().stream().anyMatch(check -> check.field() == null)
                || step.effects().stream().anyMatch(effect -> effect.named() != null);
    }

    private static boolean prints(Paper paper, Field field, List<Step> asking) {
        return paper.sections().stream()
                .flatMap(Paper.Section::sources)
                .anyMatch(source -> field.key().equals(source.name())
                        && asking.stream().anyMatch(step -> step.id().equals(source.of())));
    }

    private FormFinding warning(Field field, String rule, Object... details) {
        String code = "forms.check." + rule;
        return new FormFinding(field.key(), null, Fault.Severity.WARNING, code, speaker.both(code, details));
    }
}
