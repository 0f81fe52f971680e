package org.zhengcheng.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengcheng.form.FormTexts.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.language.Text;
import org.zhengcheng.material.StoredFile;

@DisplayName("每一种填写项：收什么，不收什么，怎么说")
class FieldCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final UUID FILE = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final String A = "00000000-0000-4000-8000-00000000000a";
    private static final String B = "00000000-0000-4000-8000-00000000000b";
    private static final String C = "00000000-0000-4000-8000-00000000000c";
    private static final Choices CHOICES = new Choices(
            Map.of(
                    "people",
                    List.of(
                            new Field.Option(A, Text.same("党员甲")),
                            new Field.Option(B, Text.same("党员乙")),
                            new Field.Option(C, Text.same("党员丙"))),
                    "branch",
                    List.of(new Field.Option(A, Text.same("第一党支部")))),
            Map.of(FILE, new StoredFile(FILE, "ab".repeat(32), "申请书.pdf", "application/pdf", 9, UUID.randomUUID(), 0)),
            TODAY);
    private static final String OPTIONS = "\"values\": [{\"value\": \"a\", \"label\": \"甲\", \"en\": \"A\"}, "
            + "{\"value\": \"b\", \"label\": \"乙\", \"en\": \"B\"}]";

    @Test
    void aTextHasALengthThatIsCountedInCharactersAndNotInUnits() {
        String field = field("textfield", "text", "\"validate\": {\"minLength\": 2, \"maxLength\": 3}");
        accepted(field, "𠮷𠮷𠮷", "𠮷𠮷𠮷");
        refused(field, "form.tooLong", "四个字了");
        refused(field, "form.tooShort", "一");
    }

    @Test
    void aTextWithoutALimitHasTheUsualOne() {
        accepted(field("textfield", "text", ""), "字".repeat(200), "字".repeat(200));
        refused(field("textfield", "text", ""), "form.tooLong", "字".repeat(201));
        accepted(field("textarea", "text", ""), "字".repeat(5000), "字".repeat(5000));
        refused(field("textarea", "text", ""), "form.tooLong", "字".repeat(5001));
    }

    @Test
    void aTextHoldsNoCharacterThatNobodySees() {
        accepted(field("textarea", "text", ""), "一行\n\t又一行", "一行\n\t又一行");
        refused(field("textarea", "text", ""), "form.controlCharacter", "a\u0000b");
        refused(field("textfield", "text", ""), "form.controlCharacter", "a\u001bb");
    }

    @Test
    void aTextIsNeverCode() {
        for (String text : List.of("${7*7}", "#{7*7}", "<script>alert(1)</script>", "__${7*7}__", "=1+1")) {
            accepted(field("textfield", "text", ""), text, text);
        }
    }

    @Test
    void aPatternRefusesInItsOwnWords() {
        String field = """
                {"type": "textfield", "key": "text", "label": "问", "validate": {"pattern": "^\\\\d{4}$"},
                 "properties": {"en": "Question", "patternMessage": "写四位数字", "patternMessageEn": "Four digits"}}
                """;
        accepted(field, "2026", "2026");
        FieldCheck check = new FieldCheck(CHOICES);
        assertThat(check.value(FormTexts.read(field).fields().get(0), "text", List.of("二〇二六")))
                .isNull();
        assertThat(check.errors()).containsExactly(FieldError.text("text", new Text("写四位数字", "Four digits")));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, form.wholeNumber",
        "abc, form.number",
        "1e3, form.number",
        "0x1F, form.number",
        "１２, form.number",
        "12345678901, form.number",
        "0, form.tooSmall",
        "101, form.tooLarge"
    })
    void aWholeNumberIsRefusedInWordsThatFit(String typed, String code) {
        refused(field("number", "n", "\"decimalDigits\": 0, \"validate\": {\"min\": 1, \"max\": 100}"), code, typed);
    }

    @Test
    void aNumberIsKeptAsANumber() {
        String whole = field("number", "n", "\"decimalDigits\": 0");
        accepted(whole, 12L, "12");
        accepted(whole, 12L, "12.0");
        accepted(whole, -3L, "-3");
        String decimal = field("number", "n", "\"decimalDigits\": 2");
        accepted(decimal, new BigDecimal("10.25"), "10.25");
        refused(decimal, "form.wholeNumber", "10.255");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-13-01", "2026-6-1", "1.6.2026", "tomorrow", "1899-12-31", "2200-01-01"})
    void whatIsNoDateIsRefused(String typed) {
        refused(date("\"future\": \"true\""), "form.date", typed);
    }

    @Test
    void aDateLiesInTheFutureOnlyWhereTheFormSaysSo() {
        accepted(date(""), "2026-06-01", "2026-06-01");
        accepted(date(""), "2024-02-29", "2024-02-29");
        refused(date(""), "form.future", "2026-06-02");
        accepted(date("\"future\": \"true\""), "2026-06-02", "2026-06-02");
    }

    @Test
    void aMonthIsAMonth() {
        accepted(field("month", "m", ""), "2015-07", "2015-07");
        refused(field("month", "m", ""), "form.month", "2015-13");
        refused(field("month", "m", ""), "form.month", "2015");
        refused(field("month", "m", ""), "form.month", "2015-07-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"radio", "select"})
    void aChoiceIsOneOfThoseOffered(String type) {
        accepted(field(type, "c", OPTIONS), "a", "a");
        refused(field(type, "c", OPTIONS), "form.choice", "c");
        refused(field(type, "c", OPTIONS), "form.onlyOne", "a", "b");
    }

    @Test
    void severalTicksAreEachOneOfThoseOffered() {
        accepted(field("checklist", "c", OPTIONS), List.of("a", "b"), "a", "b");
        refused(field("checklist", "c", OPTIONS), "form.choice", "a", "c");
    }

    @Test
    void aTickIsATick() {
        accepted(field("checkbox", "c", ""), true, "true");
        refused(field("checkbox", "c", ""), "form.choice", "on");
        FieldCheck check = new FieldCheck(CHOICES);
        Field required = FormTexts.read(field("checkbox", "c", "\"validate\": {\"required\": true}"))
                .fields()
                .get(0);
        assertThat(check.value(required, "c", List.of())).isNull();
        assertThat(check.errors()).extracting(FieldError::code).containsExactly("form.required.tick");
    }

    @Test
    void aPersonIsOneOfThoseTheCaseOffersAndIsKeptByName() {
        accepted(people(1, 2), List.of(Map.of("id", A, "name", "党员甲")), A);
        refused(people(1, 2), "form.choice", UUID.randomUUID().toString());
        refused(people(1, 2), "form.choice", "党员甲");
    }

    @Test
    void asManyPersonsAsTheFormSaysAndNobodyTwice() {
        refused(people(2, 2), "form.exactly", A);
        refused(people(2, 2), "form.exactly", A, A);
        refused(people(2, 2), "form.exactly", A, B, C);
        refused(people(1, 2), "form.between", A, B, C);
        accepted(people(2, 2), List.of(Map.of("id", A, "name", "党员甲"), Map.of("id", B, "name", "党员乙")), A, B);
        refused(people(2, 2), "form.required.choice");
    }

    @Test
    void anOrganizationIsOneOfThoseOffered() {
        String field = "{\"type\": \"organization\", \"key\": \"branch\", \"label\": \"支部\", "
                + "\"properties\": {\"en\": \"Branch\", \"scope\": \"branches\"}}";
        accepted(field, List.of(Map.of("id", A, "name", "第一党支部")), A);
        refused(field, "form.choice", B);
    }

    @Test
    void aFileIsOneThatThisPersonUploaded() {
        String field = field("filepicker", "f", "\"multiple\": true, \"accept\": \".pdf\"");
        accepted(
                field,
                List.of(Map.of("id", FILE.toString(), "name", "申请书.pdf", "sha256", "ab".repeat(32), "bytes", 9L)),
                FILE.toString());
        refused(field, "form.fileGone", UUID.randomUUID().toString());
        refused(field, "form.fileGone", "../../etc/passwd");
        refused(field, "form.fileGone", "-".repeat(36));
        refused(
                field,
                "form.tooManyFiles",
                Collections.nCopies(21, FILE.toString()).toArray(String[]::new));
    }

    private static String date(String property) {
        return """
                {"type": "datetime", "subtype": "date", "key": "d", "dateLabel": "日期", "properties": {"en": "Date"%s}}
                """.formatted(property.isEmpty() ? "" : ", " + property);
    }

    private static String people(int least, int most) {
        return """
                {"type": "person", "key": "people", "label": "谁",
                 "properties": {"en": "Who", "scope": "branch", "min": "%d", "max": "%d"}}
                """.formatted(least, most);
    }

    private static void accepted(String field, Object value, String... typed) {
        List<FieldError> errors = new ArrayList<>();
        assertThat(check(field, errors, typed)).isEqualTo(value);
        assertThat(errors).isEmpty();
    }

    private static void refused(String field, String code, String... typed) {
        List<FieldError> errors = new ArrayList<>();
        assertThat(check(field, errors, typed)).isNull();
        assertThat(errors).extracting(FieldError::code).containsExactly(code);
    }

    private static Object check(String text, List<FieldError> errors, String... typed) {
        Field field = FormTexts.read(text).fields().get(0);
        FieldCheck check = new FieldCheck(CHOICES);
        Object value = check.value(field, field.key(), List.of(typed));
        errors.addAll(check.errors());
        return value;
    }
}
