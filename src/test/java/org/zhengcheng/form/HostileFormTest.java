package org.zhengcheng.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhengcheng.form.FormTexts.field;
import static org.zhengcheng.form.FormTexts.form;
import static org.zhengcheng.form.FormTexts.hiddenWhen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhengcheng.hostile.Canary;
import org.zhengcheng.installation.CannotStart;

@Timeout(30)
@DisplayName("恶意的表单一份也不收，并用两种语言说明是哪个文件、哪一处")
class HostileFormTest {

    private static Canary canary;

    private final FormReader reader = FormTexts.reader();

    @BeforeAll
    static void hatch() {
        canary = new Canary();
    }

    @AfterAll
    static void close() throws IOException {
        canary.close();
    }

    private record Hostile(String name, String source) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Every text of a form, with everything that is no text. */
    static Stream<Hostile> everyText() {
        List<String> payloads = List.of(
                "${canary.sing()}",
                "#{canary.sing()}",
                "*{x}",
                "[[${7*7}]]",
                "{{constructor.constructor('x')()}}",
                "~{::x}",
                "__${7*7}__::x",
                "<script>fetch('/x')</script>",
                "<svg onload=x>",
                "a\\u202eb",
                "a\\u200bb",
                "a\\u0007b");
        List<String> places = List.of(
                form("{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"§\", \"properties\": {\"en\": \"x\"}}"),
                form("{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"x\", \"properties\": {\"en\": \"§\"}}"),
                form("{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"x\", \"description\": \"§\","
                        + " \"properties\": {\"en\": \"x\", \"hintEn\": \"§\"}}"),
                form("{\"type\": \"textarea\", \"key\": \"a\", \"label\": \"x\","
                        + " \"properties\": {\"en\": \"x\", \"sample\": \"§\", \"sampleEn\": \"§\"}}"),
                form(
                        "{\"type\": \"radio\", \"key\": \"a\", \"label\": \"x\", \"properties\": {\"en\": \"x\"}, \"values\":"
                                + " [{\"label\": \"§\", \"value\": \"a\", \"en\": \"x\"}, {\"label\": \"y\", \"value\": \"b\", \"en\": \"y\"}]}"),
                form("{\"type\": \"text\", \"text\": \"§\", \"properties\": {\"en\": \"x\"}}"),
                form(field("textfield", "a", "")).replace("\"一步\"", "\"§\""));
        return payloads.stream()
                .flatMap(payload -> Stream.iterate(0, i -> i < places.size(), i -> i + 1)
                        .map(i -> new Hostile(
                                "place " + i + " " + payload, places.get(i).replace("§", payload))));
    }

