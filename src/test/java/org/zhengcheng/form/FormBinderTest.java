package org.zhengcheng.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengcheng.form.FormTexts.field;
import static org.zhengcheng.form.FormTexts.group;
import static org.zhengcheng.form.FormTexts.hiddenWhen;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.language.Text;

@DisplayName("填写的内容只按表单收：没有问的不收，隐藏的不要求也不保存")
class FormBinderTest {

    private static final String REQUIRED = "\"validate\": {\"required\": true}";
    private static final Choices NOTHING = new Choices(Map.of(), Map.of(), LocalDate.of(2026, 6, 1));

    /** Without a cipher: no field here is sensitive. */
    private final FormBinder binder = new FormBinder(null);

    @Test
    void aRequiredFieldIsAskedForByItsOwnName() {
        FormSchema form = FormTexts.read(field("textfield", "place", REQUIRED));
        FormBinder.Bound bound = bind(form, "pass", Map.of("place", "   "));
        assertThat(bound.errors())
                .containsExactly(FieldError.of("place", "form.required.text", new Text("问", "Question")));
        assertThat(bound.answers().has("place")).isFalse();
        assertThat(bind(form, "pass", Map.of("place", " 支部活动室 ")).answers().get("place"))
                .as("blanks around an answer are not part of it")
                .isEqualTo("支部活动室");
    }

    @Test
    void aHiddenFieldIsNeitherRequiredNorStored() {
        FormSchema form = FormTexts.read(
                field("checkbox", "mobile", ""),
                field("textfield", "abroad", REQUIRED + ", " + hiddenWhen("=mobile = false")));
        assertThat(bind(form, "pass", Map.of()).errors()).isEmpty();
        assertThat(bind(form, "pass", Map.of("abroad", "说了也没用")).answers().has("abroad"))
                .isFalse();
        assertThat(bind(form, "pass", Map.of("mobile", "true")).errors())
                .extracting(FieldError::field)
                .containsExactly("abroad");
        assertThat(bind(form, "pass", Map.of("mobile", "true", "abroad", "北京"))
                        .answers()
                        .get("abroad"))
                .isEqualTo("北京");
    }

    @Test
    void whatIsWrongInAHiddenFieldDoesNotMatter() {
        FormSchema form = FormTexts.read(
                field("number", "months", "\"decimalDigits\": 0, " + hiddenWhen("=outcome != \"extend\"")));
        assertThat(bind(form, "pass", Map.of("months", "many")).errors()).isEmpty();
        assertThat(bind(form, "extend", Map.of("months", "many")).errors()).isNotEmpty();
    }

    @Test
    void aFieldMayDependOnTheOutcome() {
        FormSchema form = FormTexts.read(field(
                "textfield", "opinion", REQUIRED + ", " + hiddenWhen("=outcome = \"reject\" or outcome = \"return\"")));
        assertThat(bind(form, "reject", Map.of()).errors()).isEmpty();
        assertThat(bind(form, "return", Map.of()).errors()).isEmpty();
        assertThat(bind(form, "pass", Map.of()).errors()).hasSize(1);
    }

    @Test
    void theConditionOfAGroupAppliesToItsFieldsAtAnyDepth() {
        FormSchema form = FormTexts.read(
                field("checkbox", "mobile", ""),
                group(
                        hiddenWhen("=mobile = false"),
                        field("textfield", "inner", REQUIRED),
                        group("", field("textfield", "innermost", REQUIRED))));
        assertThat(bind(form, "pass", Map.of()).errors()).isEmpty();
        assertThat(bind(form, "pass", Map.of("inner", "x", "innermost", "y"))
                        .answers()
                        .json())
                .isEqualTo("{}");
        assertThat(bind(form, "pass", Map.of("mobile", "true")).errors())
                .extracting(FieldError::field)
                .containsExactly("inner", "innermost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"standing", "organization_id", "_admin", "place.x", "rows[0].other", "rows[0]", "place[0].x"})
    void whatTheFormDoesNotAskForIsRefused(String name) {
        FormSchema form = FormTexts.read(field("textfield", "place", ""), rows(0));
        assertThatThrownBy(() -> bind(form, "pass", Map.of(name, "FULL")))
                .isInstanceOf(UnknownField.class)
                .hasMessageContaining(name);
    }

    @Test
    void whatStandsAroundTheFormIsNotAnAnswer() {
        FormSchema form = FormTexts.read(field("textfield", "place", ""));
        assertThat(bind(form, "pass", Map.of("_version", "3", "place", "x"))
                        .answers()
                        .json())
                .isEqualTo("{\"place\":\"x\"}");
    }

    @Test
    void rowsAreBoundInOrderAndTheirErrorsNameTheRow() {
        FormSchema form = FormTexts.read(rows(2));
        FormBinder.Bound bound = bind(
                form,
                "pass",
                Map.of("rows[5].name", "乙", "rows[2].name", "甲", "rows[2].years", "3", "rows[5].years", "x"));
        assertThat(bound.errors()).extracting(FieldError::field).containsExactly("rows[5].years");
        assertThat(bound.answers().get("rows"))
                .isEqualTo(List.of(Map.of("name", "甲", "years", 3L), Map.of("name", "乙")));
    }

    @Test
    void thereAreNeitherTooFewNorTooManyRows() {
        FormSchema form = FormTexts.read(rows(2));
        assertThat(bind(form, "pass", Map.of("rows[0].name", "甲")).errors())
                .containsExactly(FieldError.of("rows", "form.tooFewRows", 2));
        Map<String, String> four = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            four.put("rows[" + i + "].name", "甲");
        }
        assertThat(bind(form, "pass", four).errors()).containsExactly(FieldError.of("rows", "form.tooManyRows", 3));
    }

    @Test
    void aRequiredCellIsAskedForInEveryRow() {
        assertThat(bind(FormTexts.read(rows(0)), "pass", Map.of("rows[0].years", "3"))
                        .errors())
                .containsExactly(FieldError.of("rows[0].name", "form.required.text", new Text("问", "Question")));
    }

    private static String rows(int least) {
        return """
                {"type": "dynamiclist", "path": "rows", "label": "多行",
                 "properties": {"en": "Rows", "min": "%d", "max": "3"}, "components": [%s, %s]}
                """.formatted(
                        least, field("textfield", "name", REQUIRED), field("number", "years", "\"decimalDigits\": 0"));
    }

    private FormBinder.Bound bind(FormSchema form, String outcome, Map<String, String> typed) {
        Map<String, List<String>> sent = new HashMap<>();
        typed.forEach((name, value) -> sent.put(name, List.of(value)));
        return binder.bind(form, new Input(sent), outcome, Set.of("outcome", "_version")::contains, NOTHING);
    }
}
