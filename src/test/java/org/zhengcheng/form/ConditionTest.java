package org.zhengcheng.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("表单的显示条件只能比较，不能执行")
class ConditionTest {

    @ParameterizedTest(name = "{0}，kind={1}，mobile={2}：{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=kind = \"a\" | a | | true",
                "=kind = \"a\" | b | | false",
                "=kind = \"a\" | | | false",
                "=kind != \"a\" | | | true",
                "=kind = \"\" | | | true",
                "=mobile = true | | true | true",
                "=mobile = false | | true | false",
                // A box without a tick is not sent at all.
                "=mobile = false | | | true",
                "=mobile != true | | | true",
                "=kind = \"a\" and mobile = true | a | true | true",
                "=kind = \"a\" and mobile = true | a | | false",
                "=kind = \"a\" or mobile = true | b | true | true",
                "=kind = \"a\" or mobile = true | b | | false"
            })
    void comparesValues(String text, String kind, String mobile, boolean holds) {
        Condition condition = Condition.parse(text);
        assertThat(condition.test(key -> key.equals("kind") ? kind : mobile)).isEqualTo(holds);
    }

    @Test
    void theScriptOfThePageGetsTheSameComparisonsAsInertText() {
        assertThat(Condition.parse("=kind = \"a\" and mobile != true").forScript())
                .isEqualTo("all kind=a mobile!=true");
        assertThat(Condition.parse("=kind = \"a\" or mobile != true").forScript())
                .isEqualTo("any kind=a mobile!=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = \"a\"",
                "=",
                "=kind",
                "=kind > 1",
                "=kind = 1",
                "=kind = other",
                "=kind == \"a\"",
                "=not(kind = \"a\")",
                "=kind = \"a\" and other = \"b\" or third = \"c\"",
                "=kind = \"a\"; alert(1)",
                "=if kind = \"a\" then true else false",
                "=string length(kind) = \"1\"",
                "=${''.getClass()} = \"a\"",
                "=T(java.lang.Runtime) = \"a\"",
                "=kind.class = \"a\"",
                "=Kind = \"a\""
            })
    void refusesWhateverIsMoreThanAComparison(String text) {
        assertThatThrownBy(() -> Condition.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueIsNeverRead() {
        Condition condition = Condition.parse("=kind = \"${outcome}\"");
        Map<String, String> values = Map.of("kind", "${outcome}", "outcome", "pass");
        assertThat(condition.test(values::get)).isTrue();
        assertThat(condition.test(key -> "pass")).isFalse();
    }
}
