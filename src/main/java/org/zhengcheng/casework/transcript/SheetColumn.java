package org.zhengcheng.casework.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Field;
import org.zhengcheng.language.Text;

/**
 * A column of the sheet on which many cases are entered at once.
 *
 * @param key how the program knows it, in a hidden row of the sheet: the name of an input of the page
 * @param title its head
 * @param hint what to write
 * @param past the step it belongs to; null for a column about the case as a whole
 * @param field the question; null where it is none of a form
 */
record SheetColumn(String key, Text title, Text hint, PastStep past, Field field) {

    static final String PERSON = "person";
    static final String BRANCH = "branch";
    static final String AT = "at";
    static final String REASON = "reason";

    /** The columns for an edition of a procedure: who and how far, every question of every step, and the reason. */
    static List<SheetColumn> of(List<PastStep> past) {
        List<SheetColumn> columns = new ArrayList<>();
        columns.add(whole(PERSON, new Text("姓名", "Name"), new Text("本支部已登记的人", "Somebody on record in the branch")));
        columns.add(whole(
                BRANCH,
                new Text("党支部", "Branch"),
                new Text("只补录一个支部的，可以不填", "May stay empty if you enter for one branch only")));
        columns.add(whole(
                AT,
                new Text("走到了哪一步", "Step reached"),
                new Text("现在该办、还没有办的那一步，从下拉单里选", "The step to be taken next; choose from the list")));
        for (PastStep step : past) {
            if (step.recurs()) {
                columns.add(new SheetColumn(
                        step.timesName(),
                        titled(step.step(), new Text("以前各次考察的日期", "days of earlier reviews")),
                        new Text("几次写几个日期，用顿号隔开", "one day for each, with commas between"),
                        step,
                        null));
            }
            step.form()
                    .inputs()
                    .forEach(field -> columns.add(new SheetColumn(
                            step.name(field.key()), titled(step.step(), field.label()), hint(field), step, field)));
        }
        columns.add(whole(
                REASON,
                new Text("没有按期限办的原因", "Why a period was not kept"),
                new Text("有一步办早了、办晚了才写", "Only if a step came too early or too late")));
        return List.copyOf(columns);
    }

    /** How a step is written in the column of the step reached. */
    static Text named(Step step) {
        return step.number() == null
                ? step.name()
                : new Text(
                        step.number() + " " + step.name().chinese(),
                        step.number() + " " + step.name().english());
    }

    /** Whether what somebody wrote means the step. */
    static boolean means(Step step, String written) {
        String said = written.strip();
        return said.equals(step.number())
                || said.equals(step.name().chinese())
                || said.equalsIgnoreCase(step.name().english())
                || said.equals(named(step).chinese())
                || said.equalsIgnoreCase(named(step).english());
    }

    private static SheetColumn whole(String key, Text title, Text hint) {
        return new SheetColumn(key, title, hint, null, null);
    }

    private static Text titled(Step step, Text question) {
        return new Text(
                named(step).chinese() + "：" + question.chinese(), named(step).english() + ": " + question.english());
    }

    private static Text hint(Field field) {
        return switch (field.type()) {
            case DATETIME -> new Text("日期，例如 2024-06-01", "a day, such as 2024-06-01");
            case PERSON ->
                new Text(
                        field.most() > 1 ? field.most() + "人以内，用顿号隔开" : "姓名",
                        field.most() > 1 ? "up to " + field.most() + " names, with commas between" : "name");
            default -> Optional.ofNullable(field.hint()).orElse(Text.same(""));
        };
    }
}
