package org.zhengcheng.journey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhengcheng.form.Field;
import org.zhengcheng.support.Form;

/**
 * One way to fill in a form wrongly.
 *
 * @param name what is wrong, for people
 * @param field the input at which the page must say so
 * @param says words that must stand there
 * @param keeps whether what was typed can be shown again as it was; not so where only what is offered can be shown
 * @param spoil makes a form wrong that is filled in properly
 */
record BadInput(String name, String field, String says, boolean keeps, Consumer<Form> spoil) {

    private static final byte[] TEXT = "This is no PDF, whatever its name.\n".getBytes();
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    private static final int DEFAULT_TEXT = 200;
    private static final int DEFAULT_LONG_TEXT = 5000;

    /** Every wrong way to fill in a field; {@code name} is that of its input, in a repeated row with the row's number. */
    static Stream<BadInput> of(Field field, String name, LocalDate today) {
        Stream<BadInput> wrong = switch (field.type()) {
            case TEXTFIELD -> text(field, name, DEFAULT_TEXT);
            case TEXTAREA -> text(field, name, DEFAULT_LONG_TEXT);
            case NUMBER -> number(field, name);
            case DATETIME -> date(field, name, today);
            case MONTH -> Stream.of(typed("不是月份", name, "请写到月份", "去年夏天"));
            case RADIO, SELECT, CHECKLIST, ORGANIZATION -> Stream.of(choice(name));
            case PERSON -> Stream.concat(Stream.of(choice(name)), persons(field, name));
            case CHECKBOX -> Stream.of(new BadInput("不是勾选", name, "请从列出的里面选", false, form -> form.set(name, "maybe")));
            case FILEPICKER -> file(name);
            case DYNAMICLIST -> rows(field, name, today);
            case GROUP, TEXT -> Stream.empty();
        };
        return field.rules().required() || field.least() > 0 && field.type() == Field.Type.PERSON
                ? Stream.concat(Stream.of(missing(field, name)), wrong)
                : wrong;
    }

    private static BadInput missing(Field field, String name) {
        return new BadInput(
                "缺少",
                name,
                field.label().chinese(),
                true,
                form -> form.clear(name).withoutUpload(name));
    }

    private static Stream<BadInput> text(Field field, String name, int defaultMost) {
        int most =
                field.rules().maxLength() == null ? defaultMost : field.rules().maxLength();
        BadInput tooLong = typed("太长", name, "最多" + number(most) + "个字", "长".repeat(most + 1));
        return field.rules().pattern() == null
                ? Stream.of(tooLong)
                : Stream.of(
                        tooLong, typed("格式不对", name, field.properties().getOrDefault("patternMessage", "格式不对"), "不知道"));
    }

    private static Stream<BadInput> number(Field field, String name) {
        BigDecimal min = field.rules().min();
        BigDecimal max = field.rules().max();
        return Stream.of(
                typed("不是数字", name, "请写数字", "十二"),
                typed("小数太细", name, field.decimalDigits() == 0 ? "请写整数" : "", "7.0005"),
                typed("太小", name, "不能小于" + min, min.subtract(BigDecimal.ONE).toString()),
                typed("太大", name, "不能大于" + max, max.add(BigDecimal.ONE).toString()));
    }

    private static Stream<BadInput> date(Field field, String name, LocalDate today) {
        Stream<BadInput> wrong =
                Stream.of(typed("不是日期", name, "请写日期", "上个月中旬"), typed("没有这一天", name, "请写日期", "2026-02-30"));
        return field.allowsFuture()
                ? wrong
                : Stream.concat(
                        wrong,
                        Stream.of(
                                typed("日期在将来", name, "不能晚于今天", today.plusDays(1).toString())));
    }

    private static BadInput choice(String name) {
        return new BadInput("没有这个选项", name, "请从列出的里面选", false, form -> form.set(name, "nobody"));
    }

    private static Stream<BadInput> persons(Field field, String name) {
        BadInput tooMany = new BadInput(
                "人数太多",
                name,
                field.most() == 1 ? "只能填一个" : "要选",
                field.most() > 1,
                form -> form.set(
                        name,
                        form.options(name).stream().limit(field.most() + 1).toArray(String[]::new)));
        return field.least() < 2
                ? Stream.of(tooMany)
                : Stream.of(
                        tooMany,
                        new BadInput(
                                "人数太少",
                                name,
                                "要选",
                                true,
                                form -> form.set(name, form.options(name).get(0))));
    }

    private static Stream<BadInput> file(String name) {
        return Stream.of(
                upload("文本冒充PDF", name, "只收 jpg、png 图片和 PDF", "notes.pdf", TEXT),
                upload("图片冒充PDF", name, "内容和扩展名不一致", "picture.pdf", PNG),
                upload("文件名不能用", name, "文件名不能用", "../../.pdf", Form.PDF),
                upload("空文件", name, "是空的", "empty.pdf", new byte[0]),
                new BadInput(
                        "不是本人传的文件",
                        name,
                        "找不到",
                        false,
                        form -> form.withoutUpload(name).set(name, "00000000-0000-4000-8000-000000000000")));
    }

    private static Stream<BadInput> rows(Field field, String name, LocalDate today) {
        Stream<BadInput> count = Stream.of(new BadInput(
                "行数太多",
                name,
                "最多" + field.most() + "行",
                true,
                form -> IntStream.rangeClosed(1, field.most()).forEach(row -> copyRow(field, form, name, row))));
        if (field.least() > 0) {
            count = Stream.concat(
                    count,
                    Stream.of(new BadInput(
                            "一行也没有",
                            name,
                            "至少填" + field.least() + "行",
                            true,
                            form -> field.children().forEach(cell -> form.clear(name + "[0]." + cell.key())))));
        }
        return Stream.concat(
                count, field.children().stream().flatMap(cell -> of(cell, name + "[0]." + cell.key(), today)));
    }

    private static void copyRow(Field field, Form form, String name, int row) {
        for (Field cell : field.children()) {
            List<String> written = form.values().get(name + "[0]." + cell.key());
            if (written != null) {
                form.set(name + "[" + row + "]." + cell.key(), written.toArray(String[]::new));
            }
        }
    }

    private static BadInput typed(String what, String name, String says, String value) {
        return new BadInput(what, name, says, true, form -> form.set(name, value));
    }

    private static BadInput upload(String what, String name, String says, String fileName, byte[] content) {
        return new BadInput(
                what, name, says, true, form -> form.withoutUpload(name).upload(name, fileName, content));
    }

    /** As messages write numbers. */
    private static String number(int number) {
        return String.format("%,d", number);
    }
}
