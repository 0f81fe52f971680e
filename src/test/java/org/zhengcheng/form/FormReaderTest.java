package org.zhengcheng.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengcheng.form.FormTexts.field;
import static org.zhengcheng.form.FormTexts.form;
import static org.zhengcheng.form.FormTexts.group;
import static org.zhengcheng.form.FormTexts.hiddenWhen;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.language.Text;

@DisplayName("表单文件有错就不能启动，并说明哪个文件、哪一处")
class FormReaderTest {

    private final FormReader reader = FormTexts.reader();

    static List<Path> shipped() {
        return FormTexts.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedFormReads(Path file) {
        FormSchema form = reader.read(FormTexts.keyOf(file), FormTexts.text(file));
        assertThat(form.inputs()).isNotEmpty();
        assertThat(form.title().chinese()).isNotBlank();
        assertThat(form.source())
                .contains("\"id\": \"" + file.getFileName().toString().replace(".json", "") + "\"");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everythingAShippedFormSaysStandsInEnglish(Path file) {
        FormSchema form = reader.read(FormTexts.keyOf(file), FormTexts.text(file));
        assertThat(Stream.concat(Stream.of(form.title()), form.fields().stream().flatMap(FormReaderTest::texts)))
                .filteredOn(Objects::nonNull)
                .hasSizeGreaterThan(2)
                .allSatisfy(text -> assertThat(text.english())
                        .as(text.chinese())
                        .isNotBlank()
                        .doesNotContainPattern("[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]"));
    }

    private static Stream<Text> texts(Field field) {
        Stream<Text> own = Stream.of(
                field.label(),
                field.hint(),
                Text.of(
                        field.properties().get("patternMessage"),
                        field.properties().get("patternMessageEn")));
        return Stream.of(
                        own,
                        field.options().stream().map(Field.Option::label),
                        field.children().stream().flatMap(FormReaderTest::texts))
                .flatMap(part -> part);
    }

    @Test
    void aFormIsReadWithEverythingItSays() {
        FormSchema form = FormTexts.read("""
                {"type": "textfield", "key": "code", "label": "编号", "description": "例如：12。",
                 "validate": {"required": true, "minLength": 2, "maxLength": 4, "pattern": "^\\\\d+$"},
                 "properties": {"en": "Code", "hintEn": "For example: 12.", "patternMessage": "写数字",
                                "patternMessageEn": "Digits"}}
                """);
        Field code = form.field("code").orElseThrow();
        assertThat(code.type()).isEqualTo(Field.Type.TEXTFIELD);
        assertThat(code.hint()).hasToString("例如：12。");
        assertThat(code.rules().required()).isTrue();
        assertThat(code.rules().minLength()).isEqualTo(2);
        assertThat(code.rules().maxLength()).isEqualTo(4);
        assertThat(code.rules().pattern().pattern()).isEqualTo("^\\d+$");
        assertThat(code.label()).hasToString("编号");
        assertThat(form.key()).isEqualTo(FormTexts.KEY);
        assertThat(form.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void theConditionOfAGroupIsThatOfItsFields() {
        FormSchema form = FormTexts.read(
                field("checkbox", "mobile", ""),
                group(
                        hiddenWhen("=mobile = false"),
                        field("textfield", "inner", hiddenWhen("=outcome = \"reject\"")),
                        group("", field("textfield", "innermost", ""))));
        assertThat(form.field("inner").orElseThrow().hiddenWhen()).isEqualTo("all mobile=false; all outcome=reject");
        assertThat(form.field("innermost").orElseThrow().hiddenWhen()).isEqualTo("all mobile=false");
        assertThat(form.field("mobile").orElseThrow().hiddenWhen()).isNull();
    }

    @Test
    void anUnknownTypeIsRefusedWithItsPlace() {
        refused(form(field("textfield", "first", ""), field("html", "second", "")), "/components/1/type");
        refused(form(group("", field("script", "inner", ""))), "/components/0/components/0/type");
    }

    @Test
    void anUnknownMemberIsRefusedWithItsPlace() {
        refused(form(field("textfield", "first", "\"onclick\": \"alert(1)\"")), "/components/0", "onclick");
        refused(form(field("textfield", "first", "\"defaultValue\": \"x\"")), "/components/0", "defaultValue");
    }

    @Test
    void malformedJsonIsRefused() {
        refused(form(field("textfield", "first", "")) + "{}", "");
        refused("{\"type\": \"default\", ", "end-of-input");
        refused("", "");
        refused(form("{oops}"), "'o'");
    }

    @Test
    void aKeyThatStandsTwiceIsRefusedAlsoAcrossGroups() {
        refused(form(field("textfield", "twin", ""), field("number", "twin", "\"decimalDigits\": 0")), "twin");
        refused(form(field("textfield", "twin", ""), group("", field("textfield", "twin", ""))), "twin");
    }

    @Test
    void aMemberThatStandsTwiceIsRefused() {
        refused(
                form("{\"type\": \"text\", \"text\": \"a\", \"text\": \"b\", \"properties\": {\"en\": \"A\"}}"),
                "text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=kind > 1",
                "kind = \"a\"",
                "=kind = \"a\" and other = \"b\" or third = \"c\"",
                "=string length(kind) = \"1\"",
                "=kind = \"${outcome}\"",
                "=not(kind = \"a\")",
                "=kind = \"a\"; alert(1)"
            })
    void aConditionThatIsMoreThanAComparisonIsRefusedWithItsPlace(String condition) {
        refused(form(field("textfield", "first", hiddenWhen(condition))), "/components/0/conditional/hide");
    }

    @Test
    void aKeyMayNotPretendToBeTheOutcome() {
        refused(form(field("textfield", "outcome", "")), "/components/0/key");
        refused(form(field("textfield", "_version", "")), "/components/0/key");
    }

    private void refused(String source, String... words) {
        assertThatThrownBy(() -> reader.read(FormTexts.KEY, source))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("forms/test/some-step.json")
                .hasMessageContainingAll(words)
                .satisfies(
                        refusal -> assertThat(((CannotStart) refusal).remedy()).contains("forms/test/some-step.json"));
    }
}