    static Stream<Hostile> everyStrangeForm() {
        List<Hostile> forms = new ArrayList<>();
        for (String type : List.of(
                "html",
                "iframe",
                "image",
                "button",
                "script",
                "expression",
                "documentPreview",
                "table",
                "separator",
                "spacer",
                "taglist",
                "HTML",
                "textfield\\u0000")) {
            forms.add(new Hostile("component " + type, form(field(type, "a", ""))));
        }
        for (String member : List.of(
                "\"onclick\": \"x\"",
                "\"style\": {\"x\": \"y\"}",
                "\"url\": \"{address}\"",
                "\"source\": \"{address}\"",
                "\"href\": \"javascript:x\"",
                "\"action\": \"submit\"",
                "\"defaultValue\": \"x\"",
                "\"valuesExpression\": \"=x\"",
                "\"valuesKey\": \"x\"",
                "\"dataSource\": \"{address}\"",
                "\"readonly\": \"=x\"",
                "\"computeOn\": \"change\"",
                "\"expression\": \"=1+1\"",
                "\"appearance\": {\"prefixAdorner\": \"x\"}",
                "\"layout\": {\"columns\": 99}",
                "\"__proto__\": {\"x\": \"y\"}",
                "\"constructor\": {\"prototype\": {\"x\": \"y\"}}",
                "\"$ref\": \"{address}/x.json\"",
                "\"@class\": \"org.zhengcheng.hostile.Canary$Song\"")) {
            forms.add(new Hostile("member " + member, form(field("textfield", "a", member))));
        }
        for (String condition : List.of(
                "=a > 1",
                "=a + b = \"c\"",
                "=get value(a, \"b\") = \"c\"",
                "=if true then true else false",
                "=for i in 1..1000000000 return i",
                "=function(x) x",
                "=a[b] = \"c\"",
                "=a.class = \"c\"",
                "=constructor.constructor(\"x\")() = \"y\"",
                "=a = \"b\" and (c = \"d\" or e = \"f\")")) {
            forms.add(new Hostile("condition " + condition, form(field("textfield", "a", hiddenWhen(condition)))));
        }
        for (String pattern : List.of(
                "^(a+)+$",
                "^(a|aa)+$",
                "^([a-z]+)*$",
                "^(.*a){20}$",
                "^(?=a)b$",
                "^(a)\\\\1$",
                "^(?i)a$",
                "^.*$",
                "^a*a*a*a*a*$",
                "^[a-z&&[^b]]$",
                "^\\\\p{L}$",
                "^" + "a{1,999}".repeat(20) + "$",
                "^(?<x>a)$",
                "^[a-z$",
                "a")) {
            forms.add(new Hostile("pattern " + pattern, patterned(pattern)));
        }
        forms.add(new Hostile(
                "schema of its own",
                form(field("textfield", "a", "")).replaceFirst("\\{", "{\"\\$schema\": \"{address}/x.json\", ")));
        forms.add(new Hostile("deep", form(deep(40))));
        forms.add(new Hostile("very deep", "[".repeat(100_000)));
        forms.add(new Hostile("a thousand components", form(many(1000))));
        forms.add(new Hostile("long text", form(field("textfield", "a", "")).replace("一步", "长".repeat(5000))));
        forms.add(new Hostile("large", form(field("textfield", "a", "")) + " ".repeat(300_000)));
        forms.add(new Hostile("number beyond all bounds", number("1e999999999")));
        forms.add(new Hostile("number of many digits", number("1" + "0".repeat(1000))));
        forms.add(new Hostile("no number", number("NaN")));
        forms.add(new Hostile("infinite number", number("Infinity")));
        forms.add(new Hostile("comment", "/* x */" + form(field("textfield", "a", ""))));
        forms.add(new Hostile("two forms", form(field("textfield", "a", "")) + form(field("textfield", "b", ""))));
        forms.add(new Hostile("member twice", form(field("textfield", "a", "\"label\": \"b\""))));
        forms.add(new Hostile("key of another case", form(field("textfield", "_case", ""))));
        forms.add(new Hostile("key that climbs", form(field("textfield", "../a", ""))));
        forms.add(new Hostile("key of a prototype", form(field("textfield", "__proto__", ""))));
        forms.add(new Hostile("XML", "<form/>"));
        forms.add(new Hostile("byte order mark and NUL", "\uFEFF\0{}"));
        return forms.stream();
    }

    private static String patterned(String pattern) {
        return form(
                "{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"x\", \"validate\": {\"pattern\": \"" + pattern
                        + "\"}, \"properties\": {\"en\": \"x\", \"patternMessage\": \"x\", \"patternMessageEn\": \"x\"}}");
    }

    private static String number(String most) {
        return form(
                "{\"type\": \"number\", \"key\": \"a\", \"label\": \"x\", \"decimalDigits\": 0, \"validate\": {\"max\": "
                        + most + "}, \"properties\": {\"en\": \"x\"}}");
    }

    private static String deep(int levels) {
        String inner = field("textfield", "a", "");
        for (int i = 0; i < levels; i++) {
            inner = FormTexts.group("", inner);
        }
        return inner;
    }

    private static String many(int count) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(field("textfield", "a" + i, ""));
        }
        return String.join(",", fields);
    }

    @ParameterizedTest
    @MethodSource("everyText")
    void aTextIsWordsAndNothingElse(Hostile hostile) {
        refused(hostile);
    }

    @ParameterizedTest
    @MethodSource("everyStrangeForm")
    void aFormThatIsMoreThanQuestionsIsRefused(Hostile hostile) {
        refused(hostile);
    }

    @Test
    void aPatternOfSignsInARowIsTaken() {
        for (String pattern :
                List.of("^[1-9][0-9]{16}[0-9Xx]$", "^[0-9][0-9 -]{5,18}[0-9]$", "^\\\\d{4}$", "^甲[A-Z]{1,3}$")) {
            assertThat(reader.read(FormTexts.KEY, patterned(pattern)).field("a"))
                    .as(pattern)
                    .isPresent();
        }
    }

    private void refused(Hostile hostile) {
        canary.quiet();
        CannotStart refusal = catchThrowableOfType(
                CannotStart.class,
                () -> reader.read(FormTexts.KEY, hostile.source().replace("{address}", canary.address())));
        assertThat(refusal).as("it is refused").isNotNull();
        assertThat(refusal).hasMessageContaining("forms/test/some-step.json").hasMessageMatching("(?s).*\\p{IsHan}.*");
        assertThat(refusal.getMessage()).hasSizeLessThan(5000).doesNotContain("\u202e");
        assertThat(refusal.remedy()).contains("Correct the form forms/test/some-step.json: ");
        assertThat(canary.sang()).isFalse();
    }
}
